/** How each clause of an authority's own procedure is covered: executed by a walkthrough that would miss it, shown, reported, or open. */
import { type Clause, elementsOf, type Pack, type PackElement, valueAtPlace } from '@homeward/definition';
import type { StoryTrace } from './trace-story.js';

export const COVERED_HOW = ['executed', 'shown', 'reported', 'open'] as const;
export type CoveredHow = (typeof COVERED_HOW)[number];

export interface CitingElement {
  readonly element: PackElement;
  /** Walkthroughs that pass through it. */
  readonly passedBy: readonly string[];
  /** Of these, the ones that state an expectation about its effect. */
  readonly checkedBy: readonly string[];
}

export interface ClauseCoverage {
  readonly id: string;
  readonly clause: Clause;
  readonly how: CoveredHow;
  readonly elements: readonly CitingElement[];
  /** Walkthroughs that would miss it. */
  readonly walkthroughs: readonly string[];
  /** Why it is open; or why showing or reporting it is enough, in the pack's own words. */
  readonly because?: string;
  /** When elements were taken out: who missed one first. */
  readonly missedBy?: 'check' | 'walkthrough';
  /** Where it is shown or reported; of an open clause, where to begin. */
  readonly where?: string;
}

/** Classes that state no rule for a machine: to show them is to follow them (DOMAIN 2.2). */
const TO_BE_SHOWN: ReadonlySet<string> = new Set(['DEFN', 'PRINCIPLE', 'GUIDANCE']);

/** The clauses of the authority's own procedure, in the order of their numbers. */
export const ownClauses = (pack: Pack): [string, Clause][] =>
  Object.entries(pack.sources.clauses)
    .filter(([id]) => id.startsWith(`R-${pack.authority.id}-`))
    .sort(([a], [b]) => a.localeCompare(b, 'en', { numeric: true }));

export const clauseCoverage = (pack: Pack, traces: readonly StoryTrace[]): ClauseCoverage[] => {
  const citing = new Map<string, CitingElement[]>();
  for (const element of elementsOf(pack)) {
    if (element.sources.length === 0) continue;
    const passed = traces.filter((trace) => trace.passed.has(element.place));
    const checked = passed.filter((trace) => trace.checked.has(element.place));
    const one = { element, passedBy: passed.map(storyOf), checkedBy: checked.map(storyOf) };
    for (const source of new Set(element.sources)) citing.set(source, [...(citing.get(source) ?? []), one]);
  }
  return ownClauses(pack).map(([id, clause]) => covered(pack, id, clause, citing.get(id) ?? []));
};

const storyOf = ({ story }: StoryTrace): string => story;

const covered = (pack: Pack, id: string, clause: Clause, elements: readonly CitingElement[]): ClauseCoverage => {
  const walkthroughs = [...new Set(elements.flatMap(({ checkedBy }) => checkedBy))];
  const found = { id, clause, elements, walkthroughs };
  // A case that stands somewhere carries out no definition and no principle.
  const isToBeShown = TO_BE_SHOWN.has(clause.cls ?? '');
  const checked = elements.filter(
    ({ checkedBy, element }) => checkedBy.length > 0 && !(isToBeShown && element.kind === 'state'),
  );
  const { coveredAs } = clause;
  if (coveredAs?.how === 'shown') return asThePackSays(pack, found, coveredAs);
  if (checked.some(({ element }) => element.kind !== 'tracker')) return { ...found, how: 'executed' };
  const [tracker] = checked;
  if (tracker !== undefined) return { ...found, how: 'reported', where: tracker.element.place };
  if (coveredAs !== undefined) return asThePackSays(pack, found, coveredAs);
  const shown = elements.find(({ element }) => element.shows !== undefined)?.element;
  if (shown !== undefined && isToBeShown) return { ...found, how: 'shown', where: shown.place };
  return { ...found, how: 'open', ...whyOpen(elements, shown) };
};

/** Whoever wrote the pack says that showing or reporting is all there is to do: passing by something that cites the clause makes no more of it. */
const asThePackSays = (
  pack: Pack,
  found: Omit<ClauseCoverage, 'how'>,
  { how, where, because }: NonNullable<Clause['coveredAs']>,
): ClauseCoverage =>
  valueAtPlace(pack, where) === undefined
    ? { ...found, how: 'open', because: `The pack says that it is ${how} at ${where}, and nothing stands there.` }
    : { ...found, how, where, because };

const whyOpen = (
  elements: readonly CitingElement[],
  shown: PackElement | undefined,
): Pick<ClauseCoverage, 'because' | 'where'> => {
  const [first] = elements;
  if (first === undefined) return { because: 'Nothing in the pack cites it.' };
  const passed = elements.find(({ passedBy }) => passedBy.length > 0);
  if (passed !== undefined)
    return {
      where: passed.element.place,
      because: `${several(passed.passedBy)} ${passed.passedBy.length === 1 ? 'passes' : 'pass'} through "${passed.element.title}" and would not miss it: state an expectation about its effect.`,
    };
  if (shown !== undefined)
    return {
      where: shown.place,
      because: `It is only shown, at "${shown.title}". Let a walkthrough pass through an element that cites it, or say in \`coveredAs\` why showing it is enough.`,
    };
  const more = elements.length === 1 ? '' : ` and ${elements.length - 1} more`;
  return {
    where: first.element.place,
    because: `No walkthrough passes through what cites it: "${first.element.title}"${more}.`,
  };
};

const MOST_NAMED = 3;
const several = (stories: readonly string[]): string =>
  stories.length <= MOST_NAMED
    ? stories.join(', ')
    : `${stories.slice(0, MOST_NAMED).join(', ')} and ${stories.length - MOST_NAMED} more`;
