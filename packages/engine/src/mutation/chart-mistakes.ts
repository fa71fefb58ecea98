/** Mistakes in a chart: a transition that is missing, or that leads to a neighbouring state. */
import { chartGraph, type Pack, processFile, within } from '@homeward/definition';
import { type Chance, dropped, type Mistake, oneOf, replaced } from './mistake.js';

export const chartMistakes = (pack: Pack, chance: Chance): Mistake[] =>
  Object.entries(pack.processes).flatMap(([id, { chart }]) =>
    chartGraph(chart).edges.flatMap(({ source, event, transition, targets, pointer }): Mistake[] => {
      const place = `${processFile(id, 'chart')}#${pointer}`;
      const told = targets.map(({ path }) => path).join(', ') || 'where it is';
      const before = `from ${source.path || 'anywhere'} ${event ?? 'at once'} leads to ${told}`;
      const [target] = targets;
      // Where a transition ends in its own region, a neighbour is named as its target is: by a path from the chart itself.
      const others = [...(target?.parent?.children.values() ?? [])].filter(
        (state) => state !== target && state.kind !== 'history',
      );
      const other = targets.length === 1 && typeof transition.target === 'string' ? oneOf(others, chance) : undefined;
      return [
        dropped({ kind: 'transition dropped', place, before }),
        ...(other === undefined
          ? []
          : [
              replaced(
                {
                  kind: 'transition leads elsewhere',
                  place: within(place, 'target'),
                  before,
                  after: `leads to ${other.path}`,
                },
                `#${chart.id}.${other.path}`,
              ),
            ]),
      ];
    }),
  );
