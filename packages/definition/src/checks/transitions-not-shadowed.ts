/** Every transition can be taken: one that earlier ones of its list, or those of the states inside, always take first is dead. */
import { type ChartEdge, type ChartGraph, type ChartState, chartGraph, isInside, outwards } from '../chart-graph.js';
import type { Pack, Process } from '../pack.js';
import { processFile } from '../pack-places.js';
import { scopeOn } from '../pack-rules.js';
import { findingsOf, type Problem } from '../problem.js';
import { all, type Formula } from '../reasoning/formula.js';
import type { Steps } from '../reasoning/possible.js';
import { standingIn } from '../reasoning/state-context.js';
import { type Topic, topicOf } from '../reasoning/topic.js';

const MOST_STEPS = 1_000_000;

export const transitionsNotShadowed = (pack: Pack): Problem[] => {
  const { found, error } = findingsOf('transitions-not-shadowed');
  const steps: Steps = { left: MOST_STEPS };
  for (const [id, process] of Object.entries(pack.processes)) {
    const graph = chartGraph(process.chart);
    for (const edge of graph.edges) {
      if (steps.left <= 0) return found;
      const first = takenFirst(graph, edge);
      if (first.length === 0 || !isShadowed(pack, process, graph, edge, steps)) continue;
      const name = edge.event === undefined ? 'that happens by itself' : `on \`${edge.event}\``;
      const inside = first.every((earlier) => earlier.source !== edge.source);
      error(
        `${processFile(id, 'chart')}#${edge.pointer}`,
        `This transition ${name} in the state \`${edge.source.path}\` can never be taken: ${
          inside ? 'those of the states inside it' : 'earlier ones'
        } are always taken first.`,
        inside ? 'Remove it, or give those inside a guard.' : 'Move it up, or give the earlier ones a guard.',
      );
    }
  }
  return found;
};

/** Transitions of the same event that are looked at before this one in some place: above it in its list, and of the states inside. */
const takenFirst = (graph: ChartGraph, edge: ChartEdge): ChartEdge[] => [
  ...earlierOf(graph, edge),
  ...(edge.event === undefined || edge.source.children.size === 0
    ? []
    : graph.edges.filter((other) => other.event === edge.event && isInside(other.source, edge.source))),
];

const earlierOf = (graph: ChartGraph, edge: ChartEdge): ChartEdge[] => {
  const list = graph.edgesOf(edge.source).filter((other) => other.event === edge.event);
  return list.slice(0, list.indexOf(edge));
};

const isShadowed = (pack: Pack, process: Process, graph: ChartGraph, edge: ChartEdge, steps: Steps): boolean => {
  const topic = topicOf(pack, scopeOn(pack, process, edge.event), steps);
  const taken = guardOf(topic, edge);
  // That its own guard never holds is told of the guard.
  if (topic.ask(standingIn(topic, edge.source), taken).kind !== 'possible') return false;
  return placesOf(edge).every((place) => {
    const untaken = takenFirstIn(graph, edge, place).map((earlier) => notTaken(topic, earlier));
    return topic.ask(standingIn(topic, place), taken, ...untaken).kind === 'impossible';
  });
};

/** Those that win over it while the case stands in a state inside its own, or in its own. */
export const takenFirstIn = (graph: ChartGraph, edge: ChartEdge, place: ChartState): ChartEdge[] => [
  ...insideOn(graph, edge, place),
  ...earlierOf(graph, edge),
];

export const guardOf = (topic: Topic, { transition }: ChartEdge): Formula =>
  transition.guard === undefined ? all() : topic.isTrue(transition.guard.params.rule);

export const notTaken = (topic: Topic, { transition }: ChartEdge): Formula =>
  transition.guard === undefined ? { kind: 'any', parts: [] } : topic.isNotTrue(transition.guard.params.rule);

/** The innermost states in which the transition may be looked at; the state itself where several stand inside it at once, or where it happens by itself. */
const placesOf = ({ source, event }: ChartEdge): ChartState[] => {
  const innermost = event === undefined ? undefined : innermostIn(source);
  return innermost ?? [source];
};

const innermostIn = (state: ChartState): ChartState[] | undefined => {
  if (state.kind === 'parallel') return undefined;
  const children = [...state.children.values()].filter((child) => child.kind !== 'history');
  if (children.length === 0) return [state];
  const inner = children.map(innermostIn);
  return inner.every((places) => places !== undefined) ? inner.flatMap((places) => places ?? []) : undefined;
};

/** The transitions between a state inside and the transition's own, which win over it. */
const insideOn = (graph: ChartGraph, edge: ChartEdge, place: ChartState): ChartEdge[] =>
  outwards(place)
    .filter((state) => isInside(state, edge.source))
    .flatMap((state) => graph.edgesOf(state).filter((other) => other.event === edge.event));
