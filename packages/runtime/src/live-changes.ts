/** Hears which cases changed, in whatever process, and passes it on to the open pages of this one. */
import pg from 'pg';
import { z } from 'zod';
import { type CaseMoved, CHANGED_CHANNEL } from './relay.js';

const Moved = z.object({ authority: z.string(), case: z.string(), revision: z.number() });

export interface LiveChanges {
  /** @returns a function that stops listening */
  subscribe(listener: (moved: CaseMoved) => void): () => void;
  stop(): Promise<void>;
}

/** One LISTEN connection for the process; it is opened again when it breaks, and pages then read anew by themselves. */
export async function listenForChanges(appUrl: string, report: (sentence: string) => void): Promise<LiveChanges> {
  const listeners = new Set<(moved: CaseMoved) => void>();
  let stopped = false;
  let client: pg.Client | undefined;
  const connect = async (): Promise<void> => {
    const fresh = new pg.Client({ connectionString: appUrl, keepAlive: true, application_name: 'homeward live' });
    fresh.on('notification', ({ payload }) => {
      const moved = Moved.safeParse(JSON.parse(payload ?? 'null'));
      if (moved.success) for (const listener of listeners) listener(moved.data);
    });
    fresh.on('error', () => {});
    fresh.on('end', () => {
      if (!stopped) reconnect();
    });
    await fresh.connect();
    await fresh.query(`listen ${CHANGED_CHANNEL}`);
    client = fresh;
  };
  const reconnect = (): void => {
    const timer = setTimeout(() => {
      if (stopped) return;
      connect().catch(() => {
        report('The connection for live changes could not be opened; trying again.');
        reconnect();
      });
    }, 1_000);
    timer.unref();
  };
  await connect();
  return {
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    stop: async () => {
      stopped = true;
      await client?.end();
    },
  };
}
