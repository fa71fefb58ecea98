/** Who may open a case: whoever would find something to record in it. */

import type { PlainDate } from '@homeward/definition';
import { type CompiledPack, newCase, openActions } from '@homeward/engine';

/** The process that a child's case goes through; undefined when the pack has none about children. */
export const childProcess = ({ pack }: CompiledPack): string | undefined =>
  Object.entries(pack.processes).find(([, process]) => process.definition.subject === 'child')?.[0];

/** No right of its own to keep in step: a case that offers its opener nothing to do would be opened for nobody. */
export function mayOpenCases(compiled: CompiledPack, roles: readonly string[], today: PlainDate): boolean {
  const process = childProcess(compiled);
  if (process === undefined) return false;
  const blank = newCase(compiled, { id: 'blank', process, subjectRef: 'blank', openedOn: today, facts: {} });
  return openActions(compiled, blank, { today, actor: { id: 'somebody', roles } }).some(
    ({ standing }) => standing === 'open',
  );
}
