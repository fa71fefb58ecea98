/** Everything that decides something says which clause it comes from. */
import type { Pack } from '../pack.js';
import { place, processFile } from '../pack-places.js';
import { findingsOf, type Problem } from '../problem.js';

export const sourcesCited = (pack: Pack): Problem[] => {
  const { found, warning } = findingsOf('sources-cited');
  const cite = (what: string, sources: readonly string[], path: string): void => {
    if (sources.length === 0)
      warning(path, `${what} cites no clause.`, 'Add the clause that it comes from to `sources`.');
  };
  for (const [key, body] of Object.entries(pack.bodies))
    cite(`The body \`${key}\``, body.sources, `bodies/${key}.json#/sources`);
  for (const [id, process] of Object.entries(pack.processes)) {
    for (const [key, event] of Object.entries(process.events)) {
      // What time sends follows from the deadlines, which cite theirs.
      if (event.sentBy !== 'time')
        cite(`The event \`${key}\``, event.sources, place(processFile(id, 'events'), key, 'sources'));
      for (const [index, gate] of event.gates.entries())
        cite(
          `The gate \`${gate.key}\` of \`${key}\``,
          gate.sources,
          place(processFile(id, 'events'), key, 'gates', index, 'sources'),
        );
    }
    for (const [kind, name] of [
      ['deadlines', 'deadline'],
      ['documents', 'document'],
      ['tasks', 'task'],
      ['notices', 'notice'],
    ] as const)
      for (const [key, { sources }] of Object.entries(process[kind]))
        cite(`The ${name} \`${key}\``, sources, place(processFile(id, kind), key, 'sources'));
  }
  return found;
};
