/** A case with its whole history, as it is re-run against another pack, and what came of that. */
import type { PlainDate } from '@homeward/definition';
import type { EntryChanges } from '../audit/entry-changes.js';
import type { CaseRecord } from '../case-record.js';
import type { AuditEntry } from '../decision.js';
import type { NewCase } from '../new-case.js';

/** An entry with what it changed when it was recorded. */
export interface PastEntry {
  readonly entry: AuditEntry;
  readonly changes: EntryChanges;
}

export interface LiveCase {
  readonly opening: NewCase;
  /** The case as its last move to another version left it: what was before belongs to a procedure that has been left. Absent when it was never moved. */
  readonly since?: CaseRecord;
  /** Everything that happened since, in order of revision. */
  readonly entries: readonly PastEntry[];
  /** The case as it stands. */
  readonly stands: CaseRecord;
}

/** Why an entry does not conform: it is refused; it leads elsewhere; it moves documents otherwise; it leaves other facts behind. */
export type BreakReason = 'refused' | 'state' | 'documents' | 'facts';

/** The first entry of a history that the other pack would not have taken as it was. */
export interface ReplayBreak {
  readonly revision: number;
  readonly event: string;
  readonly document?: string;
  readonly on: PlainDate;
  readonly why: BreakReason;
  /** For a process owner; no personal details. */
  readonly sentence: string;
  /** What would have made it possible, or what is missing; in words. */
  readonly lacks: readonly string[];
}

/** Something that would stand otherwise today although the whole history conforms. */
export interface ReplayDifference {
  readonly touches: 'steps' | 'limits' | 'tasks' | 'notices' | 'documents' | 'facts' | 'permissions';
  /** The limit's, task's, notice's, document's or fact's key; the state's path; `role may what` of a permission. */
  readonly key: string;
  readonly kind: 'added' | 'removed' | 'changed';
  /** In words: how it stands, and how it would. Days are ISO dates. */
  readonly before?: string;
  readonly after?: string;
}

export interface CaseReplay {
  readonly caseId: string;
  readonly conforms: boolean;
  /** Entries that were re-run, the one that does not conform included. */
  readonly entries: number;
  readonly broke?: ReplayBreak;
  /** Empty for a case that does not conform: nobody can say where it would stand. */
  readonly differences: readonly ReplayDifference[];
}
