/** Aims at transitions: each taken, and each condition of each guard deciding. */
import { chartGraph, type Pack, type Process, place, processFile } from '@homeward/definition';
import { type Aim, gatesOpen, hardGatesOpen, passedOver, standing } from './aim.js';
import { decidingWays, type Way, wayTo } from './deciding-ways.js';

export const chartAims = (pack: Pack, id: string, process: Process): Aim[] => {
  const { edges, states } = chartGraph(process.chart);
  const file = place(processFile(id, 'chart'));
  const plain: Aim[] = [];
  const deciding: Aim[] = [];
  for (const edge of edges) {
    const rule = edge.transition.guard?.params.rule;
    const at = standing(process, edge.source.path);
    const [top = '', inner = ''] = edge.source.path.split('.');
    const part = states.get(top)?.kind === 'parallel' && inner !== '' ? `${top}.${inner}` : top || 'anywhere';
    const over = passedOver(pack, process, edge);
    const { event } = edge;
    if (event !== undefined && event !== 'BIRTHDAY' && process.events[event]?.sentBy === 'time') continue;
    const open = event === undefined ? [] : gatesOpen(pack, process, event);
    const aim = (way: Way): Aim =>
      event === undefined
        ? { part, steps: [], way: [...at, ...way, ...over] }
        : { part, steps: [{ event, way: [...way, ...over, ...open] }], way: at };
    const shows = `${file}${edge.pointer}`;
    plain.push({ ...aim(wayTo(pack, rule, true)), shows });
    if (event !== undefined) {
      const way = [...wayTo(pack, rule, true), ...over, ...hardGatesOpen(pack, process, event)];
      plain.push({ part, steps: [{ event, way, passing: true }], way: at, shows });
    }
    if (rule !== undefined) deciding.push(...[wayTo(pack, rule, false), ...decidingWays(pack, rule)].map(aim));
  }
  return [...plain, ...deciding];
};
