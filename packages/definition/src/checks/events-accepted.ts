/** Every event that the pack declares is accepted by some state: the engine refuses what no state accepts. */
import { chartGraph } from '../chart-graph.js';
import type { Pack } from '../pack.js';
import { place, processFile } from '../pack-places.js';
import { findingsOf, type Problem } from '../problem.js';

export const eventsAccepted = (pack: Pack): Problem[] => {
  const { found, error } = findingsOf('events-accepted');
  for (const [id, process] of Object.entries(pack.processes)) {
    const accepted = new Set(chartGraph(process.chart).edges.flatMap((edge) => edge.event ?? []));
    for (const [event, definition] of Object.entries(process.events)) {
      // A moment of a limit is carried out whether or not the chart moves.
      if (definition.sentBy === 'time' || accepted.has(event)) continue;
      error(
        place(processFile(id, 'events'), event),
        `No state accepts \`${event}\`, so it can never be recorded.`,
        'Add it to `on` of the states in which it may be recorded; without a target it moves nothing.',
      );
    }
  }
  return found;
};
