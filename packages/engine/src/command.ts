/** Every request to change a case. */
import type { FactValue, PlainDate } from '@homeward/definition';
import type { CaseLink, CaseRecord } from './case-record.js';
import type { Renamed } from './moving/mapping.js';

export type Answers = Readonly<Record<string, unknown>>;

export interface Override {
  /** The soft gate that is passed, and why. */
  readonly gate: string;
  readonly reason: string;
}

/** A person (or an imported history) records that something happened. */
export interface RecordEvent {
  readonly kind: 'record';
  readonly event: string;
  /** The document the event is about, where the event names one. */
  readonly document?: string;
  /** The day it happened; not after today. */
  readonly on: PlainDate;
  readonly answers: Answers;
  /** The revision the person was looking at. Absent: whatever stands. */
  readonly revision?: number;
  readonly overrides?: readonly Override[];
  /** `import`: a history from elsewhere. Grants are not asked and questions may be unanswered, the chart and its gates are not bent. */
  readonly origin?: 'person' | 'import';
}

/** Time has come to a moment of a deadline, or to a birthday. */
export interface TimePasses {
  readonly kind: 'time';
  readonly event: 'DEADLINE_DUE_SOON' | 'DEADLINE_REACHED' | 'DEADLINE_OVERDUE' | 'BIRTHDAY';
  readonly on: PlainDate;
  readonly deadline?: string;
  readonly instance?: number;
  /** Which rung of the ladder; a late or double wake-up names one that has passed and changes nothing. */
  readonly step?: number;
}

/** A linked case tells this one. */
export interface Signal {
  readonly kind: 'signal';
  readonly event: string;
  readonly on: PlainDate;
  readonly answers: Answers;
  /** The case and entry it came from. */
  readonly from: { readonly caseId: string; readonly revision: number };
}

/** Another case has been linked to this one. */
export interface LinkCase extends CaseLink {
  readonly kind: 'link';
  readonly on: PlainDate;
  readonly from: Signal['from'];
}

/** A date or value was wrong, or is known from elsewhere: record it. Open deadlines that hang from it move. */
export interface RecordFacts {
  readonly kind: 'facts';
  readonly facts: readonly { readonly fact: string; readonly value: FactValue; readonly from: PlainDate }[];
  readonly reason: string;
  readonly on: PlainDate;
  /** True replaces the fact's whole history; false adds to it. */
  readonly correct: boolean;
  readonly revision?: number;
  readonly origin?: 'person' | 'import';
}

/** Somebody begins or ceases to work with the child in a role that is given by name. Who holds which role is not part of the case; that it was given is part of its history. */
export interface AllocatePeople {
  readonly kind: 'people';
  /** The person's id, never a name. */
  readonly person: string;
  readonly role: string;
  readonly change: 'allocated' | 'released';
  /** The team that the case goes to with the person, where it had none. */
  readonly team?: string;
  readonly on: PlainDate;
  readonly revision?: number;
}

/** Work that no event completes has been done. */
export interface TickOffTask {
  readonly kind: 'task';
  readonly task: string;
  /** So that a tick that comes late does not close the same task when it has come up again. */
  readonly instance: number;
  /** What was done. */
  readonly note: string;
  readonly on: PlainDate;
  readonly revision?: number;
}

/** The name of the entry that says that a case goes on under another version of the pack. */
export const CASE_MOVED = 'CASE_MOVED';
/** The name of the entry that takes such a move back. */
export const CASE_MOVED_BACK = 'CASE_MOVED_BACK';

/** A process owner has a case go on under another version. Decided by that version. */
export interface MoveCase {
  readonly kind: 'move';
  /** The versions' names: from the one that the case stands on, to the one that decides this. */
  readonly from: string;
  readonly to: string;
  /** The case's innermost steps: old path -> new path; empty where its part of the process ends. */
  readonly steps: Renamed;
  /** What is called otherwise there: old key -> new key. */
  readonly documents: Renamed;
  readonly limits: Renamed;
  readonly tasks: Renamed;
  readonly on: PlainDate;
  /** The revision that the move was worked out for. Absent: whatever stands. */
  readonly revision?: number;
}

/** Takes a move back while nothing has happened since. Decided by the version that the case stood on before. */
export interface MoveBack {
  readonly kind: 'moveBack';
  /** The revision of the move's entry, the case's latest. */
  readonly undoes: number;
  /** The version that the case goes back to. */
  readonly to: string;
  /** What the move had renamed, as it did: old key -> new key. */
  readonly documents: Renamed;
  readonly limits: Renamed;
  readonly tasks: Renamed;
  /** The case as its entries before the move add up to. */
  readonly before: CaseRecord;
  readonly on: PlainDate;
}

export type Command =
  | RecordEvent
  | TimePasses
  | Signal
  | LinkCase
  | RecordFacts
  | AllocatePeople
  | TickOffTask
  | MoveCase
  | MoveBack;

/** Who acts: a person and the roles they hold for this very case. Time and linked cases act as `system`. */
export interface Actor {
  readonly id: string;
  readonly roles: readonly string[];
}

/** What `decide` is told of the world outside: today and the actor. There is no other clock. */
export interface Circumstances {
  readonly today: PlainDate;
  readonly actor: Actor;
}

/** Time and linked cases act as nobody in particular; rules can ask for it as the role `system`. */
export const SYSTEM: Actor = { id: 'system', roles: ['system'] };
