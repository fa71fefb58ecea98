/** Makes mistakes in a pack, one after the other, and asks of each whether anybody notices. */
import type { Pack, Story } from '@homeward/definition';
import {
  compilePack,
  howNear,
  likeliestFirst,
  type Mistake,
  type Noticed,
  noDifference,
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

/** A mistake in words, and who notices it first. */
export interface Judged extends Omit<Mistake, 'make'> {
  readonly index: number;
  readonly noticed?: Noticed;
  /** Where nobody notices it: that nobody can, as is proven, or how near the walkthroughs come. */
  readonly survives?: { readonly proven: boolean; readonly because: string };
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
    const changed = withMistake(pack, mistake);
    const noticed = noticesChange(compiled, changed, likeliestFirst(mistake.place, traces, stories));
    if (noticed !== undefined) return [{ ...told, index, noticed }];
    const proof = 'problems' in changed ? undefined : noDifference(pack, changed.pack, mistake);
    const because = proof ?? howNear(mistake.place, traces);
    return [{ ...told, index, survives: { proven: proof !== undefined, because } }];
  });
  return { judged };
};
