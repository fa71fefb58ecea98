import type { Timeline } from '@homeward/contract';
import { describe, expect, it } from '@jest/globals';
import { timelineGeometry } from './timeline-geometry';

const timeline: Timeline = {
  from: '2025-08-01',
  to: '2026-03-20',
  today: '2026-01-15',
  lanes: [
    {
      key: 'legalStatus',
      title: 'Legal status',
      bars: [
        { from: '2025-08-14', to: '2025-09-10', code: 'V2', label: 'Section 20' },
        { from: '2025-09-10', to: null, code: 'C1', label: 'Interim care order' },
      ],
    },
  ],
  milestones: [
    { event: 'REVIEW_HELD', title: 'First review held', on: '2025-09-09', revision: 3 },
    { event: 'PPM_HELD', title: 'Planning meeting held', on: '2025-09-12', revision: 4 },
  ],
  deadlines: [
    {
      key: 'review2',
      instance: 1,
      title: 'Second review',
      due: '2026-01-12',
      status: 'overdue',
      closedOn: null,
      words: '3 days overdue',
    },
    {
      key: 'plo26w',
      instance: 1,
      title: 'Court timetable',
      due: '2026-02-09',
      status: 'open',
      closedOn: null,
      words: 'due in 17 working days',
    },
    {
      key: 'review1',
      instance: 1,
      title: 'First review',
      due: '2025-09-11',
      status: 'met',
      closedOn: '2025-09-09',
      words: 'met',
    },
  ],
};

describe('a timeline', () => {
  it('lays what follows in time to the right, and lets what is still so run to the end', () => {
    const { lanes, today, marks } = timelineGeometry(timeline);
    const [first, second] = lanes[0]?.bars ?? [];
    expect(first && second && first.x + first.width).toBeCloseTo(second?.x ?? 0, 5);
    expect(second && second.x + second.width).toBeCloseTo(948, 5);
    expect(marks.map((mark) => mark.x < today)).toEqual([true, true, true, false]);
  });

  it('says overdue and due in words, and leaves met limits to the table', () => {
    expect(timelineGeometry(timeline).marks.map((mark) => mark.words)).toEqual([
      'First review held',
      'Planning meeting held',
      'Second review (overdue)',
      'Court timetable (due)',
    ]);
  });

  it('puts words that would run into each other on lines of their own', () => {
    const [first, second] = timelineGeometry(timeline).marks;
    expect([first?.row, second?.row]).toEqual([0, 1]);
  });

  it('keeps the axis readable over many years', () => {
    const { months } = timelineGeometry({ ...timeline, from: '2012-01-01', to: '2026-03-20' });
    expect(months.length).toBeLessThanOrEqual(13);
    expect(months.length).toBeGreaterThan(3);
  });
});
