/** Round trip one of a command: session, roles, case and the key's earlier answer. What this process knows already is not sent again. */
import type { CaseRecord } from '@homeward/engine';
import type { CommandRequest } from './command-request.js';
import { knownIn, personIn } from './known.js';
import type { Runtime } from './runtime.js';
import { SESSION_SEEN_EVERY_MS, sessionSeen } from './sessions.js';

export interface Begun {
  readonly authority: string;
  /** Null for the system. */
  readonly person: string | null;
  readonly roles: readonly string[];
  /** Undefined when there is no such case. */
  readonly standing: Standing | undefined;
}

export interface Standing {
  readonly version: string;
  readonly record: CaseRecord;
  readonly lastHash: Buffer;
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

/** @returns undefined when nobody is signed in */
export async function beginCommand(runtime: Runtime, { who, caseId, ask }: CommandRequest): Promise<Begun | undefined> {
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
    values: [who.tokenHash, known.sessions.get(token)?.authority ?? null, caseId, key, hash, now.toISOString()],
  });
  const [row] = rows;
  if (row === undefined || row.record !== null) known.cases.delete(caseId);
  if (row === undefined) {
    known.sessions.delete(token);
    return undefined;
  }
  const authority = row.authority_id;
  const person = row.session_person;
  const isStale = now.getTime() - row.seen_at.getTime() > SESSION_SEEN_EVERY_MS;
  if (isStale) await sessionSeen(runtime, authority, who.tokenHash, now);
  const roles = [...new Set(row.roles)].sort();
  const seenAt = isStale ? now.getTime() : row.seen_at.getTime();
  known.sessions.set(token, { authority, person, seenAt });
  const standing = standingOf(row, record?.record);
  if (standing !== undefined) known.roles.set(personIn(person, caseId), roles);
  return { authority, person, roles, standing };
}

/** What was true when it was last looked up. Whoever acts on it has the database say whether it still is. */
export function rememberedBegin(runtime: Runtime, { who, caseId }: CommandRequest): Begun | undefined {
  const { cases, sessions, roles: held } = knownIn(runtime.pool);
  const known = cases.get(caseId);
  if (known === undefined) return undefined;
  const { authority, version, record, hash: lastHash } = known;
  const standing: Standing = { version, record, lastHash, seen: undefined };
  if (who.kind === 'system')
    return authority === who.authority ? { authority, person: null, roles: [], standing } : undefined;
  const session = sessions.get(who.tokenHash.toString('base64'));
  // Using a session moves its end, to the minute: that is for the way that reads it.
  if (session?.authority !== authority || runtime.clock.now().getTime() - session.seenAt > SESSION_SEEN_EVERY_MS)
    return undefined;
  const roles = held.get(personIn(session.person, caseId));
  return roles === undefined ? undefined : { authority, person: session.person, roles, standing };
}

function standingOf(row: CaseColumns | undefined, known: CaseRecord | undefined): Standing | undefined {
  if (row === undefined || row.version === null || row.last_hash === null) return undefined;
  const record = row.record ?? known;
  if (record === undefined) throw new Error('A case without its record was read.');
  return {
    version: row.version,
    record,
    lastHash: row.last_hash,
    seen:
      row.seen_revision === null
        ? undefined
        : { revision: row.seen_revision, request: row.seen_request?.toString('hex') },
  };
}
