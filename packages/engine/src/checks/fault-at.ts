/** What a case would have to do to meet a problem: stand in a state, and try what leads on from there. */
import { type ChartEdge, chartGraph, outwards, type Problem, type Process, processFile } from '@homeward/definition';
import type { CompiledPack } from '../compile-pack.js';

export interface Fault {
  readonly process: string;
  /** Where the case must stand; '' for anywhere. */
  readonly state: string;
  readonly tries: readonly { readonly event: string; readonly leadsTo: Readonly<Record<string, string>> }[];
}

/** Checks whose errors are about how a case can go on. */
const ABOUT_GOING_ON = new Set(['rules-can-hold', 'transitions-not-shadowed', 'someone-can-leave']);

/** Undefined for a problem that no case meets: a warning, words, forms, limits. */
export const faultAt = (compiled: CompiledPack, { check, severity, path }: Problem): Fault | undefined => {
  if (severity !== 'error' || !ABOUT_GOING_ON.has(check)) return undefined;
  for (const [id, process] of Object.entries(compiled.pack.processes)) {
    const [file, pointer = ''] = path.split('#');
    if (file === processFile(id, 'chart')) return inChart(id, process, pointer);
    const event = /^\/([^/]+)\/gates\//.exec(pointer)?.[1];
    if (file === processFile(id, 'events') && event !== undefined) return atGate(id, process, event);
  }
  return undefined;
};

const inChart = (id: string, process: Process, pointer: string): Fault | undefined => {
  const graph = chartGraph(process.chart);
  const state = [...graph.states.values()].find((one) => one.pointer === pointer);
  if (state !== undefined)
    return of(
      id,
      state.path,
      outwards(state).flatMap((outer) => graph.edgesOf(outer)),
    );
  const edge = graph.edges.find((one) => pointer === one.pointer || pointer.startsWith(`${one.pointer}/`));
  return edge === undefined ? undefined : of(id, edge.source.path, [edge]);
};

const atGate = (id: string, process: Process, event: string): Fault | undefined => {
  const edge = chartGraph(process.chart).edges.find((one) => one.event === event);
  return edge === undefined ? undefined : of(id, edge.source.path, [{ ...edge, targets: [] }]);
};

const of = (process: string, state: string, edges: readonly ChartEdge[]): Fault => ({
  process,
  state,
  tries: edges.flatMap(({ event, targets }) => {
    if (event === undefined) return [];
    const leadsTo = targets.flatMap((target): [string, string][] =>
      target.parent?.kind === 'compound' && target.path !== state ? [[target.parent.path, target.key]] : [],
    );
    return [{ event, leadsTo: Object.fromEntries(leadsTo) }];
  }),
});
