/** Every check there is on a pack as files: its shape and names, then what only the engine can tell; what `homeward check` says. */
import {
  checkPack,
  type Pack,
  type PackFiles,
  type Problem,
  readGuards,
  withOrigin,
  withoutExplained,
} from '@homeward/definition';
import { sayRule } from '../compare/rule-said.js';
import { calendarOf } from '../compile-pack.js';
import { runDeepChecks } from './run-deep-checks.js';

export interface WholeCheck {
  /** Present when every part could be read. */
  readonly pack?: Pack;
  readonly problems: readonly Problem[];
  /** Warnings that the pack gives a reason for. */
  readonly explained: readonly Problem[];
}

/**
 * @param files path relative to `configs/<authority>/` -> JSON text
 * @param common path relative to `configs/common/` -> JSON text
 */
export const checkWholePack = (files: PackFiles, common: PackFiles): WholeCheck => {
  const { pack, blocks, ...read } = checkPack(files, common, sayRule);
  const problems = [...read.problems, ...readGuards(files).problems];
  // Of a pack with errors little can be counted on: what the engine finds, and which reasons it needs, is asked once they are mended.
  if (pack === undefined) return { problems, explained: [] };
  if (problems.some(({ severity }) => severity === 'error')) return { pack, problems, explained: [] };
  const deep = runDeepChecks({ pack, calendar: calendarOf(pack) }).map((problem) => withOrigin(problem, blocks));
  return { pack, ...withoutExplained([...problems, ...deep], pack.authority.explained ?? []) };
};
