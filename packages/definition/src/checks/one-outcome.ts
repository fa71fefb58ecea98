/** One decision secures one route: no event, for one and the same answer, secures two routes of the table of routes at once, by itself or by what follows of itself. */
import { type ChartEdge, type ChartGraph, type ChartState, chartGraph, isInside, outwards } from '../chart-graph.js';
import type { Pack, Process } from '../pack.js';
import { processFile } from '../pack-places.js';
import { scopeOn } from '../pack-rules.js';
import { findingsOf, type Problem } from '../problem.js';
import { afterEvent } from '../reasoning/after-event.js';
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
 * Of what follows by itself a person judges: the guard looks at facts, and whether they can have been otherwise before is for them to say.
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
    for (const [one, other] of followers(process, graph)) {
      if (steps.left <= 0) return found;
      const pair = `${one.secured.path} ${other.secured.path}`;
      const example = told.has(pair) ? undefined : followsOf(pack, process, graph, one, other, steps);
      if (example === undefined || [...example.keys()].some(isGuess)) continue;
      told.add(pair);
      warning(
        `${processFile(id, 'chart')}#${other.edge.pointer}`,
        `When \`${one.edge.event ?? ''}\` secures \`${one.secured.path}\`, what it records can secure \`${other.secured.path}\` by itself in the same step${sayWhen(example)}.`,
        'Let a decision of its own secure it.',
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
      return region !== undefined && fromOutside ? [{ region, secured, edge }] : [];
    }),
  );

/** Two transitions of the same event in two routes, each pair once. */
function* pairsOf(ways: readonly Way[]): Generator<readonly [Way, Way]> {
  for (const [index, one] of ways.entries())
    for (const other of ways.slice(index + 1))
      if (one.region !== other.region && one.edge.event !== undefined && one.edge.event === other.edge.event)
        yield [one, other];
}

/** A transition that secures a route, and one that happens by itself and secures another. */
function* followers(process: Process, graph: ChartGraph): Generator<readonly [Way, Way]> {
  const ways = waysToSecure(process, graph);
  for (const other of ways.filter(({ edge }) => edge.event === undefined))
    for (const one of ways) if (one.region !== other.region) yield [one, other];
}

/** An example of how the second follows of the first: the event that secures the first records what the second waits for. */
const followsOf = (
  pack: Pack,
  process: Process,
  graph: ChartGraph,
  one: Way,
  other: Way,
  steps: Steps,
): Witness | undefined => {
  const { event } = one.edge;
  const definition = event !== undefined && Object.hasOwn(process.events, event) ? process.events[event] : undefined;
  const waitsFor = other.edge.transition.guard?.params.rule;
  if (definition === undefined || waitsFor === undefined) return undefined;
  const after = afterEvent(pack, definition, waitsFor);
  if (after?.touched !== true) return undefined;
  const topic = topicOf(pack, scopeOn(pack, process, event), steps);
  return topic.example(
    ...taking(topic, graph, one.edge),
    standingIn(topic, other.edge.source),
    // Were it so before, it would have happened before.
    topic.isNotTrue(waitsFor),
    topic.isTrue(after.rule),
    ...acceptance(topic, pack, process, event),
    ...topic.oneOfEachList(),
  );
};

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
