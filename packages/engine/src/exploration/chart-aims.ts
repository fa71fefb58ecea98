/** Aims at transitions: each taken, and each condition of each guard deciding. */
import { type ChartEdge, chartGraph, type Pack, type Process, place, processFile } from '@homeward/definition';
import { type Aim, type AimedStep, gatesOpen, hardGatesOpen, passedOver, standing } from './aim.js';
import { alone } from './alone.js';
import { decidingWays, type Way, wayTo } from './deciding-ways.js';
import { onceKnown } from './known-by-event.js';
import { missed } from './rule-outcomes.js';

export const chartAims = (pack: Pack, id: string, process: Process): Aim[] => {
  const { edges, states } = chartGraph(process.chart);
  const file = place(processFile(id, 'chart'));
  const plain: Aim[] = [];
  const deciding: Aim[] = [];
  const lonely: Aim[] = [];
  for (const edge of edges) {
    const rule = edge.transition.guard?.params.rule;
    const at = standing(process, edge.source.path);
    const [top = '', inner = ''] = edge.source.path.split('.');
    const part = states.get(top)?.kind === 'parallel' && inner !== '' ? `${top}.${inner}` : top || 'anywhere';
    const over = passedOver(pack, process, edge);
    const { event } = edge;
    const seen = (way: Way): Way => (event === undefined ? way : onceKnown(pack, process.events[event], way));
    if (event !== undefined && event !== 'BIRTHDAY' && process.events[event]?.sentBy === 'time') continue;
    const open = event === undefined ? [] : gatesOpen(pack, process, event);
    const aim = (way: Way): Aim =>
      event === undefined
        ? { part, steps: [], way: [...at, ...way, ...over] }
        : { part, steps: [{ event, way: [...way, ...over, ...open] }], way: at };
    const shows = `${file}${edge.pointer}`;
    plain.push({ ...aim(seen(wayTo(pack, rule, true))), shows });
    if (event !== undefined) {
      const way = [...seen(wayTo(pack, rule, true)), ...over, ...hardGatesOpen(pack, process, event)];
      plain.push({ part, steps: [{ event, way, passing: true }], way: at, shows });
    }
    if (event !== undefined)
      lonely.push({
        part,
        steps: [{ event, way: [...seen(wayTo(pack, rule, true)), ...over, ...open] }],
        way: [...at, ...alone(pack, process, edge)],
        shows: missed(shows),
      });
    if (rule !== undefined)
      for (const way of [wayTo(pack, rule, false), ...decidingWays(pack, rule)]) {
        deciding.push(aim(seen(way)));
        // What leads nowhere decides only whether the event is accepted, where nothing else accepts it.
        if (event !== undefined && edge.targets.every((target) => target === edge.source))
          lonely.push({
            part,
            steps: [{ event, way: [...seen(way), ...over, ...open] }],
            way: [...at, ...alone(pack, process, edge)],
          });
        if (event === undefined || process.events[event]?.gates.every(({ kind }) => kind !== 'soft') !== false)
          continue;
        const passed = [...seen(way), ...over, ...hardGatesOpen(pack, process, event)];
        deciding.push({ part, steps: [{ event, way: passed, passing: true }], way: at });
      }
  }
  return [...plain, ...deciding, ...lonely];
};

const MOST_WAYS_IN = 4;

/** A transition that could not be taken from a state in which a case was put: the case comes there by another transition first. */
export const roundaboutAims = (pack: Pack, id: string, process: Process, isKnown: (item: string) => boolean): Aim[] => {
  const { edges } = chartGraph(process.chart);
  const file = place(processFile(id, 'chart'));
  const step = (edge: ChartEdge): AimedStep => ({
    event: edge.event ?? '',
    way: [
      ...onceKnown(pack, process.events[edge.event ?? ''], wayTo(pack, edge.transition.guard?.params.rule, true)),
      ...passedOver(pack, process, edge),
      ...gatesOpen(pack, process, edge.event ?? ''),
    ],
  });
  /** What follows at once from coming there, when its guard holds. */
  const withGuard = (into: ChartEdge, { transition }: ChartEdge): AimedStep => {
    const { event, way } = step(into);
    return { event, way: [...way, ...wayTo(pack, transition.guard?.params.rule, true)] };
  };
  const isRecorded = ({ event }: ChartEdge): boolean =>
    event !== undefined && process.events[event]?.sentBy === 'person';
  return edges
    .filter((edge) => (edge.event === undefined || isRecorded(edge)) && !isKnown(`${file}${edge.pointer}`))
    .flatMap((edge) =>
      edges
        .filter((into) => isRecorded(into) && into.targets.includes(edge.source) && into.source !== edge.source)
        .slice(0, MOST_WAYS_IN)
        .map((into) => ({
          part: 'roundabout',
          steps: edge.event === undefined ? [withGuard(into, edge)] : [step(into), step(edge)],
          way: standing(process, into.source.path),
          shows: `${file}${edge.pointer}`,
        })),
    );
};
