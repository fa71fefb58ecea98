/** Proves that a transition is missed by nobody: it leads nowhere and brings nothing, and its event is taken, refused and listed as it was. */
import {
  any,
  type ChartEdge,
  type ChartGraph,
  type ChartState,
  chartGraph,
  type EventDefinition,
  type Formula,
  otherwise,
  outwards,
  type Pack,
  type Process,
  processFile,
  type Rule,
  scopeOn,
  standingIn,
  type Topic,
  topicOf,
} from '@homeward/definition';
import { certainOfRecording, definitionOf, gatesPassed, isUnseenByForm, waysOf } from './comes-about.js';
import { lacksAnswersAlone } from './lacking-said.js';
import { openedCondition } from './opened-rule.js';
import { takenInChart } from './taken-in-chart.js';

const MOST_STEPS = 400_000;

const IN_TIME = 'time passes here all the same: the transition leads nowhere and brings nothing';
const TAKEN_BESIDE =
  'the transition leads nowhere and brings nothing, and wherever the case stands something else accepts what is recorded';
const TAKEN_HERE =
  'the transition leads nowhere and brings nothing, and in this state something else like it accepts what is recorded';

/** @returns why it is as good as none, in words; undefined where that is not proven */
export const idleTransition = (pack: Pack, place: string): string | undefined => {
  for (const [id, process] of Object.entries(pack.processes)) {
    const graph = chartGraph(process.chart);
    const edge = graph.edges.find(({ pointer }) => place === `${processFile(id, 'chart')}#${pointer}`);
    if (edge !== undefined) return whyIdle(pack, process, graph, edge);
  }
  return undefined;
};

/**
 * A transition whose guard has changed is missed by nobody before and after: both packs are as one without it.
 *
 * @param place of the guard, or of a condition in it
 */
export const idleEitherWay = (pack: Pack, changed: Pack, place: string): string | undefined => {
  const [, transition] = /^(.*)\/guard(\/|$)/.exec(place) ?? [];
  if (transition === undefined || idleTransition(pack, transition) === undefined) return undefined;
  return idleTransition(changed, transition);
};

const whyIdle = (pack: Pack, process: Process, graph: ChartGraph, edge: ChartEdge): string | undefined => {
  const { event, source } = edge;
  if (event === undefined) return undefined;
  const definition = definitionOf(process, event);
  if (!isBare(edge, definition)) return undefined;
  // What could be taken in its stead, in its state or around it, must be as idle, or never open when this one is.
  const own = graph.edgesOf(source).filter((other) => other.event === event);
  const later = own.slice(own.indexOf(edge) + 1);
  const around = outwards(source)
    .slice(1)
    .flatMap((state) => graph.edgesOf(state).filter((other) => other.event === event));
  const instead = [...later, ...around].filter((other) => !isBare(other, definition));
  if (!instead.every((other) => isNeverOpenWith(pack, process, edge, other))) return undefined;
  if (waysOf(pack, process, event).includes('time'))
    // Where nothing at all accepts a moment, what a chart does by itself does not happen either.
    return graph.edges.every((other) => other.event !== undefined) ? IN_TIME : undefined;
  if (isUnseenByForm(pack, process, event)) return undefined;
  const others = { pack, process, graph, event, edge };
  if (isAlwaysTaken(others, undefined)) return TAKEN_BESIDE;
  // Whoever is refused elsewhere hears in which states it could be recorded: this one must remain among them.
  return own.length > 1 && isAlwaysTaken(others, source) ? TAKEN_HERE : undefined;
};

/** It enters nothing anew and cites nothing beyond what the event itself does; a guard only decides whether nothing happens. */
const isBare = (
  { source, targets, unknown, transition }: ChartEdge,
  definition: EventDefinition | undefined,
): boolean => {
  const { target: _target, guard: _guard, description: _description, meta, ...more } = transition;
  const cited = definition?.sources ?? [];
  const staysHere = targets.every((target) => target === source && source.kind === 'atomic');
  return (
    staysHere &&
    unknown.length === 0 &&
    Object.keys(more).length === 0 &&
    (meta?.sources ?? []).every((clause) => cited.includes(clause))
  );
};

/** Both transitions' guards never hold together. */
const isNeverOpenWith = (pack: Pack, process: Process, edge: ChartEdge, other: ChartEdge): boolean => {
  const { event = '' } = edge;
  if (isUnseenByForm(pack, process, event)) return false;
  return waysOf(pack, process, event).every((way) => {
    const topic = topicOf(pack, scopeOn(pack, process, event), { left: MOST_STEPS });
    const both = [
      standingIn(topic, edge.source),
      ...[edge, other].flatMap(({ transition: { guard } }) =>
        guard === undefined ? [] : [topic.isTrue(guard.params.rule)],
      ),
      ...gatesPassed(topic, process, event, 'known'),
    ];
    const certain = certainOfRecording(topic, pack, process, event, way, 'known');
    return topic.ask(...both, ...certain).kind === 'impossible';
  });
};

interface Others {
  readonly pack: Pack;
  readonly process: Process;
  readonly graph: ChartGraph;
  readonly event: string;
  readonly edge: ChartEdge;
}

/** Some other transition is taken whenever the event is recorded, and is open in the list of what can be done next. @param state undefined: wherever the case stands */
const isAlwaysTaken = ({ pack, process, graph, event, edge }: Others, state: ChartState | undefined): boolean => {
  const lacking = (said: (topic: Topic, rule: Rule) => Formula, topic: Topic): readonly Formula[] => [
    ...(state === undefined ? [] : [standingIn(topic, state)]),
    otherwise(
      takenInChart(topic, graph, event, (other) => {
        const rule = other === edge ? undefined : openedCondition(pack, other.transition.guard?.params.rule);
        return rule === undefined ? any() : said(topic, rule);
      }),
    ),
  ];
  const topics = (): Topic => topicOf(pack, scopeOn(pack, process, event), { left: MOST_STEPS });
  const isRecorded = waysOf(pack, process, event).every((way) => {
    const topic = topics();
    const none = [
      ...lacking((about, rule) => about.isTrue(rule), topic),
      ...gatesPassed(topic, process, event, 'known'),
    ];
    const certain = certainOfRecording(topic, pack, process, event, way, 'known');
    return topic.ask(...none, ...certain).kind === 'impossible';
  });
  if (!isRecorded || definitionOf(process, event)?.sentBy !== 'person') return isRecorded;
  const topic = topics();
  return topic.ask(...lacking(lacksAnswersAlone, topic)).kind === 'impossible';
};
