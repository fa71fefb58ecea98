/** No limit runs for ever: when a case comes to an outcome, a limit that may still stand can still be met. */
import { type ChartEdge, type ChartState, chartGraph, isInside, outwards } from '../chart-graph.js';
import type { DeadlineDefinition } from '../deadline.js';
import type { Pack, Process } from '../pack.js';
import { place, processFile } from '../pack-places.js';
import { openedConditions } from '../pack-rules.js';
import { findingsOf, type Problem } from '../problem.js';
import { rolesThatMayRecord } from './roles-that-may-record.js';
import { standingBeside } from './standing-beside.js';
import { reachableStates } from './states-reachable.js';
import { type Known, truthGiven } from './truth-given.js';

export const limitsAreStopped = (pack: Pack): Problem[] => {
  const { found, error } = findingsOf('limits-are-stopped');
  for (const [id, process] of Object.entries(pack.processes)) {
    const graph = chartGraph(process.chart);
    const reached = reachableStates(graph);
    const outcomes = [...graph.states.values()]
      .filter((state) => reached.has(state) && isOver(state))
      .map((state) => ({ state, known: standingBeside(pack, graph, state, reached) }));
    for (const [key, deadline] of Object.entries(process.deadlines)) {
      // A rule that asks for answers where nothing is submitted is for names-exist, and what nobody can ever record for deadlines-have-an-end.
      if (openedConditions(pack, deadline.while).some(({ field }) => field.startsWith('answer.'))) continue;
      if (!canBeMet(pack, process, deadline, graph.edges, new Map(), undefined)) continue;
      for (const { state, known } of outcomes) {
        if (truthGiven(pack, deadline.while, known) === false) continue;
        if (canBeMet(pack, process, deadline, graph.edges, known, state)) continue;
        error(
          place(processFile(id, 'deadlines'), key, 'while'),
          `${deadline.title} can stand for ever: in \`${state.path}\` nobody can record what meets it (${deadline.metBy.map(({ event }) => event).join(', ')}).`,
          `Let \`while\` end there, or let an event that meets it be recorded in \`${state.path}\`.`,
        );
        break;
      }
    }
  }
  return found;
};

/** An outcome that is marked as one, or a state that nothing follows; of several inside each other the innermost speaks. */
const isOver = (state: ChartState): boolean =>
  state.kind === 'final' ||
  (state.kind === 'atomic' && outwards(state).some((outer) => outer.node.tags?.includes('outcome') === true));

/** @param outcome the state the case stands in; undefined: anywhere */
const canBeMet = (
  pack: Pack,
  process: Process,
  deadline: DeadlineDefinition,
  edges: readonly ChartEdge[],
  known: Known,
  outcome: ChartState | undefined,
): boolean =>
  deadline.metBy.some(({ event, when }) => {
    const definition = Object.hasOwn(process.events, event) ? process.events[event] : undefined;
    if (definition === undefined || truthGiven(pack, when, known) === false) return false;
    // Time needs no state, and what a linked case tells is its own affair.
    if (definition.sentBy !== 'person') return true;
    return (
      rolesThatMayRecord(pack, event, known).size > 0 &&
      definition.gates.every(
        (gate) =>
          gate.kind === 'soft' ||
          truthGiven(pack, gate.when, known) !== true ||
          truthGiven(pack, gate.requires, known) !== false,
      ) &&
      edges.some(
        (edge) =>
          edge.event === event &&
          (outcome === undefined || canStandTogether(edge.source, outcome)) &&
          truthGiven(pack, edge.transition.guard?.params.rule, known) !== false,
      )
    );
  });

/** One holds the other, or they lie in different regions of a parallel state. */
const canStandTogether = (one: ChartState, other: ChartState): boolean => {
  if (one === other || isInside(one, other) || isInside(other, one)) return true;
  const around = outwards(one).find((outer) => isInside(other, outer));
  return around?.kind === 'parallel';
};
