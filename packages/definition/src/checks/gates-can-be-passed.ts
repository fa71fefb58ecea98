/** A gate that opens for a recorded reason opens for somebody: one of those who may give the reason may record the event. */
import type { Pack } from '../pack.js';
import { place, processFile } from '../pack-places.js';
import { findingsOf, type Problem } from '../problem.js';
import { rolesThatMayRecord } from './roles-that-may-record.js';

export const gatesCanBePassed = (pack: Pack): Problem[] => {
  const { found, error } = findingsOf('gates-can-be-passed');
  for (const [id, process] of Object.entries(pack.processes))
    for (const [key, { gates, title }] of Object.entries(process.events))
      for (const [index, { kind, overrideBy = [] }] of gates.entries()) {
        if (kind !== 'soft') continue;
        const recorders = rolesThatMayRecord(pack, key);
        // What nobody records is brought by time or by another case: grants-cover-events looks for what is forgotten.
        if (recorders.size === 0 || overrideBy.some((role) => recorders.has(role))) continue;
        error(
          place(processFile(id, 'events'), key, 'gates', index, 'overrideBy'),
          overrideBy.length === 0
            ? 'Nobody is named who may pass this gate with a reason, so it never opens for one.'
            : `Nobody can pass this gate with a reason: of those who may, none may “${title}”.`,
          'Name somebody who may record it, let those who are named record it, or make the gate a hard one.',
        );
      }
  return found;
};
