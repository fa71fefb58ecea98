/** When to look: a queue wakes the workers at midnight in London, every few minutes for what was missed, and for checkpoints. It decides nothing. */
import { createPostgresBackend, Queue, setDefaultBackendFactory, Worker } from 'bullmq';
import { Redis } from 'ioredis';
import { sendDueMoments, sweepAlarms } from './alarms.js';
import { makeCheckpoints } from './checkpoints.js';
import { goOnWithMoves } from './moving/move-run.js';
import { nameOf } from './relay.js';
import type { Runtime } from './runtime.js';

const QUEUE = 'homeward-looks';

/** Ids hold `|` and no colon, which BullMQ keeps for itself; they never hold a name. */
const SCHEDULES = [
  { id: 'look|midnight', name: 'look', repeat: { pattern: '5 0 0 * * *', tz: 'Europe/London' } },
  { id: 'look|sweep', name: 'sweep', repeat: { every: 5 * 60_000 } },
  { id: 'look|checkpoint', name: 'checkpoint', repeat: { every: 15 * 60_000 } },
] as const;

/** A queue that was emptied, a Redis flushed or started again without its file, forgets when to look: it is told again this often. */
const REMIND_EVERY_MS = 60_000;

/** Changes that follow each other within this time are looked after together. */
const GATHER_MS = 250;

export interface Looks {
  /** Looks now, in this process: for the start, and for tests. */
  lookNow(): Promise<number>;
  /** Tells the queue when to look if it has forgotten, and looks at once. @returns whether it had */
  remind(): Promise<boolean>;
  stop(): Promise<void>;
}

export interface LooksRequest {
  readonly appUrl: string;
  readonly redisUrl?: string;
  readonly report: (sentence: string) => void;
}

/** Starts a worker. On Redis when there is one, otherwise on PostgreSQL; what it does is the same, and losing the queue loses nothing. */
export async function startLooks(runtime: Runtime, { appUrl, redisUrl, report }: LooksRequest): Promise<Looks> {
  const redis = redisUrl === undefined ? undefined : new Redis(redisUrl, { maxRetriesPerRequest: null });
  redis?.on('error', () => {});
  if (redis === undefined) setDefaultBackendFactory(createPostgresBackend);
  // The schema is migrated by its owner before anybody connects.
  const connection = redis ?? { connectionString: appUrl, max: 1 };
  const queue = new Queue(QUEUE, { connection, defaultJobOptions: { removeOnComplete: true, removeOnFail: 20 } });
  queue.on('error', (thrown) => report(`The queue: ${nameOf(thrown)}.`));
  await queue.waitUntilReady();
  const schedule = async (): Promise<void> => {
    for (const { id, name, repeat } of SCHEDULES) await queue.upsertJobScheduler(id, repeat, { name });
  };
  await schedule();
  const lookNow = (): Promise<number> => sendDueMoments(runtime, report);
  // Cases whose move was left half way by a process that was killed or stopped. Not waited for: time must not stand still meanwhile.
  const stopping = new AbortController();
  let moving: Promise<void> | undefined;
  const moveOn = (): void => {
    moving ??= goOnWithMoves(runtime, stopping.signal)
      .catch((thrown: unknown) => {
        if (!stopping.signal.aborted) report(`A move of cases could not be gone on with: ${nameOf(thrown)}.`);
      })
      .finally(() => {
        moving = undefined;
      });
  };
  moveOn();
  const worker = new Worker(
    QUEUE,
    async ({ name }) => {
      if (name === 'checkpoint') return makeCheckpoints(runtime);
      if (name === 'sweep') {
        moveOn();
        await sweepAlarms(runtime);
      }
      return lookNow();
    },
    { connection, concurrency: 1 },
  );
  worker.on('error', (thrown) => report(`The worker: ${nameOf(thrown)}.`));
  const lookQuietly = (): void => {
    lookNow().catch((thrown: unknown) => report(`Time could not be looked at: ${nameOf(thrown)}.`));
  };
  // What came due while nobody ran, and what a change leaves due: other workers find it at the next sweep.
  lookQuietly();
  const remind = async (): Promise<boolean> => {
    if ((await queue.getJobSchedulersCount()) >= SCHEDULES.length) return false;
    await schedule();
    report('The queue had forgotten when to look at the time, and was told again.');
    await sweepAlarms(runtime);
    await lookNow();
    return true;
  };
  let reminding = false;
  const reminder = setInterval(() => {
    // A Redis that is away answers late: the questions must not heap up.
    if (reminding) return;
    reminding = true;
    remind()
      .catch((thrown: unknown) => report(`The queue could not be asked: ${nameOf(thrown)}.`))
      .finally(() => {
        reminding = false;
      });
  }, REMIND_EVERY_MS).unref();
  let soon: NodeJS.Timeout | undefined;
  const stopListening = runtime.bell.onRing((what) => {
    if (what !== 'due') return;
    soon ??= setTimeout(() => {
      soon = undefined;
      lookQuietly();
    }, GATHER_MS).unref();
  });
  return {
    lookNow,
    remind,
    stop: async () => {
      stopListening();
      clearInterval(reminder);
      clearTimeout(soon);
      stopping.abort();
      await moving;
      await worker.close();
      await queue.close();
      redis?.disconnect();
    },
  };
}
