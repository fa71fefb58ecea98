/** One decision secures one route: no event, for one and the same answer, secures two routes of the table of routes at once. */
import { type ChartEdge, type ChartGraph, type ChartState, chartGraph, isInside, outwards } from '../chart-graph.js';
import type { Pack, Process } from '../pack.js';
import { processFile } from '../pack-places.js';
import { scopeOn } from '../pack-rules.js';
import { findingsOf, type Problem } from '../problem.js';
import { cellInWords } from '../reasoning/domain.js';
import { isGuess } from '../reasoning/fields.js';
import { answersGiven } from '../reasoning/form-answers.js';
import { any, type Formula } from '../reasoning/formula.js';
import type { Steps, Witness } from '../reasoning/possible.js';
import { standingIn } from '../reasoning/state-context.js';
import { type Topic, topicOf } from '../reasoning/topic.js';
import { guardOf, notTaken, takenFirstIn } from './transitions-not-shadowed.js';

const MOST_STEPS = 500_000;

/**
 * That a second route is secured later while the first is not left is no fault: the record follows life, and a court's order must be recordable whatever
 * stood before it. Nor is an answer that itself names two outcomes (two orders made at one hearing): whoever gives it says so.
 */
export const oneOutcome = (pack: Pack): Problem[] => {
  const { found, error, warning } = findingsOf('one-outcome');
  const steps: Steps = { left: MOST_STEPS };
  for (const [id, process] of Object.entries(pack.processes)) {
    const graph = chartGraph(process.chart);
    const told = new Set<string>();
    for (const [one, other] of pairsOf(waysToSecure(process, graph))) {
      if (steps.left <= 0) return found;
      const pair = `${one.secured.path} ${other.secured.path}`;
      if (told.has(pair)) continue;
      const example = bothAtOnce(pack, process, graph, one.edge, other.edge, steps);
      if (example === undefined) continue;
      const asked = [...example.keys()];
      if (asked.some(isGuess)) continue;
      told.add(pair);
      // What a form and the chart allow can be done; whether facts are ever so together is for a person to say.
      const tell = asked.every((field) => /^(answer|state|actor)\./.test(field)) ? error : warning;
      tell(
        `${processFile(id, 'chart')}#${other.edge.pointer}`,
        `One \`${one.edge.event ?? ''}\` can secure two routes at once, \`${one.secured.path}\` and \`${other.secured.path}\`${sayWhen(example)}.`,
        'Let the guards of the two ask for answers of which only one can be given.',
      );
    }
  }
  return found;
};

interface Way {
  readonly region: string;
  readonly secured: ChartState;
  readonly edge: ChartEdge;
}

const regionOf = (process: Process, state: ChartState): string | undefined =>
  process.definition.routes.find(({ region }) => outwards(state).some((outer) => outer.path === region))?.region;

const waysToSecure = (process: Process, graph: ChartGraph): Way[] =>
  graph.edges.flatMap((edge) =>
    edge.targets.flatMap((secured): Way[] => {
      const region = secured.node.meta?.position === 'secured' ? regionOf(process, secured) : undefined;
      const fromOutside = edge.source !== secured && !isInside(edge.source, secured);
      return edge.event !== undefined && region !== undefined && fromOutside ? [{ region, secured, edge }] : [];
    }),
  );

/** Two transitions of the same event in two routes, each pair once. */
function* pairsOf(ways: readonly Way[]): Generator<readonly [Way, Way]> {
  for (const [index, one] of ways.entries())
    for (const other of ways.slice(index + 1))
      if (one.region !== other.region && one.edge.event === other.edge.event) yield [one, other];
}

const bothAtOnce = (
  pack: Pack,
  process: Process,
  graph: ChartGraph,
  one: ChartEdge,
  other: ChartEdge,
  steps: Steps,
): Witness | undefined => {
  const topic = topicOf(pack, scopeOn(pack, process, one.event), steps);
  const taken = [one, other].flatMap((edge) => taking(topic, graph, edge));
  const accepted = acceptance(topic, pack, process, one.event);
  return topic.example(...taken, ...accepted, ...topic.oneOfEachList());
};

const taking = (topic: Topic, graph: ChartGraph, edge: ChartEdge): Formula[] => [
  standingIn(topic, edge.source),
  guardOf(topic, edge),
  ...takenFirstIn(graph, edge, edge.source).map((first) => notTaken(topic, first)),
];

const acceptance = (topic: Topic, pack: Pack, process: Process, event: string | undefined): Formula[] => {
  const definition = event !== undefined && Object.hasOwn(process.events, event) ? process.events[event] : undefined;
  const { forms } = scopeOn(pack, process, event);
  const [form, more] = forms === 'any' ? [] : forms;
  return [
    ...(definition?.gates ?? []).map((gate) =>
      any(...(gate.when === undefined ? [] : [topic.isNotTrue(gate.when)]), topic.isTrue(gate.requires)),
    ),
    ...(form === undefined || more !== undefined ? [] : answersGiven(topic, form)),
  ];
};

const sayWhen = (example: Witness): string => {
  const answers = [...example]
    .map(([field, cell]) => [field, cellInWords(cell)] as const)
    .filter(([field, value]) => field.startsWith('answer.') && value !== 'false');
  const said = answers
    .slice(0, 4)
    .map(([field, value]) => (value === 'true' && field.includes(' ') ? `\`${field}\`` : `\`${field}\` is ${value}`));
  return said.length === 0 ? '' : `, when ${said.join(' and ')}`;
};
