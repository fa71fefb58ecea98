/** The one door: reads the case, asks `decide`, writes the whole decision. Nothing else changes a case. */
import type { PlainDate } from '@homeward/definition';
import {
  type Actor,
  type AuditEntry,
  type CaseRecord,
  type Command,
  type CompiledPack,
  type Decision,
  decide,
  mayAccess,
  type Refusal,
} from '@homeward/engine';
import type pg from 'pg';
import { soonerAlarm } from './alarm-days.js';
import { changeRows, changesOf, type EntryChanges, requestHash } from './change-rows.js';
import { knownIn } from './known.js';
import type { Runtime } from './runtime.js';
import { SESSION_SEEN_EVERY_MS, sessionSeen } from './sessions.js';

/** Who asks: somebody signed in, or the system itself for an authority (time, linked cases, imports). */
export type Who =
  | { readonly kind: 'session'; readonly tokenHash: Buffer }
  | { readonly kind: 'system'; readonly authority: string; readonly actor: Actor };

/** A command with its key: the same key again has no second effect, the first answer is given again. */
export interface Keyed {
  readonly key: string;
  readonly command: Command;
}

export interface CommandRequest {
  readonly caseId: string;
  readonly who: Who;
  /** A command, or one that follows from how the case stands; undefined then means there is nothing to do. */
  readonly ask: Keyed | ((record: CaseRecord, compiled: CompiledPack) => Keyed | undefined);
  /** The draft that an accepted command has used up. */
  readonly draft?: string;
}

/** Where the case stood when the answer was given, for whoever turns it into words. */
export interface Stand {
  readonly authority: string;
  readonly compiled: CompiledPack;
  readonly version: string;
  readonly actor: Actor;
}

export type Outcome =
  | { readonly kind: 'not-signed-in' }
  | { readonly kind: 'no-such-case'; readonly authority: string; readonly actorId: string }
  | { readonly kind: 'key-reused' }
  | { readonly kind: 'nothing'; readonly stand: Stand; readonly record: CaseRecord }
  | { readonly kind: 'refused'; readonly stand: Stand; readonly refusal: Refusal; readonly revision: number }
  | { readonly kind: 'accepted'; readonly stand: Stand; readonly decision: Decision; readonly record: CaseRecord }
  | { readonly kind: 'repeated'; readonly stand: Stand; readonly revision: number };

/** How often a command that names no revision tries again when others are faster. */
const MOST_ATTEMPTS = 12;

/**
 * Two round trips: `begin_command` reads session, roles, case and the key's earlier answer; `save_decision` writes everything in one transaction, if the case is
 * still where it was. Lost races start over: a command that names its revision is then refused by `decide` itself, any other is decided anew.
 */
export async function commitCommand(runtime: Runtime, request: CommandRequest): Promise<Outcome> {
  for (let attempt = 1; attempt <= MOST_ATTEMPTS; attempt += 1) {
    const outcome = await attemptCommand(runtime, request);
    if (outcome !== undefined) return outcome;
  }
  throw new Error(`The case ${request.caseId} changed ${MOST_ATTEMPTS} times while one command was being decided.`);
}

/** @returns undefined when somebody else was first */
async function attemptCommand(runtime: Runtime, request: CommandRequest): Promise<Outcome | undefined> {
  const begun = await begin(runtime, request);
  if (begun === undefined) return { kind: 'not-signed-in' };
  const { authority, person, roles, standing } = begun;
  const actorId = person ?? 'system';
  if (standing === undefined) return { kind: 'no-such-case', authority, actorId };
  const { version, record, lastHash, seen } = standing;
  const compiled = await runtime.packs.version(authority, version);
  const actor: Actor = request.who.kind === 'system' ? request.who.actor : { id: actorId, roles };
  const stand: Stand = { authority, compiled, version, actor };
  const asking = typeof request.ask === 'function' ? request.ask(record, compiled) : request.ask;
  if (asking === undefined) return { kind: 'nothing', stand, record };
  const { command, key } = asking;
  const asked = requestHash(person, command);
  if (seen !== undefined)
    return seen.request === asked ? { kind: 'repeated', stand, revision: seen.revision } : { kind: 'key-reused' };
  const today = runtime.clock.today();
  const result = decide(compiled, record, command, { today, actor });
  if (result.kind === 'refusal') {
    if (request.who.kind === 'session' && !maySeeOrRecord(stand, record, command, today))
      return { kind: 'no-such-case', authority, actorId };
    return { kind: 'refused', stand, refusal: result, revision: record.revision };
  }
  const saved = await save(runtime, stand, {
    key,
    draft: request.draft,
    person,
    asked,
    record,
    previous: lastHash,
    decision: result,
  });
  if (saved === 'lost') return undefined;
  // Given: reading again finds the first answer. Derived: it had been done already.
  if (saved === 'key-used')
    return typeof request.ask === 'function' ? { kind: 'repeated', stand, revision: record.revision } : undefined;
  const alarm = soonerAlarm(record, result.next);
  runtime.bell.ring(alarm !== undefined && alarm <= today ? 'due' : 'committed');
  return { kind: 'accepted', stand, decision: result, record: result.next };
}

