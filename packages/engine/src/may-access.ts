/** Whether somebody may read, write, attend or record something of a case. */
import type { CaseRecord } from './case-record.js';
import type { Circumstances } from './command.js';
import type { CompiledPack } from './compile-pack.js';
import { worldOf } from './world-of.js';

/**
 * @param resource a document or record, a part after a dot (`PPM.minutes`), or an event when the action is `record`; an instance in brackets (`auditLog(AB)`) is the same resource
 * @param document the document that an event about a named one would be about: a grant may ask for it
 * @returns false unless a grant says otherwise
 */
export const mayAccess = (
  compiled: CompiledPack,
  record: CaseRecord,
  { today, actor }: Circumstances,
  action: string,
  resource: string,
  document?: string,
): boolean =>
  compiled.ability.may(
    actor.roles,
    action,
    resource.replace(/\(.*\)$/, ''),
    worldOf(compiled, record, today, actor.roles, document === undefined ? {} : { form: document, document }),
  );
