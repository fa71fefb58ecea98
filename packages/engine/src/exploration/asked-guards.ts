/** Which guards of an event are really asked, and of which it matters what they come to: one that stands behind a transition that is taken anyhow is not seen. */
import { type ChartEdge, type ChartState, chartGraph, type Process } from '@homeward/definition';
import type { StateValue } from '../case-record.js';
import { holds } from '../rules/evaluate-rule.js';
import { activePaths, type World } from '../rules/world.js';

/**
 * @param event undefined for the transitions that follow of themselves
 * @returns the transitions of which another answer of their guard would lead elsewhere, or make the event accepted or refused
 */
export const guardsThatMatter = (
  { chart }: Process,
  state: StateValue,
  event: string | undefined,
  world: World,
): ChartEdge[] => {
  const graph = chartGraph(chart);
  const active = activePaths(state);
  const edgesAt = (path: string): ChartEdge[] => {
    const source = path === '' ? graph.root : graph.states.get(path);
    return source === undefined ? [] : graph.edgesOf(source).filter((edge) => edge.event === event);
  };
  const isTaken = ({ transition }: ChartEdge): boolean => holds(transition.guard?.params.rule, world);
  /** Every innermost state with those around it, from the inside out. */
  const chains = active
    .filter((path) => !active.some((other) => other.startsWith(`${path}.`)))
    .map((leaf) => [...around(leaf), ''].flatMap(edgesAt));
  const firstOf = (chain: readonly ChartEdge[]): ChartEdge | undefined => chain.find(isTaken);
  const taken = new Set(chains.flatMap((chain) => firstOf(chain) ?? []));
  const found = new Set<ChartEdge>();
  for (const chain of chains) {
    const first = firstOf(chain);
    for (const edge of chain) {
      const instead = edge === first ? chain.slice(chain.indexOf(edge) + 1).find(isTaken) : first;
      const others = [...taken].filter((other) => other !== edge && other !== instead);
      if (!isSame(edge, instead, active, others.length > 0)) found.add(edge);
      // Behind one that is taken nothing is asked.
      if (edge === first) break;
    }
  }
  return [...found];
};

/** From a state outwards: `a.b.c`, `a.b`, `a`. */
const around = (path: string): string[] => {
  const parts = path.split('.');
  return parts.map((_, index) => parts.slice(0, parts.length - index).join('.'));
};

/** Nobody could tell the one transition from the other, or from none at all. */
const isSame = (
  edge: ChartEdge,
  instead: ChartEdge | undefined,
  active: readonly string[],
  isAcceptedAnyhow: boolean,
): boolean => {
  // Who comes anew to where the case stands is still there, unless the state begins again within.
  const moves = ({ targets }: ChartEdge): readonly ChartState[] =>
    targets.filter(({ path, children }) => children.size > 0 || !active.includes(path));
  if (instead === undefined) return moves(edge).length === 0 && isAcceptedAnyhow;
  const [one, other] = [moves(edge), moves(instead)];
  return one.length === other.length && one.every((target) => other.includes(target));
};
