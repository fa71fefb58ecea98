/** Where a case stands in its chart, and a step from there. */
import type { CaseRecord, StateValue } from '../case-record.js';

export interface Position {
  readonly state: StateValue;
  readonly history?: NonNullable<CaseRecord['history']>;
}

export interface Step {
  readonly position: Position;
  readonly left: readonly string[];
  readonly entered: readonly string[];
  /** Clauses named by the transitions that were taken. */
  readonly sources: readonly string[];
}
