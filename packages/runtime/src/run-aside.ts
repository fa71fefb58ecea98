/** Slow work on what came from elsewhere, in a thread of its own with bounded time and memory: what hangs or runs out there takes nobody along. */
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';

export interface AsideLimits {
  /** Of JavaScript objects. */
  readonly megabytes: number;
  readonly patienceMs: number;
}

/** Sources that a test runs have not been built; then there is no thread to be had. */
export const canRunAside = (worker: URL): boolean => existsSync(fileURLToPath(worker));

/**
 * @param worker a module that posts one message, its answer
 * @returns the answer, or what ran out before there was one; rejects with whatever else the thread threw
 */
export async function runAside<Answer>(
  worker: URL,
  work: unknown,
  { megabytes, patienceMs }: AsideLimits,
): Promise<{ readonly answer: Answer } | { readonly ranOut: 'time' | 'memory' }> {
  const thread = new Worker(worker, { workerData: work, resourceLimits: { maxOldGenerationSizeMb: megabytes } });
  const tired = new AbortController();
  try {
    return await new Promise<{ readonly answer: Answer } | { readonly ranOut: 'time' | 'memory' }>(
      (resolve, reject) => {
        const timer = setTimeout(() => resolve({ ranOut: 'time' }), patienceMs);
        tired.signal.addEventListener('abort', () => clearTimeout(timer));
        thread.once('message', (answer: Answer) => resolve({ answer }));
        thread.once('error', (error) => {
          // Out of its memory: this thread alone ends.
          const code = 'code' in error ? error.code : undefined;
          if (code === 'ERR_WORKER_OUT_OF_MEMORY') resolve({ ranOut: 'memory' });
          else reject(error);
        });
        thread.once('exit', () => reject(new Error('The thread ended before its work was done.')));
      },
    );
  } finally {
    tired.abort();
    await thread.terminate();
  }
}
