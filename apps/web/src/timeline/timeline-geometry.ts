/** Where everything on a timeline stands, in the units of the picture; pure, so that it can be tested without one. */
import type { Timeline } from '@homeward/contract';
import { dayNumber, monthAndYear } from '../ui/dates';

export const PICTURE_WIDTH = 960;
const LEFT = 170;
const RIGHT = 12;
const LANE = 34;
const LABEL_ROW = 15;
/** Measured with the application's typeface at 12 px; a little wide, so that labels never touch. */
const LETTER = 6.6;
const MOST_LABEL_ROWS = 6;

export type MarkKind = 'done' | 'due' | 'overdue';
export interface Mark {
  readonly key: string;
  readonly kind: MarkKind;
  readonly x: number;
  /** Which line above the lanes its words stand on; undefined where there is no room: the table has them all. */
  readonly row: number | undefined;
  readonly anchor: 'start' | 'middle' | 'end';
  readonly words: string;
}
export interface Bar {
  readonly key: string;
  readonly x: number;
  readonly width: number;
  readonly label: string;
}
export interface Geometry {
  readonly height: number;
  readonly top: number;
  readonly lanes: readonly {
    readonly key: string;
    readonly title: string;
    readonly y: number;
    readonly bars: readonly Bar[];
  }[];
  readonly months: readonly { readonly x: number; readonly words: string }[];
  readonly marks: readonly Mark[];
  readonly today: number;
}

export const laneHeight = LANE;

export function timelineGeometry(timeline: Timeline): Geometry {
  const first = dayNumber(timeline.from);
  const last = Math.max(dayNumber(timeline.to), first + 1);
  const x = (day: string): number =>
    LEFT +
    ((Math.min(Math.max(dayNumber(day), first), last) - first) / (last - first)) * (PICTURE_WIDTH - LEFT - RIGHT);
  const marks = placed(
    [
      ...timeline.milestones.map((milestone) => ({
        key: `m${milestone.revision} ${milestone.event}`,
        kind: 'done' as const,
        on: milestone.on,
        words: milestone.title,
      })),
      ...timeline.deadlines
        .filter((deadline) => deadline.status === 'open' || deadline.status === 'overdue')
        .map((deadline) => ({
          key: `d${deadline.key} ${deadline.instance}`,
          kind: deadline.status === 'overdue' ? ('overdue' as const) : ('due' as const),
          on: deadline.due,
          words: `${deadline.title} (${deadline.status === 'overdue' ? 'overdue' : 'due'})`,
        })),
    ].map(({ on, ...mark }) => ({ ...mark, x: x(on) })),
  );
  const rows = Math.max(1, ...marks.map((mark) => (mark.row ?? -1) + 1));
  const top = 24 + rows * LABEL_ROW;
  return {
    height: top + timeline.lanes.length * LANE + 52,
    top,
    lanes: timeline.lanes.map((lane, index) => ({
      key: lane.key,
      title: lane.title,
      y: top + index * LANE,
      bars: lane.bars.map((bar) => {
        const start = x(bar.from);
        return {
          key: `${bar.from} ${bar.code}`,
          x: start,
          width: Math.max(2, x(bar.to ?? timeline.to) - start),
          label: bar.label,
        };
      }),
    })),
    months: months(timeline.from, timeline.to).map((day) => ({ x: x(day), words: monthAndYear(day) })),
    marks,
    today: x(timeline.today),
  };
}

/** Gives each mark's words a line of their own where they would run into the words before them. */
function placed(marks: readonly Omit<Mark, 'row' | 'anchor'>[]): readonly Mark[] {
  const taken: number[] = [];
  return [...marks]
    .sort((a, b) => a.x - b.x)
    .map((mark) => {
      const width = mark.words.length * LETTER;
      const anchor = mark.x - width / 2 < 0 ? 'start' : mark.x + width / 2 > PICTURE_WIDTH ? 'end' : 'middle';
      const from = anchor === 'start' ? mark.x : anchor === 'end' ? mark.x - width : mark.x - width / 2;
      let row: number | undefined;
      for (let line = 0; line < MOST_LABEL_ROWS && row === undefined; line += 1)
        if ((taken[line] ?? Number.NEGATIVE_INFINITY) < from) row = line;
      if (row !== undefined) taken[row] = from + width + 8;
      return { ...mark, anchor, row };
    });
}

const MOST_MONTHS = 12;

/** First days of months inside the span: every one, or every second, third, sixth, twelfth, so that the axis can be read. */
function months(from: string, to: string): readonly string[] {
  const start = Number(from.slice(0, 4)) * 12 + Number(from.slice(5, 7)) - 1;
  const end = Number(to.slice(0, 4)) * 12 + Number(to.slice(5, 7)) - 1;
  const step = [1, 2, 3, 6, 12, 24, 60].find((each) => (end - start) / each <= MOST_MONTHS) ?? 120;
  const found: string[] = [];
  for (let month = start + 1; month <= end; month += 1)
    if (month % step === 0) found.push(`${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}-01`);
  return found;
}
