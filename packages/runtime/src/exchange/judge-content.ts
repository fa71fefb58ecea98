/** Holds a pack that came from elsewhere to reading and to every check, in a thread of its own with bounded time and memory. */
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import {
  type BroughtIn,
  bringIn,
  type DraftFiles,
  type PackContent,
  type Problem,
  runChecks,
} from '@homeward/definition';
import { compilePack, runDeepChecks } from '@homeward/engine';

export interface ContentWork {
  readonly content: PackContent;
  readonly authority: string;
  readonly local: DraftFiles;
}

export type JudgedContent =
  | { readonly files: DraftFiles; readonly title: string; readonly notes: readonly string[]; readonly warnings: number }
  | { readonly refused: string; readonly problems: readonly Problem[] };

/** So many are told; a pack with more is wrong altogether. */
const TOLD = 50;

/** Pure, and slow. */
export const judgeContent = ({ content, authority, local }: ContentWork): JudgedContent => {
  const brought: BroughtIn = bringIn(content, authority, local);
  if ('refused' in brought) return { ...brought, problems: brought.problems.slice(0, TOLD) };
  const { files, pack, notes } = brought;
  const found = runChecks(pack);
  const errors = (problems: readonly Problem[]): Problem[] => problems.filter(({ severity }) => severity === 'error');
  // A pack with errors may not even be built.
  const all = errors(found).length > 0 ? found : [...found, ...runDeepChecks(compilePack(pack))];
  if (errors(all).length > 0)
    return {
      refused: `The checks find ${errors(all).length === 1 ? 'a problem' : `${errors(all).length} problems`} in it.`,
      problems: errors(all).slice(0, TOLD),
    };
  return { files, title: pack.authority.name, notes, warnings: all.length };
};

const WORKER = new URL('./judge-content.worker.js', import.meta.url);
const MOST_MEGABYTES = 500;
const PATIENCE_MS = 30_000;

export async function judgeContentAside(work: ContentWork): Promise<JudgedContent> {
  // Sources that a test runs have not been built; then there is no thread to be had.
  if (!existsSync(fileURLToPath(WORKER))) return judgeContent(work);
  const worker = new Worker(WORKER, { workerData: work, resourceLimits: { maxOldGenerationSizeMb: MOST_MEGABYTES } });
  const tired = new AbortController();
  try {
    return await new Promise<JudgedContent>((resolve, reject) => {
      const timer = setTimeout(
        () => resolve(tooMuch('Checking it takes far longer than checking a pack does.')),
        PATIENCE_MS,
      );
      tired.signal.addEventListener('abort', () => clearTimeout(timer));
      worker.once('message', resolve);
      worker.once('error', (error) => {
        // Out of its memory: this thread alone ends.
        const code = 'code' in error ? error.code : undefined;
        if (code === 'ERR_WORKER_OUT_OF_MEMORY')
          resolve(tooMuch('Checking it takes far more memory than checking a pack does.'));
        else reject(error);
      });
      worker.once('exit', () => reject(new Error('The thread ended before the pack was judged.')));
    });
  } finally {
    tired.abort();
    await worker.terminate();
  }
}

const tooMuch = (refused: string): JudgedContent => ({ refused, problems: [] });
