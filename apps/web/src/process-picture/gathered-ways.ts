/** Draws a way that many states share once: from a box that names those states, instead of a line from each that nobody can follow. */
import type { GraphEdge, GraphNode, ProcessGraph } from './process-graph';

/** From so many states on, a way is drawn once. */
const MANY = 4;
/** So many states are named in the box; the table has them all. */
const NAMED = 3;

interface Shared {
  readonly target: GraphNode;
  readonly sources: readonly string[];
  readonly titles: string[];
  open: boolean;
}

/**
 * The same picture with fewer lines. A way out of the state that holds the target ("from anywhere in here") is gathered too: its line would
 * leave from the frame around it.
 */
export function gatherWays(graph: ProcessGraph): ProcessGraph {
  const shared = graph.nodes.map((target) => ({ target, ways: sharedWays(graph, target) }));
  const gathered = new Set(
    shared.flatMap(({ target, ways }) =>
      ways.flatMap(({ sources, titles }) =>
        sources.flatMap((source) => wordsOf(titles).map((title) => wayKey(source, target.id, title))),
      ),
    ),
  );
  const left = graph.edges.flatMap((edge): GraphEdge[] => {
    const words = wordsOf(edge.titles);
    const titles = words.filter((title) => !gathered.has(wayKey(edge.source, edge.target, title)));
    return titles.length === 0 ? [] : [titles.length === words.length ? edge : { ...edge, titles }];
  });
  const boxes = shared.flatMap(({ target, ways }) =>
    ways.map((way, index) => ({ way, box: boxFor(graph, target, way, index) })),
  );
  return {
    // A box stands before the state it leads to, as it does in the reading order of the picture.
    nodes: graph.nodes.flatMap((node) => [
      ...boxes.filter(({ way }) => way.target === node).map(({ box }) => box),
      node,
    ]),
    edges: [
      ...left,
      ...boxes.map(({ way, box }) => ({
        id: `${box.id} to ${way.target.id}`,
        source: box.id,
        target: way.target.id,
        titles: way.titles,
        open: way.open,
      })),
    ],
  };
}

/** On the map of all parts lines have no words: all of them are one way there. */
const wordsOf = (titles: readonly string[]): readonly string[] => (titles.length === 0 ? [''] : titles);
const wayKey = (source: string, target: string, title: string): string => JSON.stringify([source, target, title]);
const holds = (outer: string, inner: string): boolean => inner.startsWith(`${outer}.`);

/** The ways to a state that are drawn once; those that start from the same states together. */
function sharedWays(graph: ProcessGraph, target: GraphNode): readonly Shared[] {
  const siblings = graph.nodes.filter(({ parent }) => parent === target.parent);
  const before = siblings[siblings.indexOf(target) - 1]?.id;
  const byTitle = new Map<string, GraphEdge[]>();
  for (const edge of graph.edges) {
    if (edge.target !== target.id || edge.source === target.id || holds(target.id, edge.source)) continue;
    for (const title of wordsOf(edge.titles)) byTitle.set(title, [...(byTitle.get(title) ?? []), edge]);
  }
  const found = new Map<string, Shared>();
  for (const [title, edges] of byTitle) {
    if (edges.length < MANY && !edges.some(({ source }) => holds(source, target.id))) continue;
    // The step written just before keeps a line of its own: the usual way through stays in one piece.
    const sources = edges.map(({ source }) => source).filter((source) => source !== before);
    const key = JSON.stringify([...sources].sort());
    const way = found.get(key) ?? { target, sources, titles: [], open: false };
    if (title !== '') way.titles.push(title);
    way.open ||= edges.some(({ open, source }) => open && source !== before);
    found.set(key, way);
  }
  return [...found.values()];
}

function boxFor(graph: ProcessGraph, target: GraphNode, { sources }: Shared, index: number): GraphNode {
  return {
    id: `${target.parent ?? target.id}.:${index} to ${target.id.split('.').at(-1)}`,
    parent: target.parent,
    title: titleOf(graph, target, sources),
    shape: 'gathered',
    initial: false,
    current: false,
  };
}

/** "Other" than the state itself and the one written before it, whose line is drawn beside. */
function titleOf({ nodes }: ProcessGraph, target: GraphNode, sources: readonly string[]): string {
  const siblings = nodes.filter(({ parent }) => parent === target.parent);
  const before = siblings[siblings.indexOf(target) - 1];
  const others = siblings.filter((node) => node.shape !== 'final' && node !== target && node !== before);
  if (sources.some((source) => holds(source, target.id)) || others.every(({ id }) => sources.includes(id)))
    return 'From any other step';
  const titles = nodes.filter(({ id }) => sources.includes(id)).map(({ title }) => title);
  const more = titles.length - NAMED;
  return more < 2
    ? `From ${titles.slice(0, -1).join(', ')} or ${titles.at(-1)}`
    : `From ${titles.slice(0, NAMED).join(', ')} or ${more} other steps`;
}
