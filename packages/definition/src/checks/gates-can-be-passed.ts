/** No gate keeps everybody out: somebody who may record the event is somebody whom the gate lets through, and one that opens for a reason opens for one of them. */
import type { Gate } from '../event.js';
import type { Pack } from '../pack.js';
import { place, processFile, within } from '../pack-places.js';
import { findingsOf, type Problem } from '../problem.js';
import { rolesThatMayRecord } from './roles-that-may-record.js';
import { truthGiven } from './truth-given.js';

export const gatesCanBePassed = (pack: Pack): Problem[] => {
  const { found, error } = findingsOf('gates-can-be-passed');
  for (const [id, process] of Object.entries(pack.processes))
    for (const [key, { gates, title }] of Object.entries(process.events))
      for (const [index, gate] of gates.entries()) {
        const recorders = [...rolesThatMayRecord(pack, key)];
        // What nobody records is brought by time or by another case: grants-cover-events looks for what is forgotten.
        if (recorders.length === 0) continue;
        const { kind, overrideBy = [] } = gate;
        const at = place(processFile(id, 'events'), key, 'gates', index);
        const givesReason = overrideBy.some((role) => recorders.includes(role));
        if (kind === 'soft' && !givesReason)
          error(
            within(at, 'overrideBy'),
            overrideBy.length === 0
              ? 'Nobody is named who may pass this gate with a reason, so it never opens for one.'
              : `Nobody can pass this gate with a reason: of those who may, none may “${title}”.`,
            'Name somebody who may record it, let those who are named record it, or make the gate a hard one.',
          );
        if (!givesReason && recorders.every((role) => isShutFor(pack, gate, role)))
          error(
            within(at, 'requires'),
            `This gate is shut for everybody: whoever may “${title}” holds none of the roles that it asks for.`,
            'Ask for a role that may record it, or let that role record it.',
          );
      }
  return found;
};

/** Whatever else is so: who acts decides it alone. */
const isShutFor = (pack: Pack, { when, requires }: Gate, role: string): boolean => {
  const acting = new Map([['actor.role', [role]]]);
  return truthGiven(pack, when, acting) === true && truthGiven(pack, requires, acting) === false;
};
