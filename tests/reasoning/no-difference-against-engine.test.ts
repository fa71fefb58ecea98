/** A mistake that is said to make no difference makes none: random packs with random mistakes, each held against the pack as it was in hundreds of random cases. */
import type { Pack } from '@homeward/definition';
import {
  type CompiledPack,
  compilePack,
  decide,
  type Mistake,
  noDifference,
  openActions,
  possibleMistakes,
  withMistake,
} from '@homeward/engine';
import { describe, expect, it } from '@jest/globals';
import { isThorough } from '../how-thorough.js';
import { type Draw, drawing } from './drawing.js';
import { type RandomHappening, randomHappening } from './random-happening.js';
import { randomProcessPack } from './random-process.js';

const KINDS: ReadonlySet<Mistake['kind']> = new Set([
  'transition dropped',
  'condition turned round',
  'condition dropped',
  'value changed',
  'grant dropped',
  'role of a grant dropped',
]);

interface Claim {
  readonly mistake: Mistake;
  readonly changed: Pack;
  readonly because: string;
}

const claimsIn = (pack: Pack, draw: Draw): Claim[] =>
  possibleMistakes(pack, { whole: (least, most) => least + draw.below(most - least + 1) }).flatMap((mistake) => {
    if (!KINDS.has(mistake.kind)) return [];
    const changed = withMistake(pack, mistake);
    if ('problems' in changed) throw new Error(JSON.stringify(changed.problems));
    const because = noDifference(pack, changed.pack, mistake);
    return because === undefined ? [] : [{ mistake, changed: changed.pack, because }];
  });

/** All that a person meets: what comes of it, or the refusal word for word; and what the list says can be done next. */
const met = (compiled: CompiledPack, { record, command, circumstances }: RandomHappening): string =>
  JSON.stringify([decide(compiled, record, command, circumstances), openActions(compiled, record, circumstances)]);

/** Of each reason so many claims are tried in a pack, in the cases that speak of the same event first. */
const MOST_CLAIMS = 30;
const MOST_CASES = 50;
const CASES = 1_200;
const PACKS = isThorough ? 40 : 3;
const PATIENCE = 900_000;

const someOf = (claims: readonly Claim[], draw: Draw): Claim[] => {
  const taken = new Map<string, number>();
  const inChance = claims
    .map((claim) => ({ claim, at: draw.below(1_000_000) }))
    .sort((one, other) => one.at - other.at);
  return inChance
    .map(({ claim }) => claim)
    .filter(({ because }) => {
      const before = taken.get(because) ?? 0;
      taken.set(because, before + 1);
      return before < MOST_CLAIMS;
    });
};

/** The case stands where the transition begins, and what comes is what the mistake is about. */
const speaksOf = ({ command, record }: RandomHappening, { mistake: { place } }: Claim): boolean => {
  const states = /#\/states\/(.+)\/on\//.exec(place)?.[1]?.split('/states/').join('.');
  return 'event' in command && place.includes(command.event) && (states === undefined || states in record.entered);
};

describe('what is said to make no difference', () => {
  it(
    `makes none to any case (${PACKS} random packs${isThorough ? '' : ' of 40'})`,
    () => {
      const wrong: string[] = [];
      const claims = new Map<string, number>();
      let idleGuards = 0;
      for (let seed = 1; seed <= PACKS; seed += 1) {
        const draw = drawing(5000 + seed);
        const pack = randomProcessPack(draw);
        const compiled = compilePack(pack);
        const happenings = Array.from({ length: CASES }, () => randomHappening(draw, pack));
        const found = new Map<RandomHappening, string>();
        const before = (happening: RandomHappening): string => {
          const known = found.get(happening) ?? met(compiled, happening);
          found.set(happening, known);
          return known;
        };
        for (const claim of someOf(claimsIn(pack, draw), draw)) {
          const { mistake, changed, because } = claim;
          if (mistake.kind !== 'transition dropped' && because.includes('the transition leads nowhere'))
            idleGuards += 1;
          for (const reason of because.split('; ')) claims.set(reason, (claims.get(reason) ?? 0) + 1);
          const after = compilePack(changed, compiled);
          const own = happenings.filter((happening) => speaksOf(happening, claim));
          const tried = [...own, ...happenings].slice(0, MOST_CASES);
          const other = tried.find((happening) => met(after, happening) !== before(happening));
          if (other !== undefined)
            wrong.push(
              JSON.stringify({
                seed,
                place: mistake.place,
                before: mistake.before,
                after: mistake.after,
                because,
                other,
              }),
            );
        }
      }
      expect(wrong.slice(0, 3)).toEqual([]);
      // Each kind of proof was tried, and often.
      expect([...claims.values()].every((made) => made >= PACKS)).toBe(true);
      expect(claims.size).toBeGreaterThanOrEqual(7);
      // What leads nowhere may be asked for anything, as well as be gone.
      expect(idleGuards).toBeGreaterThanOrEqual(PACKS);
    },
    PATIENCE,
  );
});
