/** Every notice is for a role or a body that there is. */
import { didYouMean } from '../nearest-name.js';
import type { Pack } from '../pack.js';
import { place, processFile } from '../pack-places.js';
import { findingsOf, type Problem } from '../problem.js';

export const noticesReachSomebody = (pack: Pack): Problem[] => {
  const { found, error } = findingsOf('notices-reach-somebody');
  const known = new Set([...Object.keys(pack.grants.roles), ...Object.keys(pack.bodies)]);
  for (const [id, process] of Object.entries(pack.processes))
    for (const [key, notice] of Object.entries(process.notices))
      for (const [index, reader] of notice.to.entries())
        if (!known.has(reader))
          error(
            place(processFile(id, 'notices'), key, 'to', index),
            `Nobody is told: there is no role or body \`${reader}\`.`,
            didYouMean(reader, known),
          );
  return found;
};
