/** A case as a value: everything `decide` needs to know about one subject in one process. */
import type { DocumentStatus, FactValue, PlainDate } from '@homeward/definition';

/** XState's own state value: which states are active, region by region. */
export type StateValue = string | { readonly [region: string]: StateValue };

/** A value that has been recorded, from when it holds, and by which entry. */
export interface Dated {
  readonly value: FactValue;
  readonly from: PlainDate;
  readonly revision: number;
}

export interface DueComponent {
  readonly name: string;
  /** In words: "10 weeks after becoming looked after". */
  readonly title: string;
  readonly due: PlainDate;
  readonly anchorOn: PlainDate;
  readonly source: string;
  readonly verified: boolean;
}

export type DeadlineStatus = 'open' | 'met' | 'metLate' | 'overdue' | 'cancelled' | 'waived';
export type MomentKind = 'dueSoon' | 'reached' | 'overdue' | 'escalated';

/** The next day on which time has something to say about a deadline. */
export interface Moment {
  readonly kind: MomentKind;
  readonly on: PlainDate;
  /** Place on the ladder, 0 first. */
  readonly step: number;
}

export interface DeadlineRecord {
  readonly key: string;
  /** Counts instances of this key in this case, 1 first: a recurring limit is a new instance each time. */
  readonly instance: number;
  readonly status: DeadlineStatus;
  readonly due: PlainDate;
  readonly practicalDue: PlainDate;
  readonly components: readonly DueComponent[];
  /** The component that decides. */
  readonly decidedBy: string;
  readonly startedOn: PlainDate;
  readonly closedOn?: PlainDate;
  readonly owner: string;
  readonly next?: Moment;
}

export interface DocumentRecord {
  readonly status: DocumentStatus;
  readonly version: number;
  /** Person ids: who submitted it, who approved or signed. */
  readonly author?: string;
  readonly on?: PlainDate;
}

export interface TaskRecord {
  readonly key: string;
  readonly instance: number;
  readonly status: 'open' | 'done' | 'cancelled';
  readonly owner: string;
  readonly createdOn: PlainDate;
  readonly closedOn?: PlainDate;
}

/** Another case that this one belongs with, by what the link is called here. */
export interface CaseLink {
  readonly link: string;
  readonly process: string;
  readonly subjectRef: string;
}

/** One case. `deadlines` and `tasks` hold the latest instance of each key; earlier ones are history. */
export interface CaseRecord {
  readonly id: string;
  readonly process: string;
  /** The subject's reference in its authority, never a name. */
  readonly subjectRef: string;
  readonly revision: number;
  readonly openedOn: PlainDate;
  readonly state: StateValue;
  /** What history states remember, by XState's node ids; absent while there is nothing to remember. */
  readonly history?: Readonly<Record<string, readonly string[]>>;
  /** Active state path -> the day it was entered: `routes.adoption.exploring`. */
  readonly entered: Readonly<Record<string, PlainDate>>;
  /** Of each fact in order of day, then of revision: what is in force is looked for from the end. */
  readonly facts: Readonly<Record<string, readonly Dated[]>>;
  readonly deadlines: Readonly<Record<string, DeadlineRecord>>;
  readonly documents: Readonly<Record<string, DocumentRecord>>;
  readonly tasks: Readonly<Record<string, TaskRecord>>;
  /** Absent while there are none. */
  readonly links?: readonly CaseLink[];
}
