/** One event that secures two routes at once. */
import { chartGraph, type Problem, processFile } from '@homeward/definition';
import { type CompiledPack, processOf } from '../../compile-pack.js';
import { activePaths, stateAt } from '../../rules/world.js';
import { resultOf, stepOf, triesOf } from './arrivals.js';
import type { Claim, Fault } from './fault.js';

/** The story expects that the second route stays as it was. */
export const twoRoutesFault = (compiled: CompiledPack, { path, sentence }: Problem): Fault | undefined => {
  const [file, pointer = ''] = path.split('#');
  const id = Object.keys(compiled.pack.processes).find((one) => processFile(one, 'chart') === file);
  if (id === undefined) return undefined;
  const { process } = processOf(compiled, id);
  const graph = chartGraph(process.chart);
  const edge = graph.edges.find((one) => one.pointer === pointer);
  const routes = process.definition.routes.map(({ region }) => region);
  const own = routes.find((region) => edge?.source.path.startsWith(`${region}.`));
  if (edge === undefined || own === undefined) return undefined;
  const tries = triesOf(compiled, id).filter(({ event }) => edge.event === undefined || event === edge.event);
  const isSecured = (at: string): boolean => graph.states.get(at)?.node.meta?.position === 'secured';
  return {
    process: id,
    claimsAt: ({ record }, { dateOfBirth, on }) => {
      const before = new Set(activePaths(record.state).filter(isSecured));
      const stays = stateAt(record.state, own);
      if (stays === undefined) return [];
      return tries.flatMap((one): Claim[] => {
        const step = stepOf(one, on, { n: 1, allowed: true });
        const result = resultOf(compiled, process, record, step, dateOfBirth);
        const secured =
          result?.kind === 'decision'
            ? activePaths(result.next.state).filter((at) => isSecured(at) && !before.has(at))
            : [];
        const regions = new Set(routes.filter((region) => secured.some((at) => at.startsWith(`${region}.`))));
        if (regions.size < 2 || !regions.has(own)) return [];
        const expect = { allowed: true, state: { [own]: stays } };
        return [{ steps: [{ ...step, expect, note: sentence }], fails: (what) => what === `state ${own}` }];
      });
    },
  };
};
