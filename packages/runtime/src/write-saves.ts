/** The statements that write decided commands: one by itself, or several cases' in one transaction. */

import type { PlainDate } from '@homeward/definition';
import type pg from 'pg';
import { type FollowUpRows, ROW_LISTS } from './change-rows.js';

/** A decided command, ready to be written. */
export interface Save {
  readonly authority: string;
  readonly caseId: string;
  readonly version: string;
  readonly revision: number;
  readonly event: string;
  readonly on: PlainDate;
  /** The chain's hash that the decision hangs from. */
  readonly previous: Buffer;
  readonly hash: Buffer;
  /** The session whose person and roles were remembered and not read: it is looked up in the same transaction. */
  readonly session: Buffer | undefined;
  readonly roles: readonly string[];
  readonly person: string | null;
  readonly key: string;
  /** SHA-256 of what was asked, hexadecimal. */
  readonly asked: string;
  /** ISO, to the millisecond. */
  readonly recordedAt: string;
  /** The case after it, the entry and its changes, as JSON. */
  readonly record: string;
  readonly entry: string;
  readonly changes: string;
  /** Those of the entry: a document that was submitted with them has the very same. */
  readonly answers: unknown;
  readonly rest: FollowUpRows;
}

/** `lost`: somebody else was first, or what was remembered of the session is no longer so. */
export type Saved = 'saved' | 'lost' | 'key-used';

/** One command in one transaction. Throws what the database throws but for a key that was used. */
export const writeOne = (pool: pg.Pool, save: Save): Promise<Saved> =>
  savedOrUsed(
    pool.query<{ saved: boolean }>({
      name: 'save_command',
      text: 'select save_command($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15) as saved',
      values: [
        save.authority,
        save.caseId,
        save.version,
        save.previous,
        save.session,
        save.roles,
        save.person,
        save.key,
        Buffer.from(save.asked, 'hex'),
        save.recordedAt,
        save.hash,
        save.record,
        save.entry,
        save.changes,
        followUpsOf(save),
      ],
    }),
  );

/** What follows from it, as JSON. The answers are in the entry: a document that holds them need not be sent them again. */
export function followUpsOf({ rest: { documents, ...rest }, answers }: Save): string {
  const answered = documents?.map((row) =>
    'answers' in row && row.answers === answers ? { ...row, answers: undefined, answered: true } : row,
  );
  return JSON.stringify(answered === undefined ? rest : { ...rest, documents: answered });
}

/** What became of a statement that says whether it wrote. */
export async function savedOrUsed(writing: Promise<pg.QueryResult<{ saved: boolean }>>): Promise<Saved> {
  try {
    const { rows } = await writing;
    return rows[0]?.saved === true ? 'saved' : 'lost';
  } catch (thrown) {
    if (isUniqueViolation(thrown) && thrown.constraint === 'event_key_once') return 'key-used';
    throw thrown;
  }
}

/**
 * Commands of one authority, each in another case, in one transaction. Throws, and nothing is written, when one of them cannot be.
 * Case by case in one order, so that two processes cannot wait for each other.
 */
export async function writeTogether(pool: pg.Pool, authority: string, given: readonly Save[]): Promise<void> {
  const saves = [...given].sort((one, other) => (one.caseId < other.caseId ? -1 : 1));
  await pool.query({
    name: 'save_commands',
    text: 'select save_commands($1, $2, $3, $4, $5, $6)',
    values: [
      authority,
      JSON.stringify(saves.map(columnsOf)),
      // Most of it is only passed on. JSON itself never has a line end in it.
      saves.map(({ record }) => record).join('\n'),
      saves.map(({ entry }) => entry).join('\n'),
      saves.map(({ changes }) => changes).join('\n'),
      JSON.stringify(restOf(saves)),
    ],
  });
}

const columnsOf = (save: Save) => ({
  case: save.caseId,
  revision: save.revision,
  version: save.version,
  previous: bytes(save.previous),
  hash: bytes(save.hash),
  token: save.session === undefined ? null : bytes(save.session),
  roles: save.roles,
  person: save.person,
  key: save.key,
  request: `\\x${save.asked}`,
  at: save.recordedAt,
  event: save.event,
  on: save.on,
  status: save.rest.status,
  plan: save.rest.plan,
  legalStatus: save.rest.legalStatus,
  nextDue: save.rest.nextDue,
  overdue: save.rest.overdue,
});

const bytes = (buffer: Buffer): string => `\\x${buffer.toString('hex')}`;

/** The rows of all of them, each saying whose it is. A list without rows is left out. */
function restOf(saves: readonly Save[]): Record<string, readonly object[]> {
  const lists: Record<string, object[]> = {
    outbox: saves.map(({ caseId, revision, rest }) => ({ case: caseId, revision, signals: rest.signals })),
  };
  const add = (name: string, row: object): void => {
    lists[name] ??= [];
    lists[name].push(row);
  };
  for (const { caseId, rest } of saves) {
    for (const name of ROW_LISTS) for (const row of rest[name] ?? []) add(name, { ...row, case: caseId });
    if (rest.draft !== undefined) add('drafts', { case: caseId, key: rest.draft });
    if (rest.alarm !== undefined) add('alarms', { case: caseId, due: rest.alarm });
  }
  return lists;
}

export const isUniqueViolation = (thrown: unknown): thrown is pg.DatabaseError =>
  thrown instanceof Error && 'code' in thrown && thrown.code === '23505';
