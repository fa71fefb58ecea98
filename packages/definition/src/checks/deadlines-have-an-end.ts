/** Every deadline can be met: what meets it is an event that somebody or something can send. */

import { chartGraph } from '../chart-graph.js';
import type { Pack } from '../pack.js';
import { place, processFile } from '../pack-places.js';
import { findingsOf, type Problem } from '../problem.js';
import { canBeSent, grantedEvents } from './someone-can-leave.js';
import { reachableStates } from './states-reachable.js';

export const deadlinesHaveAnEnd = (pack: Pack): Problem[] => {
  const { found, error } = findingsOf('deadlines-have-an-end');
  const granted = grantedEvents(pack);
  for (const [id, process] of Object.entries(pack.processes)) {
    const graph = chartGraph(process.chart);
    const reached = reachableStates(graph);
    const accepted = new Set(
      graph.edges.flatMap((edge) => (edge.event !== undefined && reached.has(edge.source) ? [edge.event] : [])),
    );
    for (const [key, deadline] of Object.entries(process.deadlines)) {
      const known = deadline.metBy.filter(({ event }) => Object.hasOwn(process.events, event));
      // Unknown events are for names-exist.
      if (known.length === 0 || known.some(({ event }) => canBeSent(process, event, granted) && accepted.has(event)))
        continue;
      const names = known.map(({ event }) => `\`${event}\``).join(', ');
      error(
        place(processFile(id, 'deadlines'), key, 'metBy'),
        `The deadline \`${key}\` can never be met: nobody can record ${names}.`,
        'Grant one of them to a role, and let a state that can be reached accept it.',
      );
    }
  }
  return found;
};
