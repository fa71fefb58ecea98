/** That some transition for an event is taken, wherever in its chart a case stands: said as one statement. */
import {
  all,
  any,
  type ChartEdge,
  type ChartGraph,
  type ChartState,
  type Formula,
  type Topic,
} from '@homeward/definition';

/**
 * @param said when a transition of the event counts: by its guard
 * @returns that one of them does in a state in which the case stands
 */
export const takenInChart = (
  topic: Topic,
  graph: ChartGraph,
  event: string,
  said: (edge: ChartEdge) => Formula,
): Formula => {
  const inside = (state: ChartState): Formula | undefined => {
    const own = graph
      .edgesOf(state)
      .filter((edge) => edge.event === event)
      .map(said);
    const deeper = [...state.children.values()].flatMap((child): Formula[] => {
      const there = child.kind === 'history' ? undefined : inside(child);
      if (there === undefined) return [];
      return state.kind === 'compound'
        ? [all(topic.isTrue({ field: `state.${state.path}`, operator: '=', value: child.key }), there)]
        : [there];
    });
    const ways = [...own, ...deeper];
    return ways.length === 0 ? undefined : any(...ways);
  };
  return inside(graph.root) ?? any();
};
