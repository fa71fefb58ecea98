/** Faults in how a case goes on: guards, gates and transitions that never let anything pass, or always do. */
import { type ChartEdge, chartGraph, outwards, type Problem, type Process, processFile } from '@homeward/definition';
import type { CompiledPack } from '../../compile-pack.js';
import { activePaths } from '../../rules/world.js';
import { triesOf } from './arrivals.js';
import type { Claim, Fault } from './fault.js';

/** Of a chart or a gate; undefined for what stands elsewhere. */
export const goingOnFault = (compiled: CompiledPack, { severity, path, sentence }: Problem): Fault | undefined => {
  const [file, pointer = ''] = path.split('#');
  for (const [id, process] of Object.entries(compiled.pack.processes)) {
    const edges = file === processFile(id, 'chart') ? edgesAt(process, pointer) : undefined;
    const gate = file === processFile(id, 'events') ? /^\/([^/]+)\/gates\//.exec(pointer)?.[1] : undefined;
    if (severity === 'warning') {
      const event = gate ?? edges?.list[0]?.event;
      return event === undefined ? undefined : lettingPass(compiled, id, event, sentence);
    }
    if (edges !== undefined) return tried(compiled, id, edges.state, edges.list, sentence);
    if (gate !== undefined) {
      const edge = chartGraph(process.chart).edges.find((one) => one.event === gate);
      return edge && tried(compiled, id, edge.source.path, [{ ...edge, targets: [] }], sentence);
    }
  }
  return undefined;
};

/** The transitions that a place in a chart is about, and the state they start from. */
const edgesAt = (
  process: Process,
  pointer: string,
): { readonly state: string; readonly list: readonly ChartEdge[] } | undefined => {
  const graph = chartGraph(process.chart);
  const state = [...graph.states.values()].find((one) => one.pointer === pointer);
  if (state !== undefined) return { state: state.path, list: outwards(state).flatMap((outer) => graph.edgesOf(outer)) };
  const edge = graph.edges.find((one) => pointer === one.pointer || pointer.startsWith(`${one.pointer}/`));
  return edge && { state: edge.source.path, list: [edge] };
};

/** Whoever may try is refused, or does not get where the transition leads. */
const tried = (
  { ability }: CompiledPack,
  process: string,
  state: string,
  edges: readonly ChartEdge[],
  note: string,
): Fault => ({
  process,
  claimsAt: ({ record }, { on }) => {
    if (state !== '' && !activePaths(record.state).includes(state)) return [];
    const steps = edges.flatMap(({ event, targets }): NonNullable<Claim['steps']>[number][] => {
      const [role] = event === undefined ? [] : ability.rolesThatMay('record', event);
      if (event === undefined || role === undefined) return [];
      const leadsTo = targets.flatMap((target): [string, string][] =>
        target.parent?.kind === 'compound' && target.path !== state ? [[target.parent.path, target.key]] : [],
      );
      const expect = { allowed: true, ...(state === '' ? {} : { state: Object.fromEntries(leadsTo) }) };
      return [{ on, actor: role, event, expect, note }];
    });
    return [{ steps, fails: () => true }];
  },
});

/** A condition that is always true turns nobody away: a story in which it does fails. */
const lettingPass = (compiled: CompiledPack, process: string, event: string, note: string): Fault => {
  const tries = triesOf(compiled, process).filter((one) => one.event === event);
  return {
    process,
    claimsAt: (_, { on }) =>
      tries.map(({ role, data }) => ({
        steps: [{ on, actor: role, event, data, expect: { allowed: false }, note }],
        fails: (what) => what === 'allowed',
      })),
  };
};
