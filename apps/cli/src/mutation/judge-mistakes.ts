/** Makes mistakes in a pack, one after the other, and asks of each whether anybody notices. */
import type { Pack, Story } from '@homeward/definition';
import {
  compilePack,
  likeliestFirst,
  type Mistake,
  type Noticed,
  noticesChange,
  pickMistakes,
  traceStory,
  withMistake,
} from '@homeward/engine';
import { seededRandom } from '@homeward/ssda903';

/** A share of the mistakes of one seed: every `of`-th, beginning with `share`. */
export interface MistakeWork {
  readonly pack: Pack;
  readonly stories: readonly Story[];
  readonly seed: number;
  readonly count: number;
  readonly share: number;
  readonly of: number;
}

/** A mistake in words, and who notices it first; nobody when it survives. */
export interface Judged extends Omit<Mistake, 'make'> {
  readonly index: number;
  readonly noticed?: Noticed;
}

/** What came of a share; or the walkthroughs that do not hold as it is, which could notice nothing. */
export type JudgedShare = { readonly judged: readonly Judged[] } | { readonly failing: readonly string[] };

export const judgeMistakes = ({ pack, stories, seed, count, share, of }: MistakeWork): JudgedShare => {
  const compiled = compilePack(pack);
  const traces = stories.map((story) => traceStory(compiled, story));
  const failing = traces.filter(({ result }) => result.verdicts.some(({ holds }) => !holds)).map(({ story }) => story);
  if (failing.length > 0) return { failing };
  const judged = pickMistakes(pack, count, seededRandom(seed)).flatMap((mistake, index): Judged[] => {
    if (index % of !== share) return [];
    const { make: _make, ...told } = mistake;
    const noticed = noticesChange(compiled, withMistake(pack, mistake), likeliestFirst(mistake.place, traces, stories));
    return [{ ...told, index, ...(noticed === undefined ? {} : { noticed }) }];
  });
  return { judged };
};
