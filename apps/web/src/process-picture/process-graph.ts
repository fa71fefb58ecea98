/** A process as nodes and edges: the states of the chart, nested as they are, and a line for every way out of one. */
import type { ProcessPicture } from '@homeward/contract';
import type { StateNode } from '@homeward/definition';
import { insideSentence } from '../ui/inside-sentence';

export interface GraphNode {
  readonly id: string;
  readonly parent: string | undefined;
  readonly title: string;
  /** A gathered box is no state: it stands for the states from which a shared way leads (gathered-ways.ts). */
  readonly shape: 'atomic' | 'compound' | 'parallel' | 'final' | 'gathered';
  readonly initial: boolean;
  readonly current: boolean;
  /** Short lines under the title: how many cases are there, what is wrong. None where nothing is said. */
  readonly lines?: readonly string[];
}
export interface GraphEdge {
  readonly id: string;
  readonly source: string;
  readonly target: string;
  /** What leads this way, one line each: one arrow for everything between the same two states. Empty on the map of all parts. */
  readonly titles: readonly string[];
  /** Leads out of a state the case is in now. */
  readonly open: boolean;
}
export interface ProcessGraph {
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly GraphEdge[];
}

/** What a picture is drawn from: a published process, or a draft that no server has seen. */
export interface Drawable extends Pick<ProcessPicture, 'chart' | 'current' | 'titles'> {
  readonly rows: readonly Pick<ProcessPicture['rows'][number], 'from' | 'to' | 'eventTitle' | 'current'>[];
}

/** What the editor adds to a picture. */
export interface Shown {
  /** Paths of states whose inside is not drawn. */
  readonly closed: ReadonlySet<string>;
  linesOf(path: string): readonly string[];
}
const EVERYTHING: Shown = { closed: new Set(), linesOf: () => [] };

export interface Part {
  /** Path of the state that holds it. */
  readonly path: string;
  readonly title: string;
  readonly state: StateNode;
}

/** The parts of a process that go on side by side: each of them a chart of its own, which nobody leaves for another. */
export function partsOf(picture: Pick<Drawable, 'chart' | 'titles'>): readonly Part[] {
  const open = (key: string, state: StateNode, path: string, before: string): readonly Part[] => {
    const own = picture.titles[path] ?? state.meta?.title ?? key;
    const title = before === '' ? own : `${before}: ${insideSentence(own)}`;
    if (state.type !== 'parallel') return [{ path, title, state }];
    return Object.entries(state.states ?? {}).flatMap(([name, inner]) => open(name, inner, `${path}.${name}`, title));
  };
  return Object.entries(picture.chart.states).flatMap(([key, state]) => open(key, state, key, ''));
}

/** @param wanted the path of one part, or undefined for all of them */
export function processGraph(
  picture: Drawable,
  wanted: string | undefined,
  { closed, linesOf }: Shown = EVERYTHING,
): ProcessGraph {
  const current = new Set(picture.current);
  const nodes: GraphNode[] = [];
  const visit = (state: StateNode, id: string, title: string, parent: string | undefined, initial: boolean): void => {
    if (state.type === 'history') return;
    const children = Object.entries(state.states ?? {});
    const lines = linesOf(id);
    nodes.push({
      id,
      parent,
      title,
      shape:
        state.type === 'final'
          ? 'final'
          : state.type === 'parallel'
            ? 'parallel'
            : children.length > 0
              ? 'compound'
              : 'atomic',
      initial,
      // A part is always gone through; only the state inside it says where.
      current: parent !== undefined && current.has(id),
      ...(lines.length === 0 ? {} : { lines }),
    });
    if (closed.has(id)) return;
    for (const [key, child] of children) {
      const path = `${id}.${key}`;
      visit(child, path, picture.titles[path] ?? child.meta?.title ?? key, id, state.initial === key);
    }
  };
  for (const part of partsOf(picture))
    if (wanted === undefined || wanted === part.path) visit(part.state, part.path, part.title, undefined, false);
  const shown = new Set(nodes.map((node) => node.id));
  const between = new Map<string, { source: string; target: string; titles: string[]; open: boolean }>();
  for (const row of picture.rows) {
    for (const inside of row.to) {
      const [source, target] = [nearestShown(row.from, closed), nearestShown(inside, closed)];
      // A way from one state to another that are both inside a closed part is not seen.
      if (!shown.has(source) || !shown.has(target) || (source === target && closed.has(source))) continue;
      const id = `${source} to ${target}`;
      const found = between.get(id) ?? { source, target, titles: [], open: row.current };
      // All parts at once are a map: with words on every arrow nobody could read the states.
      if (wanted !== undefined && !found.titles.includes(row.eventTitle)) found.titles.push(row.eventTitle);
      between.set(id, found);
    }
  }
  return { nodes, edges: [...between].map(([id, edge]) => ({ id, ...edge })) };
}

/** The outermost closed part around a state; the state itself where there is none. */
const nearestShown = (path: string, closed: ReadonlySet<string>): string => {
  if (closed.size === 0) return path;
  const steps = path.split('.');
  for (const index of steps.keys()) {
    const outer = steps.slice(0, index + 1).join('.');
    if (closed.has(outer)) return outer;
  }
  return path;
};
