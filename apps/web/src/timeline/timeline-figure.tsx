/** The timeline as a picture (on screens wide enough) and as a table that says the same. */
import type { Timeline } from '@homeward/contract';
import { useId, useMemo } from 'react';
import { longDate } from '../ui/dates';
import { Details } from '../ui/details';
import { type Geometry, laneHeight, type MarkKind, PICTURE_WIDTH, timelineGeometry } from './timeline-geometry';
import { TimelineTable } from './timeline-table';

const INK: Readonly<Record<MarkKind, string>> = { done: '#00703c', due: '#1d5f9e', overdue: '#b3230f' };
/** Shape says it as well as colour: a diamond is done, a triangle is to come, a square is overdue. */
const SHAPES: Readonly<Record<MarkKind, string>> = {
  done: 'M-6 0 L0 -6 L6 0 L0 6Z',
  due: 'M-6 5 L0 -6 L6 5Z',
  overdue: 'M-5 -5 H5 V5 H-5Z',
};
const TINTS = ['#b1d7d0', '#d9c8e8', '#c9dcee', '#ecdcb9', '#dfe3e6', '#f0cfc9'];

export function TimelineFigure({
  timeline,
  childName,
  tableOpen = false,
}: {
  readonly timeline: Timeline;
  readonly childName: string;
  readonly tableOpen?: boolean;
}) {
  const geometry = useMemo(() => timelineGeometry(timeline), [timeline]);
  const empty =
    timeline.milestones.length === 0 &&
    timeline.deadlines.length === 0 &&
    timeline.lanes.every((lane) => lane.bars.length === 0);
  if (empty) return <p className="govuk-body">Nothing has been recorded yet.</p>;
  return (
    <figure className="hw-timeline">
      <div className="hw-timeline__picture">
        <Picture timeline={timeline} geometry={geometry} childName={childName} />
        <ul className="hw-legend" aria-hidden="true">
          <Key kind="done" words="Happened" />
          <Key kind="due" words="Due" />
          <Key kind="overdue" words="Overdue" />
        </ul>
      </div>
      <Details summary="The timeline as a table" open={tableOpen}>
        <TimelineTable timeline={timeline} />
      </Details>
    </figure>
  );
}

function Key({ kind, words }: { readonly kind: MarkKind; readonly words: string }) {
  return (
    <li>
      <svg
        width="14"
        height="14"
        viewBox="-7 -7 14 14"
        aria-hidden="true"
        focusable="false"
        className="hw-legend__shape"
      >
        <path d={SHAPES[kind]} fill={INK[kind]} />
      </svg>{' '}
      {words}
    </li>
  );
}

function Picture({
  timeline,
  geometry,
  childName,
}: {
  readonly timeline: Timeline;
  readonly geometry: Geometry;
  readonly childName: string;
}) {
  const id = useId();
  const { height, top, lanes, months, marks, today } = geometry;
  const floor = height - 40;
  return (
    <svg viewBox={`0 0 ${PICTURE_WIDTH} ${height}`} width="100%" role="img" aria-labelledby={`${id}t ${id}d`}>
      <title id={`${id}t`}>Timeline for {childName}</title>
      <desc id={`${id}d`}>
        From {longDate(timeline.from)} to {longDate(timeline.to)}: {timeline.lanes.map((lane) => lane.title).join(', ')}
        , with what happened and what is due. The same facts are in the table after the picture.
      </desc>
      {months.map((month) => (
        <g key={month.x}>
          <line x1={month.x} x2={month.x} y1={top - 6} y2={floor} stroke="#e2e3e4" />
          <text x={month.x + 3} y={floor + 15} fontSize="12" fill="#505a5f">
            {month.words}
          </text>
        </g>
      ))}
      {lanes.map((lane, index) => (
        <g key={lane.key}>
          <text x={0} y={lane.y + 21} fontSize="13.5" fontWeight="700">
            {lane.title}
          </text>
          {lane.bars.map((bar) => (
            <g key={bar.key}>
              <rect
                x={bar.x}
                y={lane.y + 4}
                width={bar.width}
                height={laneHeight - 10}
                rx={3}
                fill={TINTS[index % TINTS.length]}
                stroke="#505a5f"
                strokeWidth={0.7}
              />
              <svg x={bar.x} y={lane.y} width={Math.max(0, bar.width - 3)} height={laneHeight} aria-hidden="true">
                <text x={6} y={20} fontSize="12">
                  {bar.label}
                </text>
              </svg>
            </g>
          ))}
        </g>
      ))}
      {marks.map((mark) => (
        <g key={mark.key} fill={INK[mark.kind]}>
          <line
            x1={mark.x}
            x2={mark.x}
            y1={top - 6}
            y2={floor}
            stroke={INK[mark.kind]}
            strokeOpacity={0.55}
            {...(mark.kind !== 'done' && { strokeDasharray: '4 3' })}
          />
          <path d={SHAPES[mark.kind]} transform={`translate(${mark.x} ${top - 10})`} />
          {mark.row !== undefined && (
            <text x={mark.x} y={top - 22 - mark.row * 15} fontSize="12" fontWeight="700" textAnchor={mark.anchor}>
              {mark.words}
            </text>
          )}
        </g>
      ))}
      <line x1={today} x2={today} y1={top - 4} y2={floor + 4} stroke="#0b0c0c" strokeWidth={2} />
      <text x={today} y={height - 6} fontSize="12" fontWeight="700" textAnchor="middle">
        Today
      </text>
    </svg>
  );
}
