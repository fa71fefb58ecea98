/** Which states would accept an event, and what their guards lack: why an action is not open now. */
import type { Chart, Guard, Process, StateNode, Transition } from '@homeward/definition';
import { regionTitle, stateTitle } from './chart/state-titles.js';
import type { Unlock } from './decision.js';
import { remembered } from './remembered.js';
import { type Lack, lackInWords, lacks, lacksOnlyAnswers } from './rules/explain-rule.js';
import { upperFirst, type Words } from './rules/words.js';
import { activePaths, type World } from './rules/world.js';

const list = (entry: Transition | Transition[] | undefined): readonly Transition[] =>
  entry === undefined ? [] : Array.isArray(entry) ? entry : [entry];

interface Accepting {
  /** '' for the process as a whole. */
  readonly path: string;
  readonly transitions: readonly Transition[];
}

const accepting = (process: Process, event: string): readonly Accepting[] =>
  acceptingOf(process.chart).get(event) ?? [];

/** Event -> every state that has transitions for it, outermost first. */
const acceptingOf = remembered((chart: Chart): ReadonlyMap<string, readonly Accepting[]> => {
  const found = new Map<string, Accepting[]>();
  const note = (path: string, on: StateNode['on']): void => {
    for (const [event, entry] of Object.entries(on ?? {})) {
      const transitions = list(entry);
      if (transitions.length > 0) found.set(event, [...(found.get(event) ?? []), { path, transitions }]);
    }
  };
  const visit = (states: Record<string, StateNode> | undefined, prefix: string): void => {
    for (const [name, node] of Object.entries(states ?? {})) {
      note(prefix + name, node.on);
      visit(node.states, `${prefix}${name}.`);
    }
  };
  note('', chart.on);
  visit(chart.states, '');
  return found;
});

const guardLacks = (guard: Guard | undefined, world: World): readonly Lack[] =>
  guard === undefined ? [] : lacks(guard.params.rule, world);

const isActive = (active: readonly string[], path: string): boolean => path === '' || active.includes(path);

/** Whether some active state would take the event, given the right answers. */
export const couldBeAccepted = (process: Process, event: string, world: World): boolean => {
  const active = activePaths(world.state);
  return accepting(process, event).some(
    ({ path, transitions }) =>
      isActive(active, path) &&
      transitions.some(({ guard }) => guard === undefined || lacksOnlyAnswers(guard.params.rule, world)),
  );
};

/**
 * What would have to change for the event to be accepted: the guard of an active state that lacks least, else the states that would accept it.
 */
export const whyNotAccepted = (process: Process, event: string, world: World, words: Words): Unlock[] => {
  const active = activePaths(world.state);
  const all = accepting(process, event);
  const shut = all
    .filter(({ path }) => isActive(active, path))
    .flatMap(({ transitions }) =>
      transitions.map((transition) => ({ transition, lacking: guardLacks(transition.guard, world) })),
    );
  const nearest = shut.reduce<(typeof shut)[number] | undefined>(
    (least, one) => (least === undefined || one.lacking.length < least.lacking.length ? one : least),
    undefined,
  );
  if (nearest !== undefined) {
    const source = nearest.transition.meta?.sources?.[0];
    return nearest.lacking.map((part) => ({
      kind: part.field.startsWith('answer.') ? 'answer' : part.truth === 'unknown' ? 'fact' : 'rule',
      sentence: upperFirst(lackInWords(part, world, words).sentence),
      ...(source === undefined ? {} : { source }),
    }));
  }
  return byRegion(all).map(([region, titles]) => ({
    kind: 'state',
    sentence: `${upperFirst(regionTitle(process, region))} must be at ${titles.map((title) => `"${title}"`).join(' or ')}`,
  }));

  function byRegion(entries: readonly Accepting[]): [string, string[]][] {
    const regions = new Map<string, string[]>();
    for (const { path } of entries) {
      const region = path.split('.').slice(0, -1).join('.') || path;
      regions.set(region, [...(regions.get(region) ?? []), stateTitle(process, path)]);
    }
    return [...regions];
  }
};
