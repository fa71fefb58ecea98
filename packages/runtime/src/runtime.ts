/** What the impure floor works with: the database, the packs, the clock and the key; and the bell that others are rung with after a commit. */
import type pg from 'pg';
import type { PackStore } from './pack-store.js';
import type { Clock } from './today.js';

export interface Runtime {
  readonly pool: pg.Pool;
  readonly packs: PackStore;
  readonly clock: Clock;
  readonly chainKey: Buffer;
  /** Rung after each commit; the relay then looks into the outbox. */
  readonly bell: Bell;
}

/** `due`: the change left something that time has to say today or should have said before. */
export type Ring = 'committed' | 'due';

export interface Bell {
  /** Without a word: `committed`. */
  ring(what?: Ring): void;
  /** @returns a function that stops listening */
  onRing(listener: (what: Ring) => void): () => void;
}

export function makeBell(): Bell {
  const listeners = new Set<(what: Ring) => void>();
  return {
    ring: (what = 'committed') => {
      for (const listener of listeners) listener(what);
    },
    onRing: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
