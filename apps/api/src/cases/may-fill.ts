/** Whether somebody may fill a form and share its draft: they record the event, and see the case or are given this very document to write. */
import type { Opens } from '@homeward/contract';
import { mayAccess, processOf } from '@homeward/engine';
import type { SeenCase } from './load-case.js';

/**
 * A carer may record that a document was submitted, which alone would open every document of the child with what others have typed in it. Whoever may not read the case
 * is therefore asked for a grant to write the document as well; and nobody outside fills anything of a case that nobody may read any more.
 */
export function mayFill(seen: SeenCase, { event, document }: Opens): boolean {
  const { compiled, record, today, actor } = seen;
  const { process } = processOf(compiled, record.process);
  const may = (action: string, name: string, roles = actor.roles): boolean =>
    mayAccess(compiled, record, { today, actor: { ...actor, roles } }, action, name, document);
  if (!may('record', event)) return false;
  const steps = document === undefined ? [] : documentSteps(process.documents, document);
  if (document !== undefined && !steps.some((step) => step.event === event)) return false;
  if (seen.mayRead) return true;
  return (
    may('read', 'case', compiled.ability.rolesThatMay('read', 'case')) &&
    (document === undefined || may('write', document))
  );
}

const documentSteps = <Step>(documents: Readonly<Record<string, { readonly steps: readonly Step[] }>>, name: string) =>
  Object.hasOwn(documents, name) ? (documents[name]?.steps ?? []) : [];
