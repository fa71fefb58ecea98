/** Turns decisions into the one JSON value that the database writes: events, facts, deadlines, documents, tasks, notices, signals. */
import { createHash } from 'node:crypto';
import type { PlainDate, ShownAs } from '@homeward/definition';
import {
  type CaseRecord,
  type CompiledPack,
  canonical,
  changesOf,
  type Decision,
  type EntryChanges,
  factOn,
  NO_CHANGES,
  type OutgoingSignal,
} from '@homeward/engine';
import { chainHash, type Link } from './chain.js';

export { changesOf, type EntryChanges, NO_CHANGES };

/** One row of the trail, before it is chained. */
export interface EventToWrite {
  readonly link: Link;
  readonly event: string;
  readonly happenedOn: PlainDate;
  /** SHA-256 of what was asked, hexadecimal; null where nobody can ask twice. */
  readonly request: string | null;
  /** Absent for the opening entry. */
  readonly decision?: Decision;
}

export interface ChangeToWrite {
  readonly authority: string;
  /** The chain's hash before the first of the events. */
  readonly previous: string;
  readonly events: readonly EventToWrite[];
  /** The case after the last of them. */
  readonly next: CaseRecord;
  /** The next day on which time may have something to say; absent when that is no earlier than before. */
  readonly alarm?: PlainDate;
  /** The draft that has now been submitted. */
  readonly draft?: string;
}

/** What follows from events, as `write_follow_ups` reads it, with the columns that lists are made from. A list without rows is left out. */
export interface FollowUpRows extends Partial<Record<RowList, readonly object[]>> {
  readonly signals: readonly object[];
  /** Of the last event. */
  readonly revision: number;
  readonly status: string;
  readonly plan: string | null;
  readonly legalStatus: string | null;
  readonly nextDue: PlainDate | null;
  readonly overdue: number;
  readonly draft?: string;
  readonly alarm?: PlainDate;
}

/** The JSON that `write_change` reads. */
export interface ChangeRows extends FollowUpRows {
  readonly events: readonly object[];
  /** Of the last event. */
  readonly hash: string;
  readonly changedAt: string;
}

export const ROW_LISTS = ['facts', 'deadlines', 'tasks', 'documents', 'signatures', 'notices'] as const;
type RowList = (typeof ROW_LISTS)[number];

export function changeRows(key: Buffer, compiled: CompiledPack, change: ChangeToWrite): ChangeRows {
  const events = chained(key, change);
  const last = events.at(-1);
  if (last === undefined) throw new Error('A change without an event cannot be written.');
  const decisions = change.events.flatMap(({ decision }) => (decision === undefined ? [] : [decision]));
  return {
    events,
    hash: last.hash,
    changedAt: last.recorded_at,
    ...followUpRows(compiled, { ...change, decisions, revision: last.revision, day: last.happened_on }),
  };
}

export interface FollowUps extends Pick<ChangeToWrite, 'next' | 'alarm' | 'draft'> {
  readonly decisions: readonly Decision[];
  /** Of the last event. */
  readonly revision: number;
  /** On which the last event happened. */
  readonly day: PlainDate;
}

export function followUpRows(
  compiled: CompiledPack,
  { decisions, next, revision, day, draft, alarm }: FollowUps,
): FollowUpRows {
  const lists: Record<RowList, readonly object[]> = {
    facts: factRows(decisions),
    deadlines: latest(
      decisions.flatMap((one) => one.deadlines.map(({ deadline }) => deadline)),
      (row) => `${row.key} ${row.instance}`,
    ),
    tasks: latest(
      decisions.flatMap((one) => one.tasks.map(({ task }) => task)),
      (row) => `${row.key} ${row.instance}`,
    ),
    documents: documentRows(decisions),
    signatures: decisions.flatMap(signatureRows),
    notices: decisions.flatMap(({ entry, notices }) =>
      notices.map(({ key: name, to, text }) => ({ revision: entry.revision, key: name, recipients: to, text })),
    ),
  };
  const filled: Partial<Record<RowList, readonly object[]>> = {};
  for (const name of ROW_LISTS) if (lists[name].length > 0) filled[name] = lists[name];
  return {
    revision,
    ...listColumns(compiled, next, day),
    signals: decisions.flatMap((decision) =>
      decision.signals.map((signal, index) => addressed(signal, decision, index)),
    ),
    ...filled,
    ...(draft === undefined ? {} : { draft }),
    ...(alarm === undefined ? {} : { alarm }),
  };
}

