/** Writes the whole decision of a command in one transaction, if the case is where it was decided on. */
import type { CaseRecord, Decision } from '@homeward/engine';
import { soonerAlarm } from './alarm-days.js';
import { writtenHash, writtenLink } from './chain.js';
import { changesOf, followUpRows } from './change-rows.js';
import type { Move, Stand } from './command-request.js';
import { knownIn } from './known.js';
import type { Runtime } from './runtime.js';
import { savesInto } from './saves-together.js';
import { writeMove } from './write-move.js';
import type { Save, Saved } from './write-saves.js';

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
  readonly move?: Move | undefined;
}

export async function saveCommand(
  { pool, clock, chainKey }: Runtime,
  { authority, version, compiled, actor }: Stand,
  { key, draft, person, asked, record, previous, decision, session, move }: Decided,
): Promise<Saved> {
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
  const rest = followUpRows(compiled, {
    decisions: [decision],
    next,
    revision: entry.revision,
    day: entry.on,
    ...(alarm === undefined ? {} : { alarm }),
    ...(draft === undefined ? {} : { draft }),
  });
  const text = JSON.stringify(next);
  const save: Save = {
    authority,
    caseId: record.id,
    version,
    revision: entry.revision,
    event: entry.event,
    on: entry.on,
    previous,
    hash,
    session,
    roles: actor.roles,
    person,
    key,
    asked,
    recordedAt,
    record: text,
    entry: written.entry,
    changes: written.changes,
    answers: entry.answers,
    rest,
  };
  const saved = await (move === undefined ? savesInto(pool).save(save) : writeMove(pool, save, move, decision));
  if (saved === 'saved')
    knownIn(pool).cases.set(record.id, { authority, record: next, version, hash, size: text.length });
  return saved;
}
