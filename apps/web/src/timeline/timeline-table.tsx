/** Everything on the timeline in the order of time, in words. */
import type { Timeline } from '@homeward/contract';
import { longDate } from '../ui/dates';
import { Day } from '../ui/day';
import { StackingTable } from '../ui/stacking-table';

interface Line {
  readonly key: string;
  readonly on: string;
  readonly kind: string;
  readonly what: string;
}

export function TimelineTable({ timeline }: { readonly timeline: Timeline }) {
  const lines: readonly Line[] = [
    ...timeline.lanes.flatMap((lane) =>
      lane.bars.map((bar) => ({
        key: `${lane.key} ${bar.from} ${bar.code}`,
        on: bar.from,
        kind: lane.title,
        what: `${bar.label}, ${bar.to === null ? 'from then on' : `until ${longDate(bar.to)}`}`,
      })),
    ),
    ...timeline.milestones.map((milestone) => ({
      key: `m ${milestone.revision} ${milestone.event}`,
      on: milestone.on,
      kind: 'Happened',
      what: milestone.title,
    })),
    ...timeline.deadlines.map((deadline) => ({
      key: `d ${deadline.key} ${deadline.instance}`,
      on: deadline.due,
      kind: 'Deadline',
      what: `${deadline.title}: ${deadline.words}`,
    })),
  ];
  return (
    <StackingTable
      caption="Timeline"
      captionHidden
      columns={['Date', 'Kind', 'What']}
      rows={[...lines]
        .sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))
        .map((line) => ({ key: line.key, cells: [<Day key="on" on={line.on} />, line.kind, line.what] }))}
    />
  );
}