function chained(key: Buffer, { previous, events }: ChangeToWrite) {
  let before = previous;
  return events.map(({ link, event, happenedOn, request }) => {
    const hash = chainHash(key, before, link);
    const row = {
      revision: link.revision,
      key: link.key,
      request,
      event,
      happened_on: happenedOn,
      recorded_at: link.recordedAt,
      person: link.person,
      version: link.version,
      entry: link.entry,
      changes: link.changes,
      previous: before,
      hash,
    };
    before = hash;
    return row;
  });
}

/** One statement cannot touch a row twice: of several changes to the same thing the last one counts. */
const latest = <T>(rows: readonly T[], name: (row: T) => string): T[] => [
  ...new Map(rows.map((row) => [name(row), row])).values(),
];

function factRows(decisions: readonly Decision[]) {
  const rows = decisions.flatMap(({ entry, facts }) =>
    facts.map(({ fact, value, from, corrects }) => ({
      fact,
      value,
      holds_from: from,
      revision: entry.revision,
      corrects,
    })),
  );
  // A whole history is written at once: a fact that a later entry of it corrects was superseded before it was stored.
  return rows.map((row) => {
    const correction = rows.find((later) => later.corrects && later.fact === row.fact && later.revision > row.revision);
    return correction === undefined ? row : { ...row, superseded: correction.revision };
  });
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const personOrNull = (id: string | undefined): string | null => (id !== undefined && UUID.test(id) ? id : null);

function documentRows(decisions: readonly Decision[]) {
  const rows = decisions.flatMap(({ entry, documents }) =>
    documents.map(({ document, record, from }) => ({
      document,
      version: record.version,
      status: record.status,
      author: personOrNull(record.author),
      changed_on: record.on ?? entry.on,
      revision: entry.revision,
      // The answers belong to the version that they were submitted with; a move to another version of the pack answers nothing.
      answers: entry.kind !== 'move' && (record.status === 'submitted' || from === 'none') ? entry.answers : null,
    })),
  );
  const kept = new Map<string, (typeof rows)[number]>();
  for (const row of rows) {
    const name = `${row.document} ${row.version}`;
    kept.set(name, { ...row, answers: row.answers ?? kept.get(name)?.answers ?? null });
  }
  return [...kept.values()];
}

const SIGNED: ReadonlySet<string> = new Set(['approved', 'signed', 'countersigned']);

const signatureRows = ({ entry, documents }: Decision) =>
  documents
    .filter(({ record, from }) => SIGNED.has(record.status) && record.status !== from)
    .map(({ document, record }) => ({
      revision: entry.revision,
      document,
      version: record.version,
      act: record.status,
      person: personOrNull(entry.actor.id),
      roles: entry.actor.roles,
      signed_on: entry.on,
    }));

/** A signal's place in its entry is part of its name: telling it twice is telling it once. */
const addressed = ({ subjectRef, process, signal }: OutgoingSignal, { entry }: Decision, index: number) => ({
  key: `signal|${entry.caseId}|${entry.revision}|${index}`,
  subjectRef,
  ...(process === undefined ? {} : { process }),
  signal: { ...signal, from: { caseId: entry.caseId, revision: entry.revision } },
});

/** What lists sort and filter by. What the pack shows no fact as is null. */
function listColumns(compiled: CompiledPack, record: CaseRecord, day: PlainDate) {
  const now = { vocabulary: compiled.vocabulary, facts: record.facts };
  const shown = (as: ShownAs): string | null => {
    const fact = compiled.shown[as];
    const value = fact === undefined ? undefined : factOn(now, fact, day);
    return typeof value === 'string' ? value : null;
  };
  const standing = Object.values(record.deadlines).filter(({ status }) => status === 'open' || status === 'overdue');
  const due = standing.map(({ practicalDue }) => practicalDue).sort();
  return {
    status: 'open',
    plan: shown('plan'),
    legalStatus: shown('legalStatus'),
    nextDue: due[0] ?? null,
    overdue: standing.filter(({ status }) => status === 'overdue').length,
  };
}

/** Whether the same key is used for the same request. */
export const requestHash = (person: string | null, asked: unknown): string =>
  createHash('sha256')
    .update(canonical([person, asked]))
    .digest('hex');
