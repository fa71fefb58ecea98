/** Whether anybody would notice that a pack was changed: its checks first, then walkthroughs, the likeliest first, until one fails. */
import { type ChangedPack, type Pack, type Problem, runChecks, type Story } from '@homeward/definition';
import { type CompiledPack, compilePack } from '../compile-pack.js';
import { remembered } from '../remembered.js';
import { playStory } from '../story/play-story.js';
import { verdictLine } from '../story/story-result.js';

export type Noticed =
  | { readonly kind: 'check'; readonly check: string; readonly sentence: string }
  | { readonly kind: 'walkthrough'; readonly story: string; readonly sentence: string };

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
  const problem = 'problems' in changed ? changed.problems[0] : newError(before.pack, changed.pack);
  if (problem !== undefined)
    return { kind: 'check', check: problem.check, sentence: `${problem.path}: ${problem.sentence}` };
  if (!('pack' in changed)) return undefined;
  const compiled = compilePack(changed.pack, before);
  for (const story of stories) {
    const sentence = failure(compiled, story);
    if (sentence !== undefined) return { kind: 'walkthrough', story: story.id, sentence };
  }
  return undefined;
};

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
