/** How a case must stand for one transition alone to take its event: then nobody could leave it out unnoticed, though it leads nowhere. */
import { type ChartEdge, chartGraph, outwards, type Pack, type Process } from '@homeward/definition';
import { anyOf, type Way, wayTo } from './deciding-ways.js';
import { onceKnown } from './known-by-event.js';

export const alone = (pack: Pack, process: Process, edge: ChartEdge): Way => {
  const { edges, edgesOf } = chartGraph(process.chart);
  const own = new Set(outwards(edge.source));
  const sources = new Set(edges.filter(({ event }) => event === edge.event).map(({ source }) => source));
  return [...sources]
    .filter((source) => !own.has(source))
    .flatMap((source): Way => {
      const guards = edgesOf(source)
        .filter(({ event }) => event === edge.event)
        .map(({ transition }) => transition.guard?.params.rule);
      const isOpen = guards.some((rule) => rule === undefined);
      const shut = guards.flatMap((rule) =>
        onceKnown(pack, process.events[edge.event ?? ''], wayTo(pack, rule, false)),
      );
      const elsewhere = outwards(source).flatMap((state): Way[] => {
        const { parent, path } = state;
        if (parent?.kind !== 'compound') return [];
        const name = path.slice(parent.path.length + (parent.path === '' ? 0 : 1));
        return [[{ condition: { field: `state.${parent.path}`, operator: '=', value: name }, truth: false }]];
      });
      const ways = [...elsewhere, ...(isOpen ? [] : [shut])];
      return ways.length === 0 ? NEVER : anyOf(ways);
    });
};

/** A region that is always there takes the event whatever is done: nothing can be so. */
const NEVER: Way = [{ anyOf: [] }];
