/** Writes a case's move to another version, or back: always by itself, for it renames what the case has. */
import type { Decision } from '@homeward/engine';
import type pg from 'pg';
import type { Move } from './command-request.js';
import { followUpsOf, type Save, type Saved, savedOrUsed } from './write-saves.js';

/** One move in one transaction. Throws what the database throws but for a key that was used. */
export const writeMove = (pool: pg.Pool, save: Save, move: Move, decision: Decision): Promise<Saved> =>
  savedOrUsed(
    pool.query<{ saved: boolean }>({
      name: 'save_move',
      text: 'select save_move($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17) as saved',
      values: [
        move.run,
        move.status,
        move.from,
        JSON.stringify(namesIn(decision, move.status)),
        save.person,
        save.authority,
        save.caseId,
        save.version,
        save.previous,
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
