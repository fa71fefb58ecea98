/** The regions of a chart that stand beside others, with the innermost states of each. */
import { type ChartEdge, type ChartGraph, type ChartState, isInside, outwards } from '../chart-graph.js';
import type { Scalar } from '../rule.js';
import type { Known } from './truth-given.js';

/** An innermost state, with what can be read of it and the transitions that are looked at there, innermost first. */
interface Leaf {
  readonly standing: Known;
  /** Event -> transitions; undefined for those that happen by themselves. */
  readonly edges: ReadonlyMap<string | undefined, readonly ChartEdge[]>;
}
export type Leaves = ReadonlyMap<ChartState, Leaf>;

export interface Region {
  readonly region: ChartState;
  readonly leaves: Leaves;
}

// Asked for every outcome of a chart, which may have dozens.
const found = new WeakMap<ReadonlySet<ChartState>, readonly Region[]>();

/** @param reached the states that can be reached: the others are left out */
export const regionsOf = (graph: ChartGraph, reached: ReadonlySet<ChartState>): readonly Region[] => {
  const known = found.get(reached);
  if (known !== undefined) return known;
  const states = [...graph.states.values()].filter((state) => reached.has(state));
  const regions = states
    .filter(
      (region) =>
        region.kind === 'compound' &&
        outwards(region)
          .slice(1)
          .every((outer) => outer.kind === 'parallel'),
    )
    .map((region) => ({ region, leaves: leavesOf(graph, region, states) }));
  found.set(reached, regions);
  return regions;
};

const leavesOf = (graph: ChartGraph, region: ChartState, states: readonly ChartState[]): Leaves =>
  new Map(
    states
      .filter((one) => isInside(one, region) && (one.kind === 'atomic' || one.kind === 'final'))
      .map((leaf): [ChartState, Leaf] => {
        const edges = new Map<string | undefined, ChartEdge[]>();
        for (const edge of outwards(leaf).flatMap((outer) => graph.edgesOf(outer))) {
          const list = edges.get(edge.event);
          if (list === undefined) edges.set(edge.event, [edge]);
          else list.push(edge);
        }
        return [leaf, { standing: standingIn(leaf), edges }];
      }),
  );

/** What rules can read of a state and those around it. */
export const standingIn = (state: ChartState): Known =>
  new Map(
    outwards(state).flatMap((inner): [string, readonly Scalar[]][] =>
      inner.parent !== undefined && inner.parent.kind === 'compound'
        ? [[`state.${inner.parent.path}`, [inner.key]]]
        : [],
    ),
  );
