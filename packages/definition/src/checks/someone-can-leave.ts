/** Nobody's case is stuck: every state that is not an outcome has a way out that time, a linked case or somebody with a grant can take, rules, gates and forms permitting. */
import { type ChartEdge, type ChartGraph, type ChartState, chartGraph, isInside, outwards } from '../chart-graph.js';
import type { Pack, Process } from '../pack.js';
import { processFile } from '../pack-places.js';
import { scopeOn } from '../pack-rules.js';
import { findingsOf, type Problem } from '../problem.js';
import type { Steps } from '../reasoning/possible.js';
import { whatStandsInTheWay } from '../reasoning/what-stands-in-the-way.js';
import { reachableStates } from './states-reachable.js';
import { takenFirstIn } from './transitions-not-shadowed.js';

const MOST_STEPS = 1_000_000;
const MOST_NAMED = 6;

export const someoneCanLeave = (pack: Pack): Problem[] => {
  const { found, error } = findingsOf('someone-can-leave');
  const granted = grantedEvents(pack);
  const steps: Steps = { left: MOST_STEPS };
  for (const [id, process] of Object.entries(pack.processes)) {
    const graph = chartGraph(process.chart);
    const reached = reachableStates(graph);
    for (const state of graph.states.values()) {
      if (!reached.has(state) || state.kind !== 'atomic' || isOutcome(state)) continue;
      const exits = outwards(state).flatMap((outer) => graph.edgesOf(outer).filter((edge) => leaves(edge, state)));
      const sendable = exits.filter((edge) => edge.event === undefined || canBeSent(process, edge.event, granted));
      const obstacles = obstaclesOf(pack, process, graph, state, sendable, steps);
      if (obstacles === undefined) continue;
      const path = `${processFile(id, 'chart')}#${state.pointer}`;
      const events = [...new Set(exits.flatMap((edge) => edge.event ?? []))];
      if (events.length === 0)
        error(
          path,
          `There is no way out of the state \`${state.path}\`.`,
          'Add a transition, or mark the state as an outcome with the tag `outcome`.',
        );
      else if (obstacles.length > 0)
        error(
          path,
          `Nobody can ever go on from the state \`${state.path}\`: ${obstacles.slice(0, MOST_NAMED).join('; ')}${obstacles.length > MOST_NAMED ? `; and ${obstacles.length - MOST_NAMED} more` : ''}.`,
          'Change one of them, or add another way out.',
        );
      else
        error(
          path,
          `Nobody may do what leads out of the state \`${state.path}\`: ${events.join(', ')}.`,
          'Grant one of them to a role in grants.json.',
        );
    }
  }
  return found;
};

/** What stands in the way of each transition, in words; undefined when some can be taken, or it takes too long to tell. */
const obstaclesOf = (
  pack: Pack,
  process: Process,
  graph: ChartGraph,
  state: ChartState,
  exits: readonly ChartEdge[],
  steps: Steps,
): string[] | undefined => {
  const found: string[] = [];
  // What happens by itself first: it is the easiest to judge.
  for (const edge of [...exits].sort(
    (one, other) => Number(one.event !== undefined) - Number(other.event !== undefined),
  )) {
    const first = takenFirstIn(graph, edge, state);
    const way = whatStandsInTheWay(pack, process, state, edge, first, scopeOn(pack, process, edge.event), steps);
    if (way === undefined) return undefined;
    found.push(edge.event === undefined ? `of what happens by itself, ${way}` : `\`${edge.event}\`: ${way}`);
  }
  return [...new Set(found)];
};

const isOutcome = (state: ChartState): boolean =>
  outwards(state).some((outer) => outer.node.tags?.includes('outcome') === true);

/** Whether a transition of the state or of one around it ends somewhere else than in the state. */
const leaves = (edge: ChartEdge, state: ChartState): boolean =>
  edge.targets.some((target) => target !== state && !isAround(target, state));

// A target around the state may lead straight back into it; it counts only when it begins somewhere else.
const isAround = (target: ChartState, state: ChartState): boolean => {
  let here: ChartState | undefined = target;
  if (!isInside(state, target)) return false;
  while (here !== undefined && here.kind === 'compound')
    here = here.node.initial === undefined ? undefined : here.children.get(here.node.initial);
  return here === undefined || here === state || here.kind === 'parallel';
};

export const grantedEvents = (pack: Pack): ReadonlySet<string> =>
  new Set(pack.grants.grants.flatMap((grant) => (grant.may === 'record' ? (grant.events ?? []) : [])));

/** Time and linked cases need no grant. */
export const canBeSent = (process: Process, event: string, granted: ReadonlySet<string>): boolean => {
  const definition = process.events[event];
  return definition !== undefined && (definition.sentBy !== 'person' || granted.has(event));
};
