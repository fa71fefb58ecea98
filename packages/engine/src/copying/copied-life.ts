/** The life of a child as a copy holds it: what is needed to tell it again, and nothing that names anybody. */
import type { CaseRecord } from '../case-record.js';
import type { AuditEntry } from '../decision.js';
import type { NewCase } from '../new-case.js';

export interface CopiedLife {
  readonly opening: NewCase;
  /** The case as its last move to another version left it: what was before belongs to a procedure that has been left. Absent when it was never moved. */
  readonly since?: CaseRecord;
  /** Everything that happened since, in order of revision. */
  readonly entries: readonly AuditEntry[];
  /** The case as it stands. */
  readonly stands: CaseRecord;
}

/** What a copy says something made-up of, and how often; for whoever reads it. */
export interface Replaced {
  /** Names and other texts that somebody wrote. */
  readonly texts: number;
  /** References of the child, of families and of other cases. */
  readonly references: number;
  /** People who recorded something or were given to the child. */
  readonly people: number;
  /** Numbers that no rule of the procedure looks at, in answers and facts. */
  readonly numbers: number;
}
