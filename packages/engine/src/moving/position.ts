/** Puts a case's innermost steps together to a position in another chart. */
import { type ChartState, chartGraph, type Process } from '@homeward/definition';
import type { StateValue } from '../case-record.js';
import { activePaths } from '../rules/world.js';
import type { Renamed } from './mapping.js';
import { ENDS_HERE } from './mapping.js';

/** The innermost active steps. */
export const innermostOf = (state: StateValue): readonly string[] => {
  const paths = activePaths(state);
  return paths.filter((path) => !paths.some((other) => other.startsWith(`${path}.`)));
};

export type Placed =
  | { readonly state: StateValue }
  /** Steps for which the mapping says nothing. */
  | { readonly open: readonly string[] }
  /** Steps of the new chart that are not there, or that cannot be stood in together. */
  | { readonly impossible: readonly string[] };

/**
 * Parts of the process that no step leads to begin where they begin.
 * @param steps old innermost path -> new innermost path
 */
export const place = (process: Process, from: readonly string[], steps: Renamed): Placed => {
  const open = from.filter((path) => !Object.hasOwn(steps, path));
  if (open.length > 0) return { open };
  const targets = from.flatMap((path) => {
    const to = steps[path];
    return to === undefined || to === ENDS_HERE ? [] : [to];
  });
  const graph = chartGraph(process.chart);
  const gone = targets.filter((path) => {
    const kind = graph.states.get(path)?.kind;
    return kind !== 'atomic' && kind !== 'final';
  });
  if (gone.length > 0) return { impossible: gone };
  const clash: string[] = [];
  const state = valueUnder(graph.root, targets, clash);
  return clash.length > 0 || state === undefined ? { impossible: clash } : { state };
};

const inside = (path: string, outer: string): boolean => outer === '' || path === outer || path.startsWith(`${outer}.`);

const valueUnder = (node: ChartState, targets: readonly string[], clash: string[]): StateValue | undefined => {
  const children = [...node.children.values()].filter(({ kind }) => kind !== 'history');
  if (node.kind === 'parallel')
    return Object.fromEntries(
      children.map((child) => [child.key, valueUnder(child, targets, clash) ?? {}] satisfies [string, StateValue]),
    );
  if (node.kind !== 'compound') return undefined;
  const named = children.filter((child) => targets.some((path) => inside(path, child.path)));
  if (named.length > 1) clash.push(...targets.filter((path) => inside(path, node.path)));
  const child = named[0] ?? children.find(({ key }) => key === node.node.initial) ?? children[0];
  if (child === undefined) return undefined;
  const inner = valueUnder(child, targets, clash);
  return inner === undefined ? child.key : { [child.key]: inner };
};
