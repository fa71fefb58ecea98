/** A story as somebody watches it: scene after scene, who did what, whether it could be done, and where the case then stood. */
import type { PlainDate, Story } from '@homeward/definition';
import type { CaseRecord } from '../case-record.js';
import type { CompiledPack } from '../compile-pack.js';
import type { Result } from '../decision.js';
import { roleTitle } from '../rules/words.js';
import { activePaths } from '../rules/world.js';
import { playStory } from './play-story.js';
import type { Verdict } from './story-result.js';

export interface Scene {
  readonly on: PlainDate | undefined;
  /** The role that acts; undefined where nobody does. */
  readonly who: string | undefined;
  readonly what: string;
  /** Why it could not be done, with what would have helped; undefined where it was. */
  readonly refused: string | undefined;
  /** What the story expected and did not happen: in the story of a fault, the fault. */
  readonly failing: readonly Pick<Verdict, 'what' | 'expected' | 'got'>[];
  /** Undefined, as the states are none, where nothing could be asked of the case. */
  readonly process: string | undefined;
  /** The states in which the case then stood. */
  readonly current: readonly string[];
}

/** Pure. The scenes of the story's own case, in order; others' cases are not shown. */
export const scenesOf = (compiled: CompiledPack, story: Story): readonly Scene[] => {
  const scenes: Scene[] = [];
  let record: CaseRecord | undefined;
  let last: Result | undefined;
  playStory(compiled, story, {
    asked: ({ ref, before, result }) => {
      if (ref !== story.child.ref) return;
      record = result.kind === 'decision' ? result.next : before;
      last = result;
    },
    judged: (judgement) => {
      const { verdicts } = judgement;
      const failing = verdicts
        .filter(({ holds }) => !holds)
        .map(({ what, expected, got }) => ({ what, expected, got }));
      if ('record' in judgement) record = judgement.record;
      if (judgement.kind !== 'step' && failing.length === 0) return;
      const at = { failing, process: record?.process, current: record === undefined ? [] : activePaths(record.state) };
      if (judgement.kind === 'step') {
        const { on, actor, event } = judgement.step;
        scenes.push({
          ...at,
          on,
          who: roleTitle(compiled.pack, actor),
          what: titleOf(compiled, event),
          refused: refusedBy(last),
        });
      } else if (judgement.kind === 'access') {
        const { on, actor, resource } = judgement.access;
        scenes.push({
          ...at,
          on,
          who: roleTitle(compiled.pack, actor),
          what: `Looks at ${resource}`,
          refused: undefined,
        });
      } else scenes.push({ ...at, on: undefined, who: undefined, what: 'Where this ends', refused: undefined });
      last = undefined;
    },
  });
  return scenes;
};

const titleOf = ({ pack }: CompiledPack, event: string): string =>
  Object.values(pack.processes).find(({ events }) => Object.hasOwn(events, event))?.events[event]?.title ?? event;

const refusedBy = (result: Result | undefined): string | undefined =>
  result?.kind !== 'refusal'
    ? undefined
    : [result.sentence, ...result.unlocks.map(({ sentence }) => sentence.replace(/[^.]$/, '$&.'))].join(' ');
