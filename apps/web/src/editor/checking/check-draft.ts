/** Checks a draft in stages, the quick ones first: what cannot be read, then what the checks find, then what only the engine can tell. Pure; slow enough for a thread of its own. */
import { type DraftFiles, type Pack, type Problem, readDraft, runChecks, withoutExplained } from '@homeward/definition';
import { type CompiledPack, compilePack, runDeepChecks, sayRule } from '@homeward/engine';

export interface Checked {
  /** Everything found so far. */
  readonly problems: readonly Problem[];
  /** Warnings that the procedure gives a reason for. */
  readonly explained: readonly Problem[];
  /** Nothing more will be found. */
  readonly done: boolean;
}

/** @param like a version of the same draft that was built before: what it shares is not built again */
export function* checkDraft(files: DraftFiles, like?: CompiledPack): Generator<Checked, CompiledPack | undefined> {
  const { pack, problems: unread } = readDraft(files);
  if (pack === undefined) {
    yield { problems: unread, explained: [], done: true };
    return undefined;
  }
  if (unread.length > 0) yield { problems: unread, explained: [], done: false };
  const found = [...unread, ...runChecks(pack, sayRule)];
  // A pack with errors may not even be built: what the engine finds is asked once they are mended.
  const sound = found.every(({ severity }) => severity !== 'error');
  yield { ...withoutReasons(found, pack), done: !sound };
  if (!sound) return undefined;
  const compiled = compilePack(pack, like);
  const all = withoutExplained([...found, ...runDeepChecks(compiled)], pack.authority.explained ?? []);
  yield { ...all, done: true };
  return compiled;
}

/** Whether each reason still has its warning is asked once everything has been found. */
const withoutReasons = (found: readonly Problem[], pack: Pack): Omit<Checked, 'done'> => {
  const { problems, explained } = withoutExplained(found, pack.authority.explained ?? []);
  return { problems: problems.filter(({ check }) => check !== 'explained'), explained };
};
