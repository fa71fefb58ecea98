/** Every state of a chart can be reached from where it begins, by some transition, whatever its guard. */
import { type ChartGraph, type ChartState, chartGraph, enteredWith, outwards } from '../chart-graph.js';
import type { Pack } from '../pack.js';
import { processFile } from '../pack-places.js';
import { findingsOf, type Problem } from '../problem.js';

export const statesReachable = (pack: Pack): Problem[] => {
  const { found, error } = findingsOf('states-reachable');
  for (const [id, process] of Object.entries(pack.processes)) {
    const graph = chartGraph(process.chart);
    const reached = reachableStates(graph);
    for (const state of graph.states.values()) {
      // Of a part that cannot be reached only its outermost state is named.
      if (reached.has(state) || state.kind === 'history' || state.parent === undefined || !reached.has(state.parent))
        continue;
      error(
        `${processFile(id, 'chart')}#${state.pointer}`,
        `Nothing leads to the state \`${state.path}\`.`,
        'Add a transition that goes there, or remove the state.',
      );
    }
  }
  return found;
};

const reachedIn = new WeakMap<ChartGraph, ReadonlySet<ChartState>>();

/** Every state that some sequence of events can enter. */
export const reachableStates = (graph: ChartGraph): ReadonlySet<ChartState> => {
  const known = reachedIn.get(graph) ?? reach(graph);
  reachedIn.set(graph, known);
  return known;
};

const reach = (graph: ChartGraph): ReadonlySet<ChartState> => {
  const reached = new Set<ChartState>();
  const waiting: ChartState[] = [];
  const enter = (state: ChartState): void => {
    for (const entered of [...enteredWith(state), ...outwards(state)]) {
      if (reached.has(entered)) continue;
      reached.add(entered);
      waiting.push(entered);
      // Entering a region from outside enters its sister regions too.
      if (entered.kind === 'parallel') for (const region of entered.children.values()) enter(region);
    }
  };
  enter(graph.root);
  for (let state = waiting.pop(); state !== undefined; state = waiting.pop())
    for (const target of graph.edgesOf(state).flatMap((edge) => edge.targets))
      for (const next of target.kind === 'history' ? historyTargets(graph, target) : [target]) enter(next);
  return reached;
};

/** A history state leads to where its parent was, which was entered some other way, or to its default. */
const historyTargets = (graph: ChartGraph, history: ChartState): ChartState[] => {
  const { target } = history.node;
  const preset = target === undefined ? undefined : graph.resolve(history, target);
  return [preset, preset === undefined ? history.parent : undefined].filter((state) => state !== undefined);
};
