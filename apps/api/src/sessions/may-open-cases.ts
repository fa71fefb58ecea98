/** Who may open a case for a child. */

import type { PlainDate } from '@homeward/definition';
import { type CompiledPack, mayAccess, newCase, openActions } from '@homeward/engine';

/** The process that a child's case goes through; undefined when the pack has none about children. */
export const childProcess = ({ pack }: CompiledPack): string | undefined =>
  Object.entries(pack.processes).find(([, process]) => process.definition.subject === 'child')?.[0];

/**
 * No right of its own to keep in step: whoever may record how a child's care begins, and may then read the case. Others who would find something to record there,
 * a carer with a document say, are given cases and do not open them.
 */
export function mayOpenCases(compiled: CompiledPack, roles: readonly string[], today: PlainDate): boolean {
  const process = childProcess(compiled);
  if (process === undefined) return false;
  const blank = newCase(compiled, { id: 'blank', process, subjectRef: 'blank', openedOn: today, facts: {} });
  const circumstances = { today, actor: { id: 'somebody', roles } };
  return (
    mayAccess(compiled, blank, circumstances, 'read', 'case') &&
    openActions(compiled, blank, circumstances).some(({ standing, group }) => standing === 'open' && group === 'care')
  );
}
