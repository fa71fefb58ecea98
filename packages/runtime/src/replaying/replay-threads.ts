/** As many threads as there are cores, each given a batch of cases when it has done the one before: nothing heaps up. */
import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { type ReplayReport, ReplaySum } from '@homeward/engine';
import { type FromReplayThread, Replayer, type ReplayWork, type ToReplayThread } from './replay-work.js';
import type { StoredCase } from './stored-cases.js';

/** What a case leaves behind is gone when the next is read: room for a few cases saves most of the collecting (a tenth of the time, measured). */
const YOUNG_MB = 96;

const WORKER = new URL('./replay.worker.js', import.meta.url);

/**
 * @param cases batches; the next is asked for when a thread is free
 * @param onDone told after every batch how many cases have been re-run
 */
export async function replayInThreads(
  work: ReplayWork,
  cases: AsyncIterator<readonly StoredCase[]>,
  onDone: (done: number) => void | Promise<void> = () => {},
): Promise<ReplayReport> {
  const sum = new ReplaySum();
  let done = 0;
  const counted = async (more: number): Promise<void> => {
    done += more;
    await onDone(done);
  };
  // An async generator queues what is asked of it: each thread may ask as soon as it is free.
  const next = async (): Promise<readonly StoredCase[] | undefined> => {
    const { value, done: ended } = await cases.next();
    return ended === true ? undefined : value;
  };
  // Sources that a test runs have not been built; then there is no thread to be had.
  if (!existsSync(fileURLToPath(WORKER))) {
    const replayer = new Replayer(work);
    for (let batch = await next(); batch !== undefined; batch = await next()) {
      replayer.take(batch);
      await counted(batch.length);
    }
    return replayer.report();
  }
  const threads = Array.from(
    { length: Math.max(1, availableParallelism()) },
    () => new Worker(WORKER, { workerData: work, resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MB } }),
  );
  try {
    await Promise.all(
      threads.map(async (thread) => {
        const ask = conversation(thread);
        for (let batch = await next(); batch !== undefined; batch = await next()) {
          const answer = await ask({ cases: batch });
          if ('done' in answer) await counted(answer.done);
        }
        const answer = await ask({ end: true });
        if ('report' in answer) sum.addReport(answer.report);
      }),
    );
    return sum.report();
  } finally {
    await Promise.all(threads.map((thread) => thread.terminate()));
  }
}

/** One question at a time; a thread that ends without an answer rejects the one that waits. */
const conversation = (thread: Worker) => {
  let waiting: { resolve(answer: FromReplayThread): void; reject(why: unknown): void } | undefined;
  thread.on('message', (answer: FromReplayThread) => waiting?.resolve(answer));
  thread.on('error', (error) => waiting?.reject(error));
  thread.on('exit', () => waiting?.reject(new Error('A thread ended before its cases were re-run.')));
  return (message: ToReplayThread): Promise<FromReplayThread> =>
    new Promise((resolve, reject) => {
      waiting = { resolve, reject };
      thread.postMessage(message);
    });
};
