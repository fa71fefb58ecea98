/** Writes the whole decision of a command in one transaction, if the case is where it was decided on. */
import type { CaseRecord, Decision } from '@homeward/engine';
import type pg from 'pg';
import { soonerAlarm } from './alarm-days.js';
import { writtenHash, writtenLink } from './chain.js';
import { changesOf, followUpRows } from './change-rows.js';
import type { Move, Stand } from './command-request.js';
import { knownIn } from './known.js';
import type { Runtime } from './runtime.js';

export interface Decided {
  readonly key: string;
  readonly draft: string | undefined;
  readonly person: string | null;
  /** SHA-256 of what was asked, hexadecimal. */
  readonly asked: string;
  readonly record: CaseRecord;
  /** The chain's hash that the decision hangs from. */
  readonly previous: Buffer;
  readonly decision: Decision;
  /** The session whose person and roles were remembered and not read: it is looked up in the same transaction. */
  readonly session: Buffer | undefined;
  /** The case goes on under the version that decided this; it stands on `from` until then. */
  readonly move?: (Move & { readonly from: string }) | undefined;
}

/** @returns `lost` when somebody else was first, or what was remembered of the session is no longer so */
export async function saveCommand(
  { pool, clock, chainKey }: Runtime,
  { authority, version, compiled, actor }: Stand,
  { key, draft, person, asked, record, previous, decision, session, move }: Decided,
): Promise<'saved' | 'lost' | 'key-used'> {
  const { entry, next } = decision;
  const recordedAt = clock.now().toISOString();
  const changes = changesOf(decision);
  const written = writtenLink({
    authority,
    caseId: record.id,
    revision: entry.revision,
    key,
    person,
    recordedAt,
    version,
    entry,
    changes,
  });
  const hash = Buffer.from(writtenHash(chainKey, previous.toString('hex'), written), 'hex');
  const alarm = soonerAlarm(record, next);
  const { documents, ...rest } = followUpRows(compiled, {
    decisions: [decision],
    next,
    revision: entry.revision,
    day: entry.on,
    ...(alarm === undefined ? {} : { alarm }),
    ...(draft === undefined ? {} : { draft }),
  });
  // The answers are in the entry: a document that holds them need not be sent them again.
  const answered = documents?.map((row) =>
    'answers' in row && row.answers === entry.answers ? { ...row, answers: undefined, answered: true } : row,
  );
  const text = JSON.stringify(next);
  const follows = JSON.stringify(answered === undefined ? rest : { ...rest, documents: answered });
  try {
    const { rows } = await pool.query<{ saved: boolean }>(
      move === undefined
        ? {
            name: 'save_command',
            text: 'select save_command($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15) as saved',
            values: [
              authority,
              record.id,
              version,
              previous,
              session,
              actor.roles,
              person,
              key,
              Buffer.from(asked, 'hex'),
              recordedAt,
              hash,
              text,
              written.entry,
              written.changes,
              follows,
            ],
          }
        : {
            name: 'save_move',
            text: 'select save_move($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17) as saved',
            values: [
              move.run,
              move.status,
              move.from,
              JSON.stringify(namesIn(decision, move.status)),
              person,
              authority,
              record.id,
              version,
              previous,
              key,
              Buffer.from(asked, 'hex'),
              recordedAt,
              hash,
              text,
              written.entry,
              written.changes,
              follows,
            ],
          },
    );
    if (rows[0]?.saved !== true) return 'lost';
    knownIn(pool).cases.set(record.id, { authority, record: next, version, hash, size: text.length });
    return 'saved';
  } catch (thrown) {
    if (isUniqueViolation(thrown) && thrown.constraint === 'event_key_once') return 'key-used';
    throw thrown;
  }
}

/** What the move calls otherwise: old key -> new key; the other way round where it is taken back. */
const namesIn = ({ entry }: Decision, status: Move['status']): Record<string, Record<string, string>> =>
  Object.fromEntries(
    (['documents', 'limits', 'tasks'] as const).map((kind) => {
      const names: unknown = entry.detail?.[kind];
      const pairs = typeof names === 'object' && names !== null ? Object.entries(names) : [];
      return [
        kind,
        Object.fromEntries(pairs.map(([from, to]) => (status === 'moved' ? [from, String(to)] : [String(to), from]))),
      ];
    }),
  );

export const isUniqueViolation = (thrown: unknown): thrown is pg.DatabaseError =>
  thrown instanceof Error && 'code' in thrown && thrown.code === '23505';
