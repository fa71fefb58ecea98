/** Holds a pack that came from elsewhere to reading and to every check, in a thread of its own with bounded time and memory. */
import {
  type BroughtIn,
  bringIn,
  type DraftFiles,
  type PackContent,
  type Problem,
  runChecks,
} from '@homeward/definition';
import { compilePack, runDeepChecks, sayRule } from '@homeward/engine';
import { type AsideLimits, canRunAside, runAside } from '../run-aside.js';

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
  const found = runChecks(pack, sayRule);
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
const LIMITS: AsideLimits = { megabytes: 500, patienceMs: 30_000 };

export async function judgeContentAside(work: ContentWork): Promise<JudgedContent> {
  if (!canRunAside(WORKER)) return judgeContent(work);
  const judged = await runAside<JudgedContent>(WORKER, work, LIMITS);
  if ('answer' in judged) return judged.answer;
  return {
    refused: `Checking it takes far ${judged.ranOut === 'time' ? 'longer' : 'more memory'} than checking a pack does.`,
    problems: [],
  };
}
