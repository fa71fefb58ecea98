/** The process as a picture: React Flow draws what ELK has laid out in a worker. One stop for the Tab key; the table after it is its equal. */
import { Background, MarkerType, Position, ReactFlow, type ReactFlowInstance } from '@xyflow/react';
import '@xyflow/react/dist/style.css';
import { type KeyboardEvent, useCallback, useMemo, useState } from 'react';
import type { LaidOut } from './elk-layout';
import { LookAt } from './look-at';
import { PictureControls } from './picture-controls';
import type { ProcessGraph } from './process-graph';
import { type StateBox, StateView } from './state-box';
import { useLayout } from './use-layout';
import { lineColour, type Way, WayView } from './way-line';

const nodeTypes = { state: StateView };
const edgeTypes = { way: WayView };

export interface Chosen {
  /** Path of the state that is chosen. */
  readonly state: string | undefined;
  /** Paths of states that are looked for. */
  readonly found: ReadonlySet<string>;
  onState(path: string): void;
  onWay(from: string, to: string): void;
}

/**
 * @param view what is shown, in a word: another one is fitted to the frame, while a change of the same one moves nothing else
 * @param map everything is seen at once, also where nobody can read it
 * @param chosen where the picture is worked with
 */
export function Picture({
  graph,
  label,
  view = '',
  map = false,
  chosen,
}: {
  readonly graph: ProcessGraph;
  readonly label: string;
  readonly view?: string;
  readonly map?: boolean;
  readonly chosen?: Chosen;
}) {
  const laid = useLayout(graph);
  const [flow, setFlow] = useState<ReactFlowInstance<StateBox, Way>>();
  const result = laid?.result;
  const drawn = useMemo(
    () => (result === undefined || result === 'failed' ? undefined : draw(graph, result, chosen)),
    [graph, result, chosen],
  );
  const move = useCallback(
    (event: KeyboardEvent) => {
      const act = MOVES[event.key];
      if (flow === undefined || act === undefined || event.target !== event.currentTarget) return;
      event.preventDefault();
      act(flow);
    },
    [flow],
  );
  if (result === 'failed')
    return <p className="govuk-body">The picture could not be drawn. The table below says the same.</p>;
  // While another part is on its way, the old picture has nothing of it to show.
  if (drawn === undefined || (drawn.nodes.length === 0 && graph.nodes.length > 0))
    return (
      <p className="govuk-body hw-picture-waiting" role="status">
        Drawing the picture…
      </p>
    );
  return (
    <section
      className="hw-picture"
      aria-label={label}
      tabIndex={0}
      data-drawn={laid?.graph === graph ? 'yes' : 'before'}
      onKeyDown={move}
    >
      <ReactFlow
        key={view}
        nodes={drawn.nodes}
        edges={drawn.edges}
        nodeTypes={nodeTypes}
        edgeTypes={edgeTypes}
        onInit={setFlow}
        minZoom={0.05}
        nodesConnectable={false}
        nodesDraggable={false}
        nodesFocusable={false}
        edgesFocusable={false}
        elementsSelectable={false}
        preventScrolling={false}
        zoomOnScroll={false}
        zoomOnDoubleClick={chosen === undefined}
        {...(chosen === undefined
          ? {}
          : {
              onNodeClick: (_event: unknown, { data: { state } }: StateBox) => {
                if (state.shape !== 'gathered') chosen.onState(state.id);
              },
              onEdgeClick: (_event: unknown, { source, target }: Way) => chosen.onWay(source, target),
            })}
        proOptions={{ hideAttribution: true }}
      >
        <LookAt focus={focusOf(graph, chosen?.state)} chosen={chosen?.state} map={map} ready={laid?.graph === graph} />
        <Background />
        <PictureControls />
      </ReactFlow>
    </section>
  );
}

/** What is chosen, the innermost state that a child is in now, or where the process starts. */
const focusOf = ({ nodes }: ProcessGraph, chosen: string | undefined): string | undefined =>
  (
    nodes.find(({ id }) => id === chosen) ??
    nodes.findLast(({ current }) => current) ??
    nodes.find(({ initial, parent }) => initial && parent !== undefined)
  )?.id;

const STEP = 80;
const moved =
  (x: number, y: number) =>
  (flow: ReactFlowInstance<StateBox, Way>): void => {
    const at = flow.getViewport();
    flow.setViewport({ ...at, x: at.x + x, y: at.y + y });
  };
const MOVES: Readonly<Record<string, (flow: ReactFlowInstance<StateBox, Way>) => void>> = {
  ArrowLeft: moved(STEP, 0),
  ArrowRight: moved(-STEP, 0),
  ArrowUp: moved(0, STEP),
  ArrowDown: moved(0, -STEP),
  '+': (flow) => flow.zoomIn(),
  '=': (flow) => flow.zoomIn(),
  '-': (flow) => flow.zoomOut(),
  '0': (flow) => flow.fitView(),
};

function draw(
  graph: ProcessGraph,
  laid: LaidOut,
  chosen: Chosen | undefined,
): { readonly nodes: StateBox[]; readonly edges: Way[] } {
  const parents = new Set(graph.nodes.map((node) => node.parent));
  const placed = new Set(graph.nodes.filter(({ id }) => laid.boxes.has(id)).map(({ id }) => id));
  const nodes = graph.nodes.flatMap((state): StateBox[] => {
    const box = laid.boxes.get(state.id);
    // A box inside one that is not placed yet has nowhere to stand.
    if (box === undefined || (state.parent !== undefined && !placed.has(state.parent))) return [];
    const compound = parents.has(state.id);
    const marked = chosen?.state === state.id ? 'chosen' : chosen?.found.has(state.id) === true ? 'found' : undefined;
    return [
      {
        id: state.id,
        type: 'state' as const,
        position: { x: box.x, y: box.y },
        ...(state.parent !== undefined && { parentId: state.parent }),
        width: box.width,
        height: box.height,
        // All is known before anything is drawn. Left to measure it, React Flow draws no way at all when the nodes are given anew meanwhile.
        measured: { width: box.width, height: box.height },
        handles: [
          { type: 'target', position: Position.Top, x: box.width / 2, y: 0 },
          { type: 'source', position: Position.Bottom, x: box.width / 2, y: box.height },
        ],
        zIndex: compound ? 0 : 2,
        data: { state, compound, marked },
      },
    ];
  });
  const edges = graph.edges.flatMap((way): Way[] => {
    const found = laid.edges.get(way.id);
    if (found === undefined || !placed.has(way.source) || !placed.has(way.target)) return [];
    const isChosen = chosen?.state === way.source;
    return [
      {
        id: way.id,
        source: way.source,
        target: way.target,
        type: 'way' as const,
        zIndex: 3,
        markerEnd: { type: MarkerType.ArrowClosed, color: lineColour(way, isChosen) },
        data: {
          way,
          points: found.points,
          label: found.label,
          chosen: isChosen,
          choose: chosen === undefined ? undefined : () => chosen.onWay(way.source, way.target),
        },
      },
    ];
  });
  return { nodes, edges };
}
