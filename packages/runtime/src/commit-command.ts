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
import type { Runtime } from './runtime.js';

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
  const { authority_id: authority, session_person: person } = begun;
  const actorId = person ?? 'system';
  if (begun.record === null || begun.version === null || begun.revision === null || begun.last_hash === null)
    return { kind: 'no-such-case', authority, actorId };
  const compiled = await runtime.packs.version(authority, begun.version);
  const actor: Actor = request.who.kind === 'system' ? request.who.actor : { id: actorId, roles: begun.roles ?? [] };
  const stand: Stand = { authority, compiled, version: begun.version, actor };
  const { record } = begun;
  const asking = typeof request.ask === 'function' ? request.ask(record, compiled) : request.ask;
  if (asking === undefined) return { kind: 'nothing', stand, record };
  const { command, key } = asking;
  const asked = requestHash(person, command);
  if (begun.seen_revision !== null)
    return begun.seen_request?.toString('hex') === asked
      ? { kind: 'repeated', stand, revision: begun.seen_revision }
      : { kind: 'key-reused' };
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
    previous: begun.last_hash.toString('hex'),
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
    (command.kind === 'record' && mayAccess(compiled, record, circumstances, 'record', command.event))
  );
}

interface Begun {
  authority_id: string;
  session_person: string | null;
  roles: string[] | null;
  revision: number | null;
  version: string | null;
  record: CaseRecord | null;
  last_hash: Buffer | null;
  seen_revision: number | null;
  seen_request: Buffer | null;
}

async function begin({ pool, clock }: Runtime, { who, caseId, ask }: CommandRequest): Promise<Begun | undefined> {
  const key = typeof ask === 'function' ? null : ask.key;
  const statement =
    who.kind === 'session'
      ? {
          name: 'begin_command',
          text: 'select * from begin_command($1, $2, $3, $4)',
          values: [who.tokenHash, caseId, key, clock.now()],
        }
      : {
          name: 'begin_command_as',
          text: 'select * from begin_command_as($1, null, $2, $3)',
          values: [who.authority, caseId, key],
        };
  const { rows } = await pool.query<Begun>(statement);
  return rows[0];
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
  try {
    const { rows: answered } = await pool.query<{ saved: boolean }>({
      name: 'save_decision',
      text: 'select save_decision($1, $2, $3, $4, $5) as saved',
      values: [authority, record.id, record.revision, JSON.stringify(decision.next), JSON.stringify(rows)],
    });
    return answered[0]?.saved === true ? 'saved' : 'lost';
  } catch (thrown) {
    if (isUniqueViolation(thrown) && thrown.constraint === 'event_key_once') return 'key-used';
    throw thrown;
  }
}

export const isUniqueViolation = (thrown: unknown): thrown is pg.DatabaseError =>
  thrown instanceof Error && 'code' in thrown && thrown.code === '23505';
