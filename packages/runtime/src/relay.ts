/** Empties the outbox after commits: tells linked cases, each exactly once in effect, and rings the open pages of every process. */
import type { Runtime } from './runtime.js';
import { type ToTell, tellLinkedCase } from './tell-linked-case.js';
import { withAuthority } from './with-authority.js';

/** The PostgreSQL channel on which processes tell each other which cases changed. */
export const CHANGED_CHANNEL = 'homeward_changed';

/** A case that has changed. Never more: the page that hears it asks for the rest and is asked who it is. */
export interface CaseMoved {
  readonly authority: string;
  readonly case: string;
  readonly revision: number;
}

/** What is said on the channel: each case with its revision. */
interface CasesMoved {
  readonly authority: string;
  readonly cases: readonly (readonly [caseId: string, revision: number])[];
}

/** PostgreSQL passes on 8,000 bytes at once. */
const MOST_TOLD = 100;

interface OutboxRow {
  id: string;
  case_id: string;
  revision: number;
  attempts: number;
  signals: readonly ToTell[];
}

const BATCH = 200;
/** A look when nobody rang: what a process that died left behind. */
const LEFTOVERS_EVERY_MS = 5_000;

/** Commits that follow each other within this time are told together: a round for each would cost more than the commits. */
const GATHER_MS = 50;

export interface Relay {
  /** Empties what there is now; resolves when nothing is left that may be told yet. */
  drain(): Promise<void>;
  stop(): Promise<void>;
}

/** @param report hears of failures by kind and id, never of content */
export function startRelay(runtime: Runtime, report: (sentence: string) => void): Relay {
  let running: Promise<void> | undefined;
  let again = false;
  let stopped = false;
  const drain = (): Promise<void> => {
    again = true;
    running ??= (async () => {
      try {
        while (again && !stopped) {
          again = false;
          while (!stopped && (await relayBatches(runtime, report)));
        }
      } finally {
        running = undefined;
      }
    })();
    return running;
  };
  const quietly = (): void => {
    drain().catch((thrown: unknown) => report(`The outbox could not be read: ${nameOf(thrown)}.`));
  };
  let soon: NodeJS.Timeout | undefined;
  const stopListening = runtime.bell.onRing(() => {
    soon ??= setTimeout(() => {
      soon = undefined;
      quietly();
    }, GATHER_MS).unref();
  });
  const timer = setInterval(quietly, LEFTOVERS_EVERY_MS);
  timer.unref();
  quietly();
  return {
    drain,
    stop: async () => {
      stopped = true;
      clearInterval(timer);
      clearTimeout(soon);
      stopListening();
      await running?.catch(() => {});
    },
  };
}

/** @returns whether there may be more */
async function relayBatches(runtime: Runtime, report: (sentence: string) => void): Promise<boolean> {
  // Most changes concern no linked case: one statement tells all of those and says where others are.
  const { rows } = await runtime.pool.query<{ authority: string }>({
    name: 'tell_pages',
    text: 'select tell_pages($1, $2) as authority',
    values: [runtime.clock.now(), BATCH],
  });
  let more = false;
  for (const { authority } of rows) more = (await relayBatch(runtime, authority, report)) || more;
  return more;
}

async function relayBatch(runtime: Runtime, authority: string, report: (sentence: string) => void): Promise<boolean> {
  const told = await withAuthority(runtime.pool, authority, async (query) => {
    const rows = await query<OutboxRow>(
      // What one case has to say is said in order, by one process at a time: nobody hears of a match before it has begun.
      `select id, case_id, revision, attempts, signals from outbox o where retry_at <= $1
         and not exists (select from outbox e where e.case_id = o.case_id and e.id < o.id)
       order by id limit ${BATCH} for update skip locked`,
      [runtime.clock.now()],
    );
    const done: OutboxRow[] = [];
    for (const row of rows) {
      // Signals are commands in transactions of their own: should this one fail, they are told again and have no second effect.
      if (await tellLinked(runtime, authority, row, report)) done.push(row);
      else
        await query(
          `update outbox set attempts = attempts + 1, retry_at = $2::timestamptz + least(300, 2 ^ least(attempts, 8)) * interval '1 second' where id = $1`,
          [row.id, runtime.clock.now()],
        );
    }
    if (done.length > 0) {
      await query('delete from outbox where id = any($1::bigint[])', [done.map(({ id }) => id)]);
      const moved = [...new Map(done.map((row) => [row.case_id, row.revision]))];
      // Here and not in the command's transaction: a NOTIFY takes a lock that would queue all commits one behind the other.
      for (let first = 0; first < moved.length; first += MOST_TOLD)
        await query('select pg_notify($1, $2)', [
          CHANGED_CHANNEL,
          JSON.stringify({ authority, cases: moved.slice(first, first + MOST_TOLD) } satisfies CasesMoved),
        ]);
    }
    return done.length;
  });
  // What waited for these may be told now.
  return told > 0;
}

/** @returns false when a signal has to be told again later */
async function tellLinked(
  runtime: Runtime,
  authority: string,
  row: OutboxRow,
  report: (sentence: string) => void,
): Promise<boolean> {
  for (const told of row.signals) {
    try {
      const sentence = await tellLinkedCase(runtime, authority, told);
      if (sentence !== undefined) report(sentence);
    } catch (thrown) {
      report(`Case ${row.case_id} revision ${row.revision} could not be told on: ${nameOf(thrown)}.`);
      return false;
    }
  }
  return true;
}

/** What may be said of an error in a log: its kind, never its text, which can hold answers. */
export const nameOf = (thrown: unknown): string => {
  if (!(thrown instanceof Error)) return 'unknown error';
  return 'code' in thrown && typeof thrown.code === 'string' ? `${thrown.name} ${thrown.code}` : thrown.name;
};
