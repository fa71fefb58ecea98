/** Hears which cases changed, in whatever process, and passes it on to the open pages of this one. */
import pg from 'pg';
import { z } from 'zod';
import { DRAFT_MOVED_CHANNEL, type PackDraftMoved } from './drafts/draft-moved.js';
import { type CaseMoved, CHANGED_CHANNEL } from './relay.js';

const Told = z.object({ authority: z.string(), cases: z.array(z.tuple([z.string(), z.number()])) });

const DraftTold = z.object({ authority: z.string(), draft: z.string(), seq: z.number() });

const RETRY_MS = 1_000;

export interface LiveChanges {
  /** @returns a function that stops listening */
  subscribe(listener: (moved: CaseMoved) => void): () => void;
  /** The same for drafts of a procedure. */
  subscribeToDrafts(listener: (moved: PackDraftMoved) => void): () => void;
  stop(): Promise<void>;
}

/** One LISTEN connection for the process; it is opened again when it breaks, and pages then read anew by themselves. */
export async function listenForChanges(appUrl: string, report: (sentence: string) => void): Promise<LiveChanges> {
  const listeners = new Set<(moved: CaseMoved) => void>();
  const draftListeners = new Set<(moved: PackDraftMoved) => void>();
  let stopped = false;
  let client: pg.Client | undefined;
  let waiting: NodeJS.Timeout | undefined;
  const connect = async (): Promise<void> => {
    const fresh = new pg.Client({ connectionString: appUrl, keepAlive: true, application_name: 'homeward live' });
    fresh.on('notification', ({ channel, payload }) => {
      if (channel === DRAFT_MOVED_CHANNEL) {
        const moved = DraftTold.safeParse(JSON.parse(payload ?? 'null'));
        if (moved.success) for (const listener of draftListeners) listener(moved.data);
        return;
      }
      const told = Told.safeParse(JSON.parse(payload ?? 'null'));
      if (!told.success || listeners.size === 0) return;
      const { authority, cases } = told.data;
      for (const [id, revision] of cases) for (const listener of listeners) listener({ authority, case: id, revision });
    });
    fresh.on('error', () => {});
    try {
      await fresh.connect();
      await fresh.query(`listen ${CHANGED_CHANNEL}; listen ${DRAFT_MOVED_CHANNEL}`);
    } catch (thrown) {
      await fresh.end().catch(() => {});
      throw thrown;
    }
    if (stopped) return fresh.end();
    // Only now: a connection that never stood ends as well, and two reconnections for each that fails are a million after twenty seconds.
    fresh.on('end', () => {
      if (stopped) return;
      report('The connection for live changes was lost; trying again until it is back.');
      reconnect();
    });
    client = fresh;
  };
  const reconnect = (): void => {
    waiting = setTimeout(() => {
      if (!stopped) connect().catch(reconnect);
    }, RETRY_MS).unref();
  };
  await connect();
  return {
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    subscribeToDrafts: (listener) => {
      draftListeners.add(listener);
      return () => draftListeners.delete(listener);
    },
    stop: async () => {
      stopped = true;
      clearTimeout(waiting);
      await client?.end();
    },
  };
}
