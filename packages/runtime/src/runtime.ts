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

export interface Bell {
  ring(): void;
  /** @returns a function that stops listening */
  onRing(listener: () => void): () => void;
}

export function makeBell(): Bell {
  const listeners = new Set<() => void>();
  return {
    ring: () => {
      for (const listener of listeners) listener();
    },
    onRing: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
