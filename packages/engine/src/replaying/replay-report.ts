/** Sums up re-runs: how many cases conform, what breaks the others, and what would stand otherwise. Parts that several workers made are added together. */
import type { PlainDate } from '@homeward/definition';
import type { BreakReason, CaseReplay, ReplayDifference } from './live-case.js';

/** A case that does not conform. */
export interface NotConforming {
  readonly caseId: string;
  /** The authority's own reference, never a name. */
  readonly reference: string;
  readonly revision: number;
  readonly on: PlainDate;
}

/** Cases that break alike. */
export interface BreakGroup {
  readonly key: string;
  readonly event: string;
  readonly document?: string;
  readonly why: BreakReason;
  readonly sentence: string;
  /** What the first few of them lack. */
  readonly lacks: readonly string[];
  readonly cases: readonly NotConforming[];
}

/** Cases in which the same thing would stand otherwise. */
export interface DifferenceGroup {
  readonly touches: ReplayDifference['touches'];
  readonly key: string;
  readonly kind: ReplayDifference['kind'];
  readonly count: number;
  /** The first few, with how it stands and how it would. */
  readonly examples: readonly (Pick<ReplayDifference, 'before' | 'after'> & { readonly reference: string })[];
}

export interface ReplayReport {
  readonly cases: number;
  readonly conforming: number;
  /** Conforming cases in which something would stand otherwise. */
  readonly differing: number;
  readonly entries: number;
  readonly breaks: readonly BreakGroup[];
  readonly differences: readonly DifferenceGroup[];
}

export const EMPTY_REPORT: ReplayReport = {
  cases: 0,
  conforming: 0,
  differing: 0,
  entries: 0,
  breaks: [],
  differences: [],
};

const EXAMPLES = 5;

/** Grows with the number of cases that do not conform and of things that differ, not with that of cases. */
export class ReplaySum {
  private cases = 0;
  private conforming = 0;
  private differing = 0;
  private entries = 0;
  private readonly breaks = new Map<string, BreakGroup & { cases: NotConforming[]; lacks: string[] }>();
  private readonly differences = new Map<string, { count: number; one: ReplayDifference; examples: Example[] }>();

  add(reference: string, { caseId, conforms, entries, broke, differences }: CaseReplay): void {
    this.cases += 1;
    this.entries += entries;
    if (conforms) this.conforming += 1;
    if (differences.length > 0) this.differing += 1;
    if (broke !== undefined) {
      const { revision, on, ...alike } = broke;
      this.group(alike).cases.push({ caseId, reference, revision, on });
    }
    for (const one of differences) {
      const known = this.difference(one);
      known.count += 1;
      if (known.examples.length < EXAMPLES) known.examples.push(exampleOf(reference, one));
    }
  }

  addReport(report: ReplayReport): void {
    this.cases += report.cases;
    this.conforming += report.conforming;
    this.differing += report.differing;
    this.entries += report.entries;
    for (const { cases, key: _key, ...alike } of report.breaks) {
      const group = this.group(alike);
      for (const one of cases) group.cases.push(one);
    }
    for (const { count, examples, ...one } of report.differences) {
      const known = this.difference(one);
      known.count += count;
      known.examples.push(...examples.slice(0, EXAMPLES - known.examples.length));
    }
  }

  /** The most frequent first; the same cases in any order give the same report. */
  report(): ReplayReport {
    return {
      cases: this.cases,
      conforming: this.conforming,
      differing: this.differing,
      entries: this.entries,
      breaks: [...this.breaks.values()]
        .map((group) => ({
          ...group,
          lacks: group.lacks.toSorted(),
          cases: group.cases.toSorted((a, b) => (a.reference < b.reference ? -1 : 1)),
        }))
        .sort((a, b) => b.cases.length - a.cases.length || (a.key < b.key ? -1 : 1)),
      differences: [...this.differences.values()]
        .map(({ count, one: { touches, key, kind }, examples }) => ({ touches, key, kind, count, examples }))
        .sort((a, b) => b.count - a.count || (`${a.touches} ${a.key}` < `${b.touches} ${b.key}` ? -1 : 1)),
    };
  }

  private group(alike: Omit<BreakGroup, 'key' | 'cases'>) {
    const { lacks, ...group } = alike;
    const key = [group.why, group.event, group.document ?? '', group.sentence].join('|');
    const known = this.breaks.get(key) ?? { ...group, lacks: [], key, cases: [] };
    for (const one of lacks) if (known.lacks.length < EXAMPLES && !known.lacks.includes(one)) known.lacks.push(one);
    this.breaks.set(key, known);
    return known;
  }

  private difference(one: ReplayDifference) {
    const key = `${one.touches} ${one.kind} ${one.key}`;
    const known = this.differences.get(key) ?? { count: 0, one, examples: [] };
    this.differences.set(key, known);
    return known;
  }
}

type Example = DifferenceGroup['examples'][number];

const exampleOf = (reference: string, { before, after }: ReplayDifference): Example => ({
  reference,
  ...(before === undefined ? {} : { before }),
  ...(after === undefined ? {} : { after }),
});
