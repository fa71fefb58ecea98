/** Proves that a changed guard leads every case where it would have gone, and that whoever is refused hears the very same. */
import {
  all,
  any,
  type ChartEdge,
  chartGraph,
  type Formula,
  otherwise,
  type Pack,
  type Process,
  processFile,
  type Rule,
  scopeOn,
  standingIn,
  type Topic,
  topicOf,
} from '@homeward/definition';
import { certainOfRecording, definitionOf, gatesPassed, isUnseenByForm, type Way, waysOf } from './comes-about.js';
import { lackAlike, lacksAnswersAlone } from './lacking-said.js';
import { openedCondition } from './opened-rule.js';
import { takenInChart } from './taken-in-chart.js';

const MOST_STEPS = 400_000;

/** A guard before and after the mistake, with nothing named in it. */
export interface ChangedGuard {
  readonly pack: Pack;
  readonly changed: Pack;
  readonly id: string;
  readonly edge: ChartEdge;
  readonly was: Rule;
  readonly is: Rule;
}

/** The transition whose guard stands there. */
export const guardedBy = (pack: Pack, path: string): { readonly id: string; readonly edge: ChartEdge } | undefined => {
  for (const [id, { chart }] of Object.entries(pack.processes)) {
    const file = `${processFile(id, 'chart')}#`;
    const edge = path.startsWith(file)
      ? chartGraph(chart).edges.find(({ pointer }) => path === `${file}${pointer}/guard/params/rule`)
      : undefined;
    if (edge !== undefined) return { id, edge };
  }
  return undefined;
};

/** @returns whether it is proven; false says nothing */
export const sameGuard = (guard: ChangedGuard): boolean => {
  const { pack, id, edge } = guard;
  const process = pack.processes[id];
  if (process === undefined) return false;
  const { event } = edge;
  if (event === undefined) return isAskedAlike(guard, process, undefined);
  const ways = waysOf(pack, process, event);
  if (isUnseenByForm(pack, process, event)) return false;
  return (
    ways.every((way) => isAskedAlike(guard, process, way) && isRefusedAlike(guard, process, event, way)) &&
    (definitionOf(process, event)?.sentBy !== 'person' || isListedAlike(guard, process, event))
  );
};

/** A guard is asked where no transition before it is taken, of a case that stands in its state. */
const isAskedAlike = ({ pack, edge, was, is }: ChangedGuard, process: Process, way: Way | undefined): boolean => {
  const { event, source, transition } = edge;
  const siblings = chartGraph(process.chart)
    .edgesOf(source)
    .filter((other) => other.event === event);
  const first = siblings.slice(
    0,
    siblings.findIndex((other) => other.transition === transition),
  );
  const differs = (truth: Rule, other: Rule): boolean => {
    const topic = topicOf(pack, scopeOn(pack, process, event), { left: MOST_STEPS });
    const asked = [
      standingIn(topic, source),
      ...first.map(({ transition: { guard } }) => (guard === undefined ? any() : topic.isNotTrue(guard.params.rule))),
      topic.isTrue(truth),
      topic.isNotTrue(other),
      ...(event === undefined || way === undefined ? [] : gatesPassed(topic, process, event, 'known')),
    ];
    const certain =
      event === undefined || way === undefined ? [] : certainOfRecording(topic, pack, process, event, way, 'known');
    return topic.ask(...asked, ...certain).kind !== 'impossible';
  };
  return !differs(was, is) && !differs(is, was);
};

/** Nobody is refused for want of a transition there, or what the guard lacks comes out the same. Time is never refused. */
const isRefusedAlike = (guard: ChangedGuard, process: Process, event: string, way: Way): boolean => {
  if (way === 'time') return true;
  const { pack, edge, was, is } = guard;
  const topic = topicOf(pack, scopeOn(pack, process, event), { left: MOST_STEPS });
  const refused = [
    standingIn(topic, edge.source),
    ...gatesPassed(topic, process, event, 'known'),
    otherwise(takenBoth(guard, process, event, topic, (rule) => topic.isTrue(rule))),
    otherwise(lackAlike(topic, was, is)),
  ];
  const certain = certainOfRecording(topic, pack, process, event, way, 'known');
  return topic.ask(...refused, ...certain).kind === 'impossible';
};

/** The list of what can be done next, before anything is answered: it is open as before, or what it lacks comes out the same. */
const isListedAlike = (guard: ChangedGuard, process: Process, event: string): boolean => {
  const { pack, edge, was, is } = guard;
  const topic = topicOf(pack, scopeOn(pack, process, event), { left: MOST_STEPS });
  const { kind } = topic.ask(
    standingIn(topic, edge.source),
    otherwise(takenBoth(guard, process, event, topic, (rule) => lacksAnswersAlone(topic, rule))),
    otherwise(lackAlike(topic, was, is)),
  );
  return kind === 'impossible';
};

/** Some transition for the event is open in the pack as it was and as it is. */
const takenBoth = (
  { pack, changed, id }: ChangedGuard,
  { chart }: Process,
  event: string,
  topic: Topic,
  said: (rule: Rule) => Formula,
): Formula => {
  const now = changed.processes[id];
  const after = new Map(now === undefined ? [] : chartGraph(now.chart).edges.map((edge) => [edge.pointer, edge]));
  return takenInChart(topic, chartGraph(chart), event, (edge) => {
    const rules = [openedGuard(pack, edge), openedGuard(changed, after.get(edge.pointer))];
    return all(...rules.map((rule) => (rule === undefined ? any() : said(rule))));
  });
};

/** Undefined where it cannot be told. */
const openedGuard = (pack: Pack, edge: ChartEdge | undefined): Rule | undefined =>
  edge && openedCondition(pack, edge.transition.guard?.params.rule);
