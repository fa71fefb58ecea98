/** Opens a case for a child: a subject, a case at revision 0 and the entry that says who opened it; or with a whole history at once. */
import type { FactValue, PlainDate } from '@homeward/definition';
import {
  type Actor,
  type CaseLink,
  type CaseRecord,
  type CompiledPack,
  type Decision,
  newCase,
} from '@homeward/engine';
import { firstLookOn } from './alarm-days.js';
import { NO_HASH } from './chain.js';
import { changeRows, changesOf, type EventToWrite, NO_CHANGES, requestHash } from './change-rows.js';
import type { CurrentPack } from './pack-store.js';
import { newId } from './publish-pack.js';
import type { Runtime } from './runtime.js';
import { stableId } from './stable-id.js';
import { withAuthority } from './with-authority.js';
import { isUniqueViolation } from './write-saves.js';

export interface Subject {
  readonly kind: 'child' | 'household' | 'match' | 'siblingGroup';
  readonly reference: string;
  readonly givenName: string;
  readonly familyName: string;
  readonly dateOfBirth?: PlainDate;
  readonly sex?: string;
}

export interface Opening {
  readonly authority: string;
  /** Opening twice with one key opens once. */
  readonly key: string;
  readonly subject: Subject;
  readonly process: string;
  readonly openedOn: PlainDate;
  readonly facts: Readonly<Record<string, FactValue>>;
  readonly actor: Actor;
  /** The person who opens it; null for an import. */
  readonly person: string | null;
  readonly team?: string;
  /** The child's earlier case, when this one begins because the child came back into care: one subject, two linked cases. */
  readonly earlier?: string;
  /** A case of the same subject in another process, beside which this one begins. */
  readonly beside?: string;
  readonly allocations: readonly { readonly person: string; readonly role: string }[];
  /** Cases it belongs with from the start. */
  readonly links?: readonly CaseLink[];
  /** What came before, already decided: each decision follows from the one before, the first from the new case. */
  readonly history?: readonly PastEntry[];
}

export interface PastEntry {
  readonly decision: Decision;
  readonly key: string;
  /** The person who recorded it; absent for time and for what comes from elsewhere. */
  readonly person?: string;
}

export type Opened =
  | { readonly kind: 'opened'; readonly id: string; readonly repeated: boolean }
  | { readonly kind: 'reference-taken' }
  | { readonly kind: 'key-reused' };

/** The name of the entry at revision 0. */
export const RECORD_OPENED = 'RECORD_OPENED';

/** The case that `opening` begins with, for whoever decides its history first. Its id follows from the key. */
export const firstRecord = (compiled: CompiledPack, opening: Omit<Opening, 'history'>): CaseRecord =>
  newCase(compiled, {
    id: stableId('case', opening.authority, opening.key),
    process: opening.process,
    subjectRef: opening.subject.reference,
    openedOn: opening.openedOn,
    facts: opening.facts,
    ...(opening.links === undefined ? {} : { links: opening.links }),
  });

/** An opening as it is written: the record as it stands after its history, and the rows that follow. */
export interface OpeningRows {
  readonly id: string;
  readonly opening: Pick<Opening, 'process' | 'openedOn' | 'team' | 'earlier' | 'beside'> & {
    readonly subject: Subject & { readonly id: string };
    readonly version: string;
    readonly allocations: readonly { readonly id: string; readonly person: string; readonly role: string }[];
  };
  readonly next: CaseRecord;
  readonly rows: ReturnType<typeof changeRows>;
  /** What the opening was asked with, for whoever opens it twice. */
  readonly asked: string;
  /** The first day on which time has something to say. */
  readonly alarm: PlainDate | undefined;
}

