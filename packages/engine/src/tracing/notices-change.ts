/** Whether anybody would notice that a pack was changed: its checks first, then walkthroughs, the likeliest first, until one fails. */
import { type ChangedPack, type Pack, type Problem, runChecks, type Story } from '@homeward/definition';
import { type CompiledPack, compilePack } from '../compile-pack.js';
import { remembered } from '../remembered.js';
import { playStory } from '../story/play-story.js';
import { verdictLine } from '../story/story-result.js';

export type Noticed =
  | { readonly kind: 'check'; readonly check: string; readonly sentence: string }
  | { readonly kind: 'walkthrough'; readonly story: string; readonly sentence: string };

/** Walkthroughs that are played before the checks, which take as long as many of them. */
const FIRST_STORIES = 12;

/**
 * @param before the pack as it was, which holds: what did not change is not built again
 * @param stories in the order in which they are to be played; a walkthrough about what changed finds it soonest
 * @returns who notices first; undefined when nobody does
 */
export const noticesChange = (
  before: CompiledPack,
  changed: ChangedPack,
  stories: Iterable<Story>,
): Noticed | undefined => {
  if ('problems' in changed) return byCheck(changed.problems[0]);
  const all = [...stories];
  let compiled: CompiledPack | undefined;
  try {
    compiled = compilePack(changed.pack, before);
  } catch {
    // What cannot be built is for the checks to say.
    compiled = undefined;
  }
  const played = (some: readonly Story[]): Noticed | undefined => {
    for (const story of compiled === undefined ? [] : some) {
      const sentence = compiled === undefined ? undefined : failure(compiled, story);
      if (sentence !== undefined) return { kind: 'walkthrough', story: story.id, sentence };
    }
    return undefined;
  };
  return (
    played(all.slice(0, FIRST_STORIES)) ??
    byCheck(newError(before.pack, changed.pack)) ??
    played(all.slice(FIRST_STORIES))
  );
};

const byCheck = (problem: Problem | undefined): Noticed | undefined =>
  problem === undefined
    ? undefined
    : { kind: 'check', check: problem.check, sentence: `${problem.path}: ${problem.sentence}` };

/** What was wrong before the change tells nothing of it. */
const newError = (before: Pack, changed: Pack): Problem | undefined =>
  errorsOf(changed).find((problem) => !knownErrors(before).has(nameOf(problem)));

const errorsOf = (pack: Pack): Problem[] => runChecks(pack).filter(({ severity }) => severity === 'error');
const knownErrors = remembered((pack: Pack): ReadonlySet<string> => new Set(errorsOf(pack).map(nameOf)));
const nameOf = ({ path, sentence }: Problem): string => `${path} ${sentence}`;

/** What a checked pack makes the engine throw is noticed as well as a wrong answer is. */
const failure = (compiled: CompiledPack, story: Story): string | undefined => {
  try {
    const wrong = playStory(compiled, story).verdicts.find(({ holds }) => !holds);
    return wrong === undefined ? undefined : verdictLine(story.id, wrong);
  } catch (error) {
    return `${story.id}: ${error instanceof Error ? error.message : String(error)}`;
  }
};
