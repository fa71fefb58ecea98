/** Where a picture begins: all of it if it can be read so, else what matters at a size that can be read. And it follows a choice that was made elsewhere. */
import { getViewportForBounds, type Rect, useReactFlow, useStore } from '@xyflow/react';
import { useEffect, useRef } from 'react';
import type { StateBox } from './state-box';
import type { Way } from './way-line';

/** Below this size letters of 12 pixels are no letters any more. */
const READABLE = 0.7;
const LEAST = 0.05;
const MOST = 1.2;
/** Share of the frame left empty around everything. */
const EDGE = 0.08;
const MARGIN = 30;
/** The buttons stand at the foot of the frame. */
const FOOT = 60;

/**
 * @param focus the box that matters to begin with: what is chosen, where the child is now, or where the process starts
 * @param chosen the box that is chosen: what matters besides is no reason to take from anybody what they look at
 * @param map everything is to be seen at once, readable or not
 * @param ready whether what is drawn is what was asked for, and not still what stood there before
 */
export function LookAt({
  focus,
  chosen,
  map,
  ready,
}: {
  readonly focus: string | undefined;
  readonly chosen: string | undefined;
  readonly map: boolean;
  readonly ready: boolean;
}) {
  const { getNodesBounds, getNodes, getInternalNode, getViewport, setViewport } = useReactFlow<StateBox, Way>();
  const width = useStore((state) => state.width);
  const height = useStore((state) => state.height);
  const last = useRef<{ readonly view: Viewport; readonly frame: Frame; readonly chosen: string | undefined }>(
    undefined,
  );
  useEffect(() => {
    if (!ready || width === 0 || height === 0) return;
    const everything = getNodesBounds(getNodes().filter(({ parentId }) => parentId === undefined));
    const box = boxOf(focus === undefined ? undefined : getInternalNode(focus));
    const frame = { width, height };
    const now = getViewport();
    const go = (view: Viewport): void => {
      last.current = { view, frame, chosen };
      void setViewport(view);
    };
    const before = last.current;
    // Once somebody has moved it, another size of the window leaves it where it is.
    if (before === undefined || (isSameView(before.view, now) && !isSameSize(before.frame, frame))) {
      const fitted = getViewportForBounds(everything, width, height, LEAST, MOST, EDGE);
      const isReadable = map || fitted.zoom >= READABLE;
      go(isReadable || box === undefined ? fitted : around(box, everything, frame, READABLE));
    } else if (before.chosen !== chosen) {
      // Whoever chooses in the picture sees what they choose; a choice made elsewhere is brought into sight.
      const sought = boxOf(chosen === undefined ? undefined : getInternalNode(chosen));
      if (sought !== undefined && !isInSight(sought, frame, now)) go(around(sought, everything, frame, now.zoom));
      else last.current = { ...before, chosen };
    }
  }, [ready, width, height, focus, chosen, map, getNodesBounds, getNodes, getInternalNode, getViewport, setViewport]);
  return null;
}

interface Viewport {
  readonly x: number;
  readonly y: number;
  readonly zoom: number;
}
interface Frame {
  readonly width: number;
  readonly height: number;
}

const isSameView = (one: Viewport, other: Viewport): boolean =>
  one.x === other.x && one.y === other.y && one.zoom === other.zoom;
const isSameSize = (one: Frame, other: Frame): boolean => one.width === other.width && one.height === other.height;

const boxOf = (
  node:
    | { readonly internals: { readonly positionAbsolute: { x: number; y: number } }; width?: number; height?: number }
    | undefined,
): Rect | undefined =>
  node === undefined
    ? undefined
    : { ...node.internals.positionAbsolute, width: node.width ?? 0, height: node.height ?? 0 };

/** The box in the middle, or as near to it as can be without leaving the frame empty on one side. */
const around = (box: Rect, everything: Rect, { width, height }: Frame, zoom: number): Viewport => ({
  x: placed(width, (box.x + box.width / 2) * zoom, everything.x * zoom, everything.width * zoom, MARGIN),
  y: placed(height, (box.y + box.height / 2) * zoom, everything.y * zoom, everything.height * zoom, FOOT),
  zoom,
});

const placed = (room: number, middle: number, from: number, length: number, end: number): number => {
  if (length + MARGIN + end <= room) return (room - length) / 2 - from;
  return Math.min(MARGIN - from, Math.max(room - end - from - length, room / 2 - middle));
};

const isInSight = (box: Rect, { width, height }: Frame, { x, y, zoom }: Viewport): boolean =>
  isSeen(box.x * zoom + x, box.width * zoom, width) && isSeen(box.y * zoom + y, box.height * zoom, height - FOOT);

/** All of it, or as much as goes in: whoever is inside a part that is larger than the frame sees it. */
const isSeen = (from: number, length: number, room: number): boolean =>
  length <= room ? from >= 0 && from + length <= room : from <= room / 2 && from + length >= room / 2;
