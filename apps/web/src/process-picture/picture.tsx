/** The process as a picture: React Flow draws what ELK has laid out in a worker. One stop for the Tab key; the table after it is its equal. */
import {
  Background,
  BaseEdge,
  Controls,
  type Edge,
  EdgeLabelRenderer,
  type EdgeProps,
  Handle,
  MarkerType,
  type Node,
  type NodeProps,
  Position,
  ReactFlow,
} from '@xyflow/react';
import '@xyflow/react/dist/style.css';
import ELK from 'elkjs/lib/elk-api.js';
import workerUrl from 'elkjs/lib/elk-worker.min.js?url';
import { useEffect, useMemo, useState } from 'react';
import { type LaidOut, labelLines, layOut, type Point } from './elk-layout';
import type { GraphEdge, GraphNode, ProcessGraph } from './process-graph';

type StateBox = Node<{ readonly state: GraphNode; readonly compound: boolean }, 'state'>;
type Way = Edge<
  {
    readonly way: GraphEdge;
    readonly points: readonly Point[];
    readonly label: { x: number; y: number; width: number; height: number };
  },
  'way'
>;

const OPEN = '#00703c';
const QUIET = '#505a5f';

function StateView({ data: { state, compound } }: NodeProps<StateBox>) {
  const classes = [
    'hw-state',
    `hw-state--${state.shape}`,
    compound ? 'hw-state--compound' : '',
    state.current ? 'hw-state--current' : '',
  ];
  return (
    <div className={classes.join(' ')}>
      <Handle type="target" position={Position.Top} className="hw-handle" />
      {state.shape === 'gathered' ? state.title : <strong>{state.title}</strong>}
      {state.current && <span className="hw-state__now">Now</span>}
      {!state.current && state.initial && <span className="hw-state__first">Starts here</span>}
      <Handle type="source" position={Position.Bottom} className="hw-handle" />
    </div>
  );
}

function WayView({ id, data, markerEnd }: EdgeProps<Way>) {
  if (data === undefined) return null;
  const { way, points, label } = data;
  const path = points.map((point, index) => `${index === 0 ? 'M' : 'L'}${point.x},${point.y}`).join(' ');
  return (
    <>
      <BaseEdge
        id={id}
        path={path}
        {...(markerEnd !== undefined && { markerEnd })}
        style={{ stroke: way.open ? OPEN : QUIET, strokeWidth: way.open ? 2.5 : 1.3 }}
      />
      {way.titles.length > 0 && (
        <EdgeLabelRenderer>
          <div
            className={`hw-edge-label${way.open ? ' hw-edge-label--open' : ''}`}
            style={{ left: label.x, top: label.y, width: label.width, minHeight: label.height }}
          >
            {labelLines(way).map((line) => (
              <div key={line}>{line}</div>
            ))}
          </div>
        </EdgeLabelRenderer>
      )}
    </>
  );
}

const nodeTypes = { state: StateView };
const edgeTypes = { way: WayView };

/** Lays out in a worker, so that a large process never holds up typing or scrolling. */
function useLayout(graph: ProcessGraph): LaidOut | 'failed' | undefined {
  const [laid, setLaid] = useState<{ readonly graph: ProcessGraph; readonly result: LaidOut | 'failed' }>();
  useEffect(() => {
    let wanted = true;
    const elk = new ELK({ workerUrl });
    layOut(graph, (root) => elk.layout(root)).then(
      (result) => wanted && setLaid({ graph, result }),
      () => wanted && setLaid({ graph, result: 'failed' }),
    );
    return () => {
      wanted = false;
      elk.terminateWorker();
    };
  }, [graph]);
  return laid?.graph === graph ? laid.result : undefined;
}

export function Picture({ graph, label }: { readonly graph: ProcessGraph; readonly label: string }) {
  const laid = useLayout(graph);
  const drawn = useMemo(() => (laid === undefined || laid === 'failed' ? undefined : draw(graph, laid)), [graph, laid]);
  if (laid === 'failed')
    return <p className="govuk-body">The picture could not be drawn. The table below says the same.</p>;
  if (drawn === undefined)
    return (
      <p className="govuk-body" role="status">
        Drawing the picture…
      </p>
    );
  return (
    <section className="hw-picture" aria-label={label} tabIndex={0} data-drawn="yes">
      <ReactFlow
        nodes={drawn.nodes}
        edges={drawn.edges}
        nodeTypes={nodeTypes}
        edgeTypes={edgeTypes}
        fitView
        minZoom={0.05}
        nodesConnectable={false}
        nodesDraggable={false}
        nodesFocusable={false}
        edgesFocusable={false}
        elementsSelectable={false}
        preventScrolling={false}
        zoomOnScroll={false}
        proOptions={{ hideAttribution: true }}
      >
        <Background />
        <Controls showInteractive={false} />
      </ReactFlow>
    </section>
  );
}

function draw(graph: ProcessGraph, laid: LaidOut): { readonly nodes: StateBox[]; readonly edges: Way[] } {
  const parents = new Set(graph.nodes.map((node) => node.parent));
  return {
    nodes: graph.nodes.flatMap((state) => {
      const box = laid.boxes.get(state.id);
      if (box === undefined) return [];
      const compound = parents.has(state.id);
      return [
        {
          id: state.id,
          type: 'state' as const,
          position: { x: box.x, y: box.y },
          ...(state.parent !== undefined && { parentId: state.parent }),
          width: box.width,
          height: box.height,
          zIndex: compound ? 0 : 2,
          data: { state, compound },
        },
      ];
    }),
    edges: graph.edges.flatMap((way) => {
      const found = laid.edges.get(way.id);
      if (found === undefined) return [];
      return [
        {
          id: way.id,
          source: way.source,
          target: way.target,
          type: 'way' as const,
          zIndex: 3,
          markerEnd: { type: MarkerType.ArrowClosed, color: way.open ? OPEN : QUIET },
          data: { way, points: found.points, label: found.label },
        },
      ];
    }),
  };
}