/** Nothing is read and nothing is written. */
export function openingRows(runtime: Runtime, opening: Opening, { hash: version, compiled }: CurrentPack): OpeningRows {
  const first = firstRecord(compiled, opening);
  const history = opening.history ?? [];
  const next = history.at(-1)?.decision.next ?? first;
  const asked = requestHash(opening.person, { ...opening, history: undefined });
  const alarm = firstLookOn(compiled, next, runtime.clock.today());
  const rows = changeRows(runtime.chainKey, compiled, {
    authority: opening.authority,
    previous: NO_HASH,
    events: [
      openingEntry(runtime, opening, first, version, asked),
      ...history.map((one) => historyEntry(runtime, opening, version, one)),
    ],
    next,
    ...(alarm === undefined ? {} : { alarm }),
  });
  const { subject, process, openedOn, team, earlier, beside, allocations } = opening;
  return {
    id: first.id,
    opening: {
      subject: { ...subject, id: newId() },
      process,
      version,
      ...(team === undefined ? {} : { team }),
      ...(earlier === undefined ? {} : { earlier }),
      ...(beside === undefined ? {} : { beside }),
      openedOn,
      allocations: allocations.map((allocation) => ({ ...allocation, id: newId() })),
    },
    next,
    rows,
    asked,
    alarm,
  };
}

/**
 * One statement, one transaction, whatever the length of the history.
 * @param under the version the case opens under, for whoever has just decided a history with it; the current one unless given
 */
export async function openCase(runtime: Runtime, opening: Opening, under?: CurrentPack): Promise<Opened> {
  const current = under ?? (await runtime.packs.current(opening.authority));
  const written = openingRows(runtime, opening, current);
  const { id, asked, alarm } = written;
  try {
    await runtime.pool.query({
      name: 'open_case',
      text: 'select open_case($1, $2, $3, $4, $5)',
      values: [
        opening.authority,
        id,
        JSON.stringify(written.opening),
        JSON.stringify(written.next),
        JSON.stringify(written.rows),
      ],
    });
  } catch (thrown) {
    if (isUniqueViolation(thrown)) return openedBefore(runtime, opening.authority, id, asked);
    throw thrown;
  }
  runtime.bell.ring(alarm !== undefined && alarm <= runtime.clock.today() ? 'due' : 'committed');
  return { kind: 'opened', id, repeated: false };
}

function openingEntry(
  runtime: Runtime,
  { authority, key, actor, person, facts, process, openedOn, subject, links }: Opening,
  first: CaseRecord,
  version: string,
  asked: string,
): EventToWrite {
  const entry = {
    caseId: first.id,
    revision: 0,
    kind: 'opened',
    event: RECORD_OPENED,
    on: openedOn,
    recordedOn: runtime.clock.today(),
    actor,
    process,
    subjectRef: subject.reference,
    facts,
    ...(links === undefined ? {} : { links }),
    origin: person === null ? 'import' : 'person',
  };
  return {
    link: {
      authority,
      caseId: first.id,
      revision: 0,
      key,
      person,
      recordedAt: runtime.clock.now().toISOString(),
      version,
      entry,
      changes: NO_CHANGES,
    },
    event: RECORD_OPENED,
    happenedOn: openedOn,
    request: asked,
  };
}

function historyEntry(
  runtime: Runtime,
  { authority }: Opening,
  version: string,
  { decision, key, person }: PastEntry,
): EventToWrite {
  const { entry } = decision;
  return {
    link: {
      authority,
      caseId: entry.caseId,
      revision: entry.revision,
      key,
      person: person ?? null,
      recordedAt: runtime.clock.now().toISOString(),
      version,
      entry,
      changes: changesOf(decision),
    },
    event: entry.event,
    happenedOn: entry.on,
    request: null,
    decision,
  };
}

async function openedBefore({ pool }: Runtime, authority: string, id: string, asked: string): Promise<Opened> {
  const [row] = await withAuthority(pool, authority, (query) =>
    query<{ request: string | null }>(
      `select encode(request_hash, 'hex') as request from event where case_id = $1 and revision = 0`,
      [id],
    ),
  );
  if (row === undefined) return { kind: 'reference-taken' };
  return row.request === asked ? { kind: 'opened', id, repeated: true } : { kind: 'key-reused' };
}
