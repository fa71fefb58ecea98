/** Lays a process out by itself: nobody drags boxes, no positions are stored, and the picture reads in the order the states are written. */
import type { ElkExtendedEdge, ElkNode } from 'elkjs';
import type { GraphEdge, GraphNode, ProcessGraph } from './process-graph';

const STATE_WIDTH = 178;
const LABEL_WIDTH = 150;
const LETTERS_PER_LINE = 25;
/** Titles of states are bold and larger; as many letters as fit whatever font the reader's computer has. */
const LETTERS_OF_TITLE = 16;
const LETTERS_OF_GATHERED = 21;
/** Bold letters are about so wide, in pixels. */
const LETTER = 8.5;
const WIDEST_TITLE = 400;

/** Lines that words fill when none is broken. */
const lines = (text: string, letters: number): number => {
  let [count, used] = [1, 0];
  for (const { length } of text.split(' ')) {
    if (used > 0 && used + 1 + length > letters) [count, used] = [count + 1, length];
    else used += (used > 0 ? 1 : 0) + length;
  }
  return count;
};

/** Measured before layout, because ELK needs sizes and the page needs the layout to draw. */
export const nodeHeight = (node: GraphNode): number =>
  node.shape === 'gathered'
    ? 10 + lines(node.title, LETTERS_OF_GATHERED) * 15
    : 16 +
      lines(node.title, LETTERS_OF_TITLE) * 17 +
      (node.current || node.initial ? 15 : 0) +
      (node.lines ?? []).reduce((height, line) => height + lines(line, LETTERS_PER_LINE) * 15, 0) +
      (node.shape === 'final' ? 8 : 0);
const titleWidth = (node: GraphNode): number => Math.min(WIDEST_TITLE, Math.ceil(node.title.length * LETTER) + 40);
/** Room above the states of a part. */
const titleHeight = (node: GraphNode): number =>
  21 +
  lines(node.title, Math.floor((WIDEST_TITLE - 40) / LETTER)) * 17 +
  (node.current || node.initial ? 14 : 0) +
  (node.lines ?? []).length * 15;
/** So many ways are written on an arrow; the table has them all. */
const MOST_LINES = 4;
export const labelLines = (edge: GraphEdge): readonly string[] =>
  edge.titles.length <= MOST_LINES
    ? edge.titles
    : [...edge.titles.slice(0, MOST_LINES - 1), `and ${edge.titles.length - MOST_LINES + 1} more`];
export const labelHeight = (edge: GraphEdge): number =>
  8 + labelLines(edge).reduce((height, line) => height + lines(line, LETTERS_PER_LINE) * 14, 0);

// Options are not inherited by nested graphs in ELK: every compound gets the same set.
const COMMON: Readonly<Record<string, string>> = {
  'elk.algorithm': 'layered',
  'elk.edgeRouting': 'ORTHOGONAL',
  'elk.layered.spacing.nodeNodeBetweenLayers': '20',
  'elk.spacing.nodeNode': '26',
  'elk.spacing.edgeNode': '14',
  'elk.spacing.edgeEdge': '10',
  'elk.spacing.edgeLabel': '4',
  'elk.layered.nodePlacement.strategy': 'NETWORK_SIMPLEX',
  'elk.aspectRatio': '1.6',
};

/**
 * elkjs 0.12 throws when it is asked to break cycles in model order inside nested graphs (eclipse-elk/elk#1182), so cycles are broken here:
 * an edge to a state written earlier is given to ELK the other way round, and its points are turned back afterwards.
 */
const leadsBack = (graph: ProcessGraph): ((edge: GraphEdge) => boolean) => {
  const order = new Map(graph.nodes.map((node, index) => [node.id, index]));
  return ({ source, target }) =>
    source !== target &&
    (order.get(target) ?? 0) < (order.get(source) ?? 0) &&
    !source.startsWith(`${target}.`) &&
    !target.startsWith(`${source}.`);
};

