/** Holds a pack to its checks and its walkthroughs: seconds of one core, so it is done in a thread of its own and what was found is remembered for a while. */
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { type Pack, type Problem, runChecks, type Story, withoutExplained } from '@homeward/definition';
import { compilePack, playStory, runDeepChecks, sayRule } from '@homeward/engine';
import { hashOf, packHash } from '../publish-pack.js';

export interface JudgeWork {
  readonly pack: Pack;
  readonly stories: readonly Story[];
}

export interface JudgedPack {
  readonly errors: number;
  readonly warnings: number;
  /** The first few errors, as they are said. */
  readonly sentences: readonly string[];
  readonly walkthroughs: { readonly of: number; readonly failing: readonly string[] };
}

const SAID = 10;

/** Pure, and slow. */
export const judgePack = ({ pack, stories }: JudgeWork): JudgedPack => {
  const found = runChecks(pack, sayRule);
  const isBroken = found.some(({ severity }) => severity === 'error');
  // A pack with errors may not even be built.
  if (isBroken) return judged(found, { of: stories.length, failing: [] });
  const compiled = compilePack(pack);
  const { problems } = withoutExplained([...found, ...runDeepChecks(compiled)], pack.authority.explained ?? []);
  const failing = stories.filter((story) => {
    try {
      return playStory(compiled, story).verdicts.some(({ holds }) => !holds);
    } catch {
      return true;
    }
  });
  return judged(problems, { of: stories.length, failing: failing.map(({ id }) => id) });
};

const judged = (problems: readonly Problem[], walkthroughs: JudgedPack['walkthroughs']): JudgedPack => {
  const errors = problems.filter(({ severity }) => severity === 'error');
  return {
    errors: errors.length,
    warnings: problems.length - errors.length,
    sentences: errors.slice(0, SAID).map(({ sentence }) => sentence),
    walkthroughs,
  };
};

const WORKER = new URL('./judge-pack.worker.js', import.meta.url);
const KEPT = 8;
const kept = new Map<string, Promise<JudgedPack>>();

/** The same content is judged once, as long as it is among the latest few. */
export function judgePackAside(work: JudgeWork): Promise<JudgedPack> {
  const name = `${packHash(work.pack)} ${hashOf(work.stories)}`;
  const known = kept.get(name);
  if (known !== undefined) return known;
  const judging = inThread(work);
  kept.set(name, judging);
  judging.catch(() => kept.delete(name));
  for (const oldest of kept.keys()) {
    if (kept.size <= KEPT) break;
    kept.delete(oldest);
  }
  return judging;
}

async function inThread(work: JudgeWork): Promise<JudgedPack> {
  // Sources that a test runs have not been built; then there is no thread to be had.
  if (!existsSync(fileURLToPath(WORKER))) return judgePack(work);
  const worker = new Worker(WORKER, { workerData: work });
  try {
    return await new Promise<JudgedPack>((resolve, reject) => {
      worker.once('message', resolve);
      worker.once('error', reject);
      worker.once('exit', () => reject(new Error('The thread ended before the pack was judged.')));
    });
  } finally {
    await worker.terminate();
  }
}
