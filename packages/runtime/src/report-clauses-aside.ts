/** Works out in a thread of its own how a pack's clauses are covered: seconds of one core, which nobody else should wait for. */
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { Pack, Story } from '@homeward/definition';
import { type ClauseReport, reportClauses } from '@homeward/engine';

export interface ClauseWork {
  readonly pack: Pack;
  readonly stories: readonly Story[];
}

const WORKER = new URL('./report-clauses.worker.js', import.meta.url);

export async function reportClausesAside(pack: Pack, stories: readonly Story[]): Promise<ClauseReport> {
  // Sources that a test runs have not been built; then there is no thread to be had.
  if (!existsSync(fileURLToPath(WORKER))) return reportClauses(pack, stories);
  const work: ClauseWork = { pack, stories };
  const worker = new Worker(WORKER, { workerData: work });
  try {
    return await new Promise<ClauseReport>((resolve, reject) => {
      worker.once('message', resolve);
      worker.once('error', reject);
      worker.once('exit', () => reject(new Error('The thread ended before the clauses were counted.')));
    });
  } finally {
    await worker.terminate();
  }
}