/** A case that somebody may neither read nor record this in must look like one that is not there. */
function maySeeOrRecord({ compiled, actor }: Stand, record: CaseRecord, command: Command, today: PlainDate): boolean {
  const circumstances = { today, actor };
  return (
    mayAccess(compiled, record, circumstances, 'read', 'case') ||
    (command.kind === 'record' && mayAccess(compiled, record, circumstances, 'record', command.event, command.document))
  );
}

interface Begun {
  readonly authority: string;
  /** Null for the system. */
  readonly person: string | null;
  readonly roles: readonly string[];
  /** Undefined when there is no such case. */
  readonly standing: Standing | undefined;
}

interface Standing {
  readonly version: string;
  readonly record: CaseRecord;
  readonly lastHash: string;
  /** The answer that an earlier request with this key had. */
  readonly seen: { readonly revision: number; readonly request: string | undefined } | undefined;
}

interface CaseColumns {
  revision: number | null;
  version: string | null;
  /** Null when it is known from before. */
  record: CaseRecord | null;
  last_hash: Buffer | null;
  seen_revision: number | null;
  seen_request: Buffer | null;
}

interface SessionColumns {
  authority_id: string;
  session_person: string;
  seen_at: Date;
  roles: string[];
}

/** Round trip one. What this process knows already is not sent again: which authority a token belongs to, and the case as of a hash. */
async function begin(runtime: Runtime, { who, caseId, ask }: CommandRequest): Promise<Begun | undefined> {
  const known = knownIn(runtime.pool);
  const key = typeof ask === 'function' ? null : ask.key;
  const record = known.cases.get(caseId);
  const hash = record?.hash ?? null;
  if (who.kind === 'system') {
    const { rows } = await runtime.pool.query<CaseColumns>({
      name: 'begin_command_as',
      text: 'select * from begin_command_as($1, $2, $3, $4)',
      values: [who.authority, caseId, key, hash],
    });
    return { authority: who.authority, person: null, roles: [], standing: standingOf(rows[0], record?.record) };
  }
  const token = who.tokenHash.toString('base64');
  const now = runtime.clock.now();
  const { rows } = await runtime.pool.query<SessionColumns & CaseColumns>({
    name: 'begin_command',
    text: 'select * from begin_command($1, $2, $3, $4, $5, $6)',
    values: [who.tokenHash, known.authorities.get(token) ?? null, caseId, key, hash, now],
  });
  const [row] = rows;
  if (row === undefined) {
    known.authorities.delete(token);
    return undefined;
  }
  known.authorities.set(token, row.authority_id);
  if (now.getTime() - row.seen_at.getTime() > SESSION_SEEN_EVERY_MS)
    await sessionSeen(runtime, row.authority_id, who.tokenHash, now);
  return {
    authority: row.authority_id,
    person: row.session_person,
    roles: [...new Set(row.roles)].sort(),
    standing: standingOf(row, record?.record),
  };
}

function standingOf(row: CaseColumns | undefined, known: CaseRecord | undefined): Standing | undefined {
  if (row === undefined || row.version === null || row.last_hash === null) return undefined;
  const record = row.record ?? known;
  if (record === undefined) throw new Error('A case without its record was read.');
  return {
    version: row.version,
    record,
    lastHash: row.last_hash.toString('hex'),
    seen:
      row.seen_revision === null
        ? undefined
        : { revision: row.seen_revision, request: row.seen_request?.toString('hex') },
  };
}

interface Decided {
  readonly key: string;
  readonly draft: string | undefined;
  readonly person: string | null;
  readonly asked: string;
  readonly record: CaseRecord;
  readonly previous: string;
  readonly decision: Decision;
}

async function save(
  { pool, clock, chainKey }: Runtime,
  { authority, version, compiled }: Stand,
  { key, draft, person, asked, record, previous, decision }: Decided,
): Promise<'saved' | 'lost' | 'key-used'> {
  const changes: EntryChanges = changesOf(decision);
  const entry: AuditEntry = decision.entry;
  const alarm = soonerAlarm(record, decision.next);
  const rows = changeRows(chainKey, compiled, {
    authority,
    previous,
    events: [
      {
        link: {
          authority,
          caseId: record.id,
          revision: entry.revision,
          key,
          person,
          recordedAt: clock.now().toISOString(),
          version,
          entry,
          changes,
        },
        event: entry.event,
        happenedOn: entry.on,
        request: asked,
        decision,
      },
    ],
    next: decision.next,
    ...(alarm === undefined ? {} : { alarm }),
    ...(draft === undefined ? {} : { draft }),
  });
  const text = JSON.stringify(decision.next);
  try {
    const { rows: answered } = await pool.query<{ saved: boolean }>({
      name: 'save_decision',
      text: 'select save_decision($1, $2, $3, $4, $5) as saved',
      values: [authority, record.id, record.revision, text, JSON.stringify(rows)],
    });
    if (answered[0]?.saved !== true) return 'lost';
    knownIn(pool).cases.set(record.id, {
      record: decision.next,
      hash: Buffer.from(rows.hash, 'hex'),
      size: text.length,
    });
    return 'saved';
  } catch (thrown) {
    if (isUniqueViolation(thrown) && thrown.constraint === 'event_key_once') return 'key-used';
    throw thrown;
  }
}

export const isUniqueViolation = (thrown: unknown): thrown is pg.DatabaseError =>
  thrown instanceof Error && 'code' in thrown && thrown.code === '23505';
