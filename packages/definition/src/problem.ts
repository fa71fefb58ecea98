/** What a check says about a pack: where, what in a sentence, how bad, and what to do about it. */

export type Severity = 'error' | 'warning';

export interface Problem {
  /** The check that found it, e.g. `states-reachable`. */
  readonly check: string;
  readonly severity: Severity;
  /** File and place inside it: `processes/child-permanence/chart.json#/states/care`. */
  readonly path: string;
  /** One sentence a process owner can read. */
  readonly sentence: string;
  /** What to do, often the nearest known name. */
  readonly suggestion?: string;
}
