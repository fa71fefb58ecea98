/** A process of the draft as a picture is drawn from it, and the rows of its table. No server has seen it. */
import { type ChartEdge, chartGraph, type Pack, type Problem, type Process, processFile } from '@homeward/definition';
import { sayRule } from '@homeward/engine';
import type { Drawable } from '../../process-picture/process-graph';
import { titleOfState } from '../state-options';

export const drawableOf = (process: Process): Drawable => {
  const graph = chartGraph(process.chart);
  return {
    chart: process.chart,
    current: [],
    titles: Object.fromEntries([...graph.states.values()].map((state) => [state.path, titleOfState(process, state)])),
    rows: graph.edges.map((edge) => ({
      from: edge.source.path,
      to: edge.targets.map(({ path }) => path),
      eventTitle: eventTitle(process, edge.event),
      current: false,
    })),
  };
};

export const eventTitle = (process: Process, event: string | undefined): string =>
  event === undefined ? 'At once' : (process.events[event]?.title ?? event);

/** The condition of a way in English; empty where there is none. */
export const conditionOf = (pack: Pack, process: Process, { transition: { guard } }: ChartEdge): string =>
  guard === undefined ? '' : sayRule(pack, { process, forms: [] }, guard.params.rule);

/** State path -> how many problems lie in it or in its own ways, not counting those of the states inside it. */
export const problemsByState = (
  process: Process,
  id: string,
  problems: readonly Problem[],
): ReadonlyMap<string, readonly Problem[]> => {
  const chart = `${processFile(id, 'chart')}#`;
  const found = new Map<string, Problem[]>();
  const states = [...chartGraph(process.chart).states.values()].sort((a, b) => b.pointer.length - a.pointer.length);
  for (const problem of problems) {
    if (!problem.path.startsWith(chart)) continue;
    const at = problem.path.slice(chart.length);
    const state = states.find(({ pointer }) => at === pointer || at.startsWith(`${pointer}/`));
    if (state !== undefined) found.set(state.path, [...(found.get(state.path) ?? []), problem]);
  }
  return found;
};

/** States that have states inside them and stand inside others: what can be closed and opened. */
export const closable = (process: Process): readonly string[] =>
  [...chartGraph(process.chart).states.values()]
    .filter(
      ({ kind, children, path, parent }) =>
        path !== '' && kind !== 'parallel' && children.size > 0 && parent !== undefined,
    )
    .map(({ path }) => path);
