/** The answer to a command: the complete set of changes as data, or why not, in words. */
import type { FactValue, PlainDate } from '@homeward/definition';
import type { CaseLink, CaseRecord, DeadlineRecord, DocumentRecord, TaskRecord } from './case-record.js';
import type { Answers, LinkCase, Override, Signal } from './command.js';

export interface FactChange {
  readonly fact: string;
  readonly value: FactValue;
  readonly from: PlainDate;
  /** Earlier values are superseded, not deleted. */
  readonly corrects: boolean;
}

export type DeadlineChangeKind = 'started' | 'moved' | 'met' | 'metLate' | 'overdue' | 'cancelled' | 'reminded';
export interface DeadlineChange {
  readonly kind: DeadlineChangeKind;
  readonly deadline: DeadlineRecord;
  /** What stood before, for `moved`. */
  readonly before?: DeadlineRecord;
}

export interface DocumentChange {
  readonly document: string;
  readonly record: DocumentRecord;
  readonly from: DocumentRecord['status'];
}

export interface TaskChange {
  readonly kind: 'created' | 'done' | 'cancelled';
  readonly task: TaskRecord;
}

export interface Notice {
  readonly key: string;
  /** Roles or bodies for this case. */
  readonly to: readonly string[];
  readonly text: string;
  readonly sources: readonly string[];
}

/** A case that begins because of this one. */
export interface OpenLinked {
  readonly kind: 'open';
  readonly on: PlainDate;
  readonly facts: Readonly<Record<string, FactValue>>;
  readonly links: readonly CaseLink[];
}

/** For another case of the same authority, by the subject's reference. */
export interface OutgoingSignal {
  readonly subjectRef: string;
  /** The process of the other case; the same as this one's unless given. */
  readonly process?: string;
  readonly signal: Omit<Signal, 'from'> | Omit<LinkCase, 'from'> | OpenLinked;
}

/** One line of the case's history: enough to replay it and to answer "who did what, under which version and clause". */
export interface AuditEntry {
  readonly caseId: string;
  readonly revision: number;
  readonly kind: 'record' | 'time' | 'signal' | 'facts' | 'people' | 'task' | 'link' | 'move';
  readonly event: string;
  readonly document?: string;
  readonly on: PlainDate;
  readonly recordedOn: PlainDate;
  readonly actor: { readonly id: string; readonly roles: readonly string[] };
  readonly answers: Answers;
  readonly overrides: readonly Override[];
  readonly left: readonly string[];
  readonly entered: readonly string[];
  readonly sources: readonly string[];
  /** Present for all kinds but `record`: what the command said beyond the above, so that it can be replayed. */
  readonly detail?: Readonly<Record<string, unknown>>;
  readonly origin: 'person' | 'import' | 'system';
}

export interface Decision {
  readonly kind: 'decision';
  readonly next: CaseRecord;
  readonly entry: AuditEntry;
  readonly facts: readonly FactChange[];
  readonly deadlines: readonly DeadlineChange[];
  readonly documents: readonly DocumentChange[];
  readonly tasks: readonly TaskChange[];
  readonly notices: readonly Notice[];
  readonly signals: readonly OutgoingSignal[];
}

/** One thing that would help: the smallest set of these unlocks the action. */
export interface Unlock {
  readonly kind: 'answer' | 'rule' | 'role' | 'document' | 'date' | 'state' | 'fact';
  readonly sentence: string;
  readonly source?: string;
}

/** A question whose answer is missing or wrong, with the words people see. */
export interface AnswerProblem {
  /** JSON pointer into the answers: `/children/0/name`. */
  readonly path: string;
  readonly question: string;
  readonly sentence: string;
}

export type RefusalKind =
  | 'unknown-event'
  | 'not-permitted'
  | 'out-of-date'
  | 'answers-invalid'
  | 'not-open-now'
  | 'gate-shut'
  | 'document-not-ready'
  | 'date-not-possible'
  | 'nothing-to-do';

export interface Refusal {
  readonly kind: 'refusal';
  readonly refusal: RefusalKind;
  /** Shown to a practitioner: what happened and what to do next. No personal details. */
  readonly sentence: string;
  readonly unlocks: readonly Unlock[];
  readonly answers?: readonly AnswerProblem[];
  /** What stands in the way, by name: keys of gates; `author` where somebody else must do it. */
  readonly by?: readonly string[];
  /** Soft gates that this actor could pass with a reason. */
  readonly overridable?: readonly { readonly gate: string; readonly sentence: string }[];
  readonly sources: readonly string[];
}

export type Result = Decision | Refusal;
