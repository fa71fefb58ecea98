/** Where the other regions of a case can stand when one of its states is entered: an order that ends one route often ends care in the same step. */
import { type ChartEdge, type ChartGraph, type ChartState, enteredWith, isInside, outwards } from '../chart-graph.js';
import type { Pack } from '../pack.js';
import type { Scalar } from '../rule.js';
import { answersAsserted } from './answers-asserted.js';
import { type Leaves, regionsOf, standingIn } from './regions.js';
import { type Known, truthGiven } from './truth-given.js';

/** Fields of the states that the case then stands in, and the values that those of the regions beside can have: every one that is possible, perhaps more. */
export const standingBeside = (
  pack: Pack,
  graph: ChartGraph,
  state: ChartState,
  reached: ReadonlySet<ChartState>,
): Known => {
  const here = standingIn(state);
  const entering = enteringOf(pack, graph, state);
  const beside = regionsOf(graph, reached).filter(({ region }) => region !== state && !isInside(state, region));
  return new Map([
    ...here,
    ...beside.map(({ region, leaves }): [string, readonly Scalar[]] => {
      const possible = settled(pack, atEntry(pack, entering, leaves), leaves, here);
      return [`state.${region.path}`, [...new Set([...possible].map((leaf) => childWith(region, leaf)))]];
    }),
  ]);
};

const childWith = (region: ChartState, leaf: ChartState): string =>
  outwards(leaf).find((outer) => outer.parent === region)?.key ?? leaf.key;

const landing = (edge: ChartEdge, leaves: Leaves): ChartState[] =>
  edge.targets.flatMap((target) =>
    target.kind === 'history' ? [...leaves.keys()] : enteredWith(target).filter((entered) => leaves.has(entered)),
  );

/** A step that enters the state: its event, and the answers that its guard asks for. */
interface Entering {
  readonly event: string;
  readonly answers: Known;
}

/** Undefined where the state is entered by itself, or by nothing: then any region may be anywhere. */
const enteringOf = (pack: Pack, graph: ChartGraph, state: ChartState): readonly Entering[] | undefined => {
  const steps = graph.edges
    .filter((edge) => edge.source !== state && edge.targets.some((target) => enteredWith(target).includes(state)))
    .map(({ event, transition }) =>
      event === undefined ? undefined : { event, answers: answersAsserted(pack, transition.guard?.params.rule) },
    );
  return steps.length > 0 && steps.every((step) => step !== undefined) ? steps : undefined;
};

/** Where the region is once the step is taken that enters the state. */
const atEntry = (pack: Pack, entering: readonly Entering[] | undefined, leaves: Leaves): Set<ChartState> => {
  if (entering === undefined) return new Set(leaves.keys());
  const possible = new Set<ChartState>();
  for (const { event, answers } of entering)
    for (const [leaf, { standing, edges }] of leaves) {
      const own = edges.get(event);
      if (own === undefined) possible.add(leaf);
      else
        for (const target of targetsOf(pack, own, leaf, leaves, new Map([...answers, ...standing])))
          possible.add(target);
    }
  return possible;
};

/** Where an event can lead from a leaf: the first transition that is known to be taken ends the search, and where none is the leaf may stay. */
const targetsOf = (
  pack: Pack,
  edges: readonly ChartEdge[],
  leaf: ChartState,
  leaves: Leaves,
  known: Known,
): ChartState[] => {
  const found: ChartState[] = [];
  for (const edge of edges) {
    const taken = truthGiven(pack, edge.transition.guard?.params.rule, known);
    if (taken === false) continue;
    const landed = landing(edge, leaves);
    found.push(...(landed.length === 0 ? [leaf] : landed));
    if (taken === true) return found;
  }
  return [...found, leaf];
};

/** Where eventless transitions take the region in the same step. What is recorded afterwards begins something new. */
const settled = (pack: Pack, possible: Set<ChartState>, leaves: Leaves, here: Known): ReadonlySet<ChartState> => {
  const waiting = [...possible];
  for (let leaf = waiting.pop(); leaf !== undefined; leaf = waiting.pop())
    for (const edge of leaves.get(leaf)?.edges.get(undefined) ?? []) {
      if (truthGiven(pack, edge.transition.guard?.params.rule, here) === false) continue;
      for (const target of landing(edge, leaves)) {
        if (possible.has(target)) continue;
        possible.add(target);
        waiting.push(target);
      }
    }
  return possible;
};
