/** A process as nodes and edges: the states of the chart, nested as they are, and a line for every way out of one. */
import type { ProcessPicture } from '@homeward/contract';
import type { StateNode } from '@homeward/definition';

export interface GraphNode {
  readonly id: string;
  readonly parent: string | undefined;
  readonly title: string;
  readonly shape: 'atomic' | 'compound' | 'parallel' | 'final';
  readonly initial: boolean;
  readonly current: boolean;
}
export interface GraphEdge {
  readonly id: string;
  readonly source: string;
  readonly target: string;
  readonly title: string;
  readonly condition: string | undefined;
  /** Leads out of a state the case is in now. */
  readonly open: boolean;
}
export interface ProcessGraph {
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly GraphEdge[];
}

/** The top regions that can be looked at one by one. */
export const regionsOf = (picture: ProcessPicture): readonly { readonly key: string; readonly title: string }[] =>
  Object.entries(picture.chart.states).map(([key, state]) => ({
    key,
    title: picture.titles[key] ?? state.meta?.title ?? key,
  }));

/** @param region one region's key, or undefined for the whole process */
export function processGraph(picture: ProcessPicture, region: string | undefined): ProcessGraph {
  const current = new Set(picture.current);
  const nodes: GraphNode[] = [];
  const visit = (key: string, state: StateNode, id: string, parent: string | undefined, initial: boolean): void => {
    if (state.type === 'history') return;
    const children = Object.entries(state.states ?? {});
    nodes.push({
      id,
      parent,
      title: picture.titles[id] ?? state.meta?.title ?? key,
      shape:
        state.type === 'final'
          ? 'final'
          : state.type === 'parallel'
            ? 'parallel'
            : children.length > 0
              ? 'compound'
              : 'atomic',
      initial,
      current: current.has(id),
    });
    for (const [childKey, child] of children)
      visit(childKey, child, `${id}.${childKey}`, id, state.initial === childKey);
  };
  for (const [key, state] of Object.entries(picture.chart.states))
    if (region === undefined || region === key) visit(key, state, key, undefined, false);
  const shown = new Set(nodes.map((node) => node.id));
  const edges = picture.rows.flatMap((row, index) =>
    row.to
      .filter((target) => shown.has(row.from) && shown.has(target))
      .map((target, place) => ({
        id: `${index}.${place}`,
        source: row.from,
        target,
        title: row.eventTitle,
        condition: row.condition ?? undefined,
        open: row.current,
      })),
  );
  return { nodes, edges };
}
