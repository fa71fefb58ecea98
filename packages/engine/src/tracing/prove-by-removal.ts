/** Takes out, one after the other, the elements for which a clause is said to be executed: a claim that nobody would miss does not survive. */
import { type Story, withoutPlace } from '@homeward/definition';
import type { CompiledPack } from '../compile-pack.js';
import type { CitingElement, ClauseCoverage } from './clause-coverage.js';
import { type Noticed, noticesChange } from './notices-change.js';

/**
 * @param clauses as the trace has it
 * @param stories the walkthroughs, all of which hold
 * @returns the same clauses; one whose every citing element can be taken out unnoticed is open
 */
export const proveByRemoval = (
  compiled: CompiledPack,
  clauses: readonly ClauseCoverage[],
  stories: readonly Story[],
): ClauseCoverage[] => {
  const known = new Map<string, Noticed | undefined>();
  const byId = new Map(stories.map((story) => [story.id, story]));
  const noticed = (place: string, passedBy: readonly string[]): Noticed | undefined => {
    if (!known.has(place)) {
      const playing = passedBy.flatMap((id) => byId.get(id) ?? []);
      known.set(place, noticesChange(compiled, withoutPlace(compiled.pack, place), playing));
    }
    return known.get(place);
  };
  return clauses.map((clause) => {
    const claims = clause.elements.filter(({ checkedBy }) => checkedBy.length > 0);
    if ((clause.how !== 'executed' && clause.how !== 'reported') || claims.length === 0) return clause;
    const missed = missedBy(claims, noticed);
    if (missed !== undefined) return { ...clause, missedBy: missed };
    const titles = claims.map(({ element }) => `"${element.title}"`).join(', ');
    const where = claims[0]?.element.place;
    return {
      ...clause,
      how: 'open',
      because: `Taken out, it is missed by no check and no walkthrough: ${titles}.`,
      ...(where === undefined ? {} : { where }),
    };
  });
};

/** One that a walkthrough misses is the better proof, so the elements are gone through until one is found. */
const missedBy = (
  claims: readonly CitingElement[],
  noticed: (place: string, passedBy: readonly string[]) => Noticed | undefined,
): Noticed['kind'] | undefined => {
  let kind: Noticed['kind'] | undefined;
  for (const { element, checkedBy, passedBy } of claims) {
    kind = noticed(element.place, [...new Set([...checkedBy, ...passedBy])])?.kind ?? kind;
    if (kind === 'walkthrough') return kind;
  }
  return kind;
};
