/** Shares the mistakes among as many threads as there are processors. */
import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { type JudgedShare, judgeMistakes, type MistakeWork } from './judge-mistakes.js';

const WORKER = new URL('./judge-mistakes.worker.js', import.meta.url);

/** In the order in which the mistakes were picked. */
export const judgeAside = async (work: Omit<MistakeWork, 'share' | 'of'>): Promise<JudgedShare> => {
  // Sources that a test runs have not been built; then there is no thread to be had.
  const of = existsSync(fileURLToPath(WORKER)) ? Math.min(availableParallelism(), work.count) : 1;
  const shares =
    of === 1
      ? [judgeMistakes({ ...work, share: 0, of })]
      : await Promise.all(Array.from({ length: of }, (_, share) => inThread({ ...work, share, of })));
  const judged = [];
  for (const share of shares) {
    if ('failing' in share) return share;
    judged.push(...share.judged);
  }
  return { judged: judged.sort((a, b) => a.index - b.index) };
};

const inThread = async (work: MistakeWork): Promise<JudgedShare> => {
  const worker = new Worker(WORKER, { workerData: work });
  try {
    return await new Promise<JudgedShare>((resolve, reject) => {
      worker.once('message', resolve);
      worker.once('error', reject);
      worker.once('exit', () => reject(new Error('The thread ended before its mistakes were judged.')));
    });
  } finally {
    await worker.terminate();
  }
};
