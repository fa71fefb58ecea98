/** Writes entries that have been decided already to a case that is there: the same rows, by the same statement, as a command writes. */
import type { CompiledPack } from '@homeward/engine';
import { firstLookOn } from '../alarm-days.js';
import { changeRows, changesOf } from '../change-rows.js';
import type { Runtime } from '../runtime.js';
import { isUniqueViolation } from '../write-saves.js';
import type { CaseBefore } from './cases-before.js';
import type { PlayedEntry } from './play-history.js';

/**
 * One transaction for all entries.
 * @returns false when the case has moved on since it was read: then nothing is written
 */
export async function appendHistory(
  { pool, clock, chainKey, bell }: Runtime,
  authority: string,
  compiled: CompiledPack,
  before: CaseBefore,
  entries: readonly PlayedEntry[],
): Promise<boolean> {
  const next = entries.at(-1)?.decision.next;
  if (next === undefined) return true;
  const alarm = firstLookOn(compiled, next, clock.today());
  const rows = changeRows(chainKey, compiled, {
    authority,
    previous: before.lastHash,
    events: entries.map(({ decision, key }) => ({
      link: {
        authority,
        caseId: before.id,
        revision: decision.entry.revision,
        key,
        person: null,
        recordedAt: clock.now().toISOString(),
        version: before.version,
        entry: decision.entry,
        changes: changesOf(decision),
      },
      event: decision.entry.event,
      happenedOn: decision.entry.on,
      request: null,
      decision,
    })),
    next,
    ...(alarm === undefined ? {} : { alarm }),
  });
  try {
    const { rows: answered } = await pool.query<{ saved: boolean }>({
      name: 'save_decision',
      text: 'select save_decision($1, $2, $3, $4, $5) as saved',
      values: [authority, before.id, before.record.revision, JSON.stringify(next), JSON.stringify(rows)],
    });
    bell.ring();
    return answered[0]?.saved === true;
  } catch (thrown) {
    if (isUniqueViolation(thrown)) return false;
    throw thrown;
  }
}
