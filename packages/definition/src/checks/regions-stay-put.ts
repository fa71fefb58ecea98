/** No transition throws a region back to its beginning by going past it. */
import { type ChartEdge, type ChartState, chartGraph, isInside, smallestAround } from '../chart-graph.js';
import type { Pack } from '../pack.js';
import { processFile } from '../pack-places.js';
import { findingsOf, type Problem } from '../problem.js';

/**
 * XState 5 leaves and re-enters everything inside the smallest state around a transition's source and targets. When that is a parallel state, regions that
 * no target names start again from their initial state: an event on the chart itself with the target `.planning.exempt` sends `care` back to its beginning.
 */
export const regionsStayPut = (pack: Pack): Problem[] => {
  const { found, error } = findingsOf('regions-stay-put');
  for (const [id, process] of Object.entries(pack.processes))
    for (const edge of chartGraph(process.chart).edges) {
      const domain = domainOf(edge);
      if (domain?.kind !== 'parallel') continue;
      const lost = [...domain.children.values()].filter(
        (region) => !edge.targets.some((target) => target === region || isInside(target, region)),
      );
      if (lost.length === 0) continue;
      const regions = lost.map((region) => `\`${region.path}\``).join(', ');
      const names =
        lost.length > 3
          ? `${lost.length} regions (${lost
              .slice(0, 3)
              .map((region) => `\`${region.path}\``)
              .join(', ')} ...)`
          : regions;
      error(
        `${processFile(id, 'chart')}#${edge.pointer}`,
        `This transition would send ${names} back to the beginning, because it goes from one region into another.`,
        'Put the transition into the region that it changes: every region may answer the same event.',
      );
    }
  return found;
};

/** The state whose inside is left and entered again; undefined for a transition without targets, which moves nothing. */
const domainOf = ({ source, targets, transition }: ChartEdge): ChartState | undefined => {
  if (targets.length === 0) return undefined;
  if (transition.reenter !== true && targets.every((target) => target === source || isInside(target, source)))
    return source;
  return smallestAround([source, ...targets]);
};
