/** Whether anybody would notice that a pack was changed: its checks first, then walkthroughs, the likeliest first, until one fails. */
import { type ChangedPack, type Pack, runChecks, type Story } from '@homeward/definition';
import { type CompiledPack, compilePack } from '../compile-pack.js';
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
  const problem = 'problems' in changed ? changed.problems[0] : firstError(changed.pack);
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

const firstError = (pack: Pack) => runChecks(pack).find(({ severity }) => severity === 'error');

/** What a checked pack makes the engine throw is noticed as well as a wrong answer is. */
const failure = (compiled: CompiledPack, story: Story): string | undefined => {
  try {
    const wrong = playStory(compiled, story).verdicts.find(({ holds }) => !holds);
    return wrong === undefined ? undefined : verdictLine(story.id, wrong);
  } catch (error) {
    return `${story.id}: ${error instanceof Error ? error.message : String(error)}`;
  }
};
