/** What a story that was found is called: where the case stood, and what is recorded. */
import type { Pack, Process, Story } from '@homeward/definition';
import { regionTitle, stateTitle } from '../chart/state-titles.js';
import { processFor } from '../story/story-names.js';

const MOST_NAMED = 2;

export const titleOf = (pack: Pack, story: Story): string => {
  const other = story.others?.[0];
  const id = other?.process ?? processFor(pack, []);
  const process = id === undefined ? undefined : pack.processes[id];
  if (process === undefined) return story.id;
  const from = whereItStood(process, other?.state ?? story.given?.state);
  return `${from === '' ? '' : `${from}: `}${whatHappens(process, story)}`;
};

const whereItStood = (process: Process, state: unknown): string =>
  typeof state !== 'object' || state === null
    ? ''
    : Object.entries(state)
        .filter(([region]) => !Object.keys(state).some((other) => other.startsWith(`${region}.`)))
        .map(([region, name]) => `${regionTitle(process, region)} at “${stateTitle(process, `${region}.${name}`)}”`)
        .join(', ');

const whatHappens = (process: Process, story: Story): string => {
  const asked = [
    ...(story.access === undefined ? [] : ['who may do what']),
    ...(story.forms === undefined ? [] : ['what forms ask']),
    ...(story.trackers === undefined ? [] : ['which lists the child is on']),
    ...(story.says === undefined ? [] : ['what is said of the case']),
  ];
  if (asked.length > 0) return asked.join(', ');
  if (story.steps.some(({ actor }) => actor === 'system')) return 'what time brings';
  const titles = [
    ...new Set(
      story.steps.map(
        ({ event, expect }) => `${process.events[event]?.title ?? event}${expect.allowed ? '' : ' (refused)'}`,
      ),
    ),
  ];
  const named = titles.slice(0, MOST_NAMED).join(', then ');
  const more = titles.length - MOST_NAMED;
  return more > 0 ? `${named}, and ${more} more` : named;
};
