/** A way from one state to another as it is drawn: a line with what leads along it. */
import { BaseEdge, type Edge, EdgeLabelRenderer, type EdgeProps } from '@xyflow/react';
import { type Box, labelLines, type Point } from './elk-layout';
import type { GraphEdge } from './process-graph';

export type Way = Edge<
  {
    readonly way: GraphEdge;
    readonly points: readonly Point[];
    readonly label: Box;
    readonly chosen: boolean;
    /** Where a picture can be worked with, a label chooses the state that its way leads from. */
    readonly choose?: (() => void) | undefined;
  },
  'way'
>;

const OPEN = '#00703c';
const QUIET = '#505a5f';
const CHOSEN = '#1d70b8';
export const lineColour = ({ open }: Pick<GraphEdge, 'open'>, chosen: boolean): string =>
  chosen ? CHOSEN : open ? OPEN : QUIET;

export function WayView({ id, data, markerEnd }: EdgeProps<Way>) {
  if (data === undefined) return null;
  const { way, points, label, chosen, choose } = data;
  const path = points.map((point, index) => `${index === 0 ? 'M' : 'L'}${point.x},${point.y}`).join(' ');
  const strong = way.open || chosen;
  const words = labelLines(way).map((line) => <div key={line}>{line}</div>);
  const place = { left: label.x, top: label.y, width: label.width, minHeight: label.height };
  const look = `hw-edge-label${way.open ? ' hw-edge-label--open' : ''}${chosen ? ' hw-edge-label--chosen' : ''}`;
  return (
    <>
      <BaseEdge
        id={id}
        path={path}
        {...(markerEnd !== undefined && { markerEnd })}
        style={{ stroke: lineColour(way, chosen), strokeWidth: strong ? 2.5 : 1.3 }}
      />
      {way.titles.length > 0 && (
        <EdgeLabelRenderer>
          {choose === undefined ? (
            <div className={look} style={place}>
              {words}
            </div>
          ) : (
            // The table has the same by keyboard; the picture stays one stop for the Tab key.
            <button
              type="button"
              tabIndex={-1}
              className={`${look} hw-edge-label--button nopan`}
              style={place}
              onClick={choose}
            >
              {words}
            </button>
          )}
        </EdgeLabelRenderer>
      )}
    </>
  );
}
