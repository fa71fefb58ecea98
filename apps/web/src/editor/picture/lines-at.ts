/** What a box of the picture says under its title: how many cases are there, what is wrong, who says so. */
import type { CaseCounts } from '@homeward/contract';
import { chartGraph, type Problem, type Process, processFile } from '@homeward/definition';

export const linesAt =
  ({
    process,
    id,
    counts,
    wrong,
    closed,
    blockOf,
  }: {
    readonly process: Process;
    readonly id: string;
    readonly counts: CaseCounts | undefined;
    readonly wrong: ReadonlyMap<string, readonly Problem[]>;
    readonly closed: ReadonlySet<string>;
    blockOf(file: string, at: string): string | undefined;
  }) =>
  (path: string): readonly string[] => {
    const state = chartGraph(process.chart).states.get(path);
    if (state === undefined) return [];
    const cases = counts?.states[path] ?? 0;
    const problems = wrong.get(path)?.length ?? 0;
    return [
      ...(cases === 0 ? [] : [cases === 1 ? '1 case here' : `${cases} cases here`]),
      ...(problems === 0 ? [] : [problems === 1 ? '1 problem' : `${problems} problems`]),
      ...(closed.has(path) ? [`${state.children.size} steps inside`] : []),
      ...(state.children.size === 0 && blockOf(processFile(id, 'chart'), state.pointer) !== undefined
        ? ['Building block']
        : []),
    ];
  };