export function toElk(graph: ProcessGraph): ElkNode {
  const back = leadsBack(graph);
  const childrenOf = (parent: string | undefined): ElkNode[] =>
    graph.nodes
      .filter((node) => node.parent === parent)
      .map((node) => {
        const children = childrenOf(node.id);
        return children.length === 0
          ? { id: node.id, width: STATE_WIDTH, height: nodeHeight(node) }
          : {
              id: node.id,
              children,
              layoutOptions: {
                ...COMMON,
                'elk.padding': `[top=${titleHeight(node)},left=16,bottom=16,right=16]`,
                // A part with few states would be narrower than its title.
                'elk.nodeSize.constraints': '[MINIMUM_SIZE]',
                'elk.nodeSize.minimum': `(${titleWidth(node)}, 0)`,
                'elk.direction': node.shape === 'parallel' ? 'RIGHT' : 'DOWN',
              },
            };
      });
  const edges: ElkExtendedEdge[] = graph.edges.map((edge) => ({
    id: edge.id,
    sources: [back(edge) ? edge.target : edge.source],
    targets: [back(edge) ? edge.source : edge.target],
    labels:
      edge.titles.length === 0
        ? []
        : [
            {
              id: `${edge.id}/label`,
              text: edge.titles.join(', '),
              width: LABEL_WIDTH,
              height: labelHeight(edge),
              layoutOptions: { 'elk.edgeLabels.inline': 'true' },
            },
          ],
  }));
  return {
    id: 'root',
    children: childrenOf(undefined),
    edges,
    layoutOptions: {
      ...COMMON,
      'elk.direction': 'DOWN',
      'elk.hierarchyHandling': 'INCLUDE_CHILDREN',
      'elk.json.edgeCoords': 'ROOT',
      'elk.json.shapeCoords': 'PARENT',
    },
  };
}

export interface Point {
  readonly x: number;
  readonly y: number;
}
export interface Box extends Point {
  readonly width: number;
  readonly height: number;
}
export interface LaidOut {
  readonly boxes: ReadonlyMap<string, Box>;
  readonly edges: ReadonlyMap<string, { readonly points: readonly Point[]; readonly label: Box }>;
}

const boxOf = (shape: { x?: number; y?: number; width?: number; height?: number }): Box => ({
  x: shape.x ?? 0,
  y: shape.y ?? 0,
  width: shape.width ?? 0,
  height: shape.height ?? 0,
});

/** The parts of a graph that no line joins, each with what is inside it. */
const blocksOf = (graph: ProcessGraph): readonly ProcessGraph[] =>
  graph.nodes
    .filter((node) => node.parent === undefined)
    .map((top) => {
      const inside = (id: string) => id === top.id || id.startsWith(`${top.id}.`);
      return {
        nodes: graph.nodes.filter((node) => inside(node.id)),
        edges: graph.edges.filter((edge) => inside(edge.source)),
      };
    });

const GAP = 40;
/** Wider than a screen is to its height: rows are never filled to their end. */
const SHAPE = 2.4;

/**
 * Lays out each part by itself and sets the parts in rows, as words are set in lines: ELK would put them all side by side.
 * @param layout ELK, in a worker
 */
export async function layOut(graph: ProcessGraph, layout: (root: ElkNode) => Promise<ElkNode>): Promise<LaidOut> {
  const blocks = await Promise.all(blocksOf(graph).map(async (block) => ({ block, root: await layout(toElk(block)) })));
  const area = blocks.reduce((sum, { root }) => sum + ((root.width ?? 0) + GAP) * ((root.height ?? 0) + GAP), 0);
  const width = Math.max(Math.sqrt(area * SHAPE), ...blocks.map(({ root }) => root.width ?? 0));
  const boxes = new Map<string, Box>();
  const edges = new Map<string, { points: readonly Point[]; label: Box }>();
  let [x, y, rowHeight] = [0, 0, 0];
  for (const { block, root } of blocks) {
    if (x > 0 && x + (root.width ?? 0) > width) [x, y, rowHeight] = [0, y + rowHeight + GAP, 0];
    read(block, root, { x, y }, boxes, edges);
    x += (root.width ?? 0) + GAP;
    rowHeight = Math.max(rowHeight, root.height ?? 0);
  }
  return { boxes, edges };
}

/** Reads ELK's answer back: boxes relative to their parent, lines in the picture's own coordinates. */
function read(
  graph: ProcessGraph,
  root: ElkNode,
  by: Point,
  boxes: Map<string, Box>,
  edges: Map<string, { points: readonly Point[]; label: Box }>,
): void {
  const back = leadsBack(graph);
  const known = new Map(graph.edges.map((edge) => [edge.id, edge]));
  const moved = <P extends Point>(point: P): P => ({ ...point, x: point.x + by.x, y: point.y + by.y });
  const visit = (node: ElkNode, top: boolean): void => {
    boxes.set(node.id, top ? moved(boxOf(node)) : boxOf(node));
    for (const edge of node.edges ?? []) note(edge);
    for (const child of node.children ?? []) visit(child, false);
  };
  const note = (edge: ElkExtendedEdge): void => {
    const section = edge.sections?.[0];
    const own = known.get(edge.id);
    if (section === undefined || own === undefined) return;
    const points = [section.startPoint, ...(section.bendPoints ?? []), section.endPoint].map(moved);
    edges.set(edge.id, { points: back(own) ? points.reverse() : points, label: moved(boxOf(edge.labels?.[0] ?? {})) });
  };
  for (const edge of root.edges ?? []) note(edge);
  for (const child of root.children ?? []) visit(child, true);
}
