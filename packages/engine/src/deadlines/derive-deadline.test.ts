/** Days that limits are counted from: here the next day of a schedule. */
import type { DeadlineDefinition, PlainDate } from '@homeward/definition';
import { describe, expect, it } from '@jest/globals';
import { workingCalendar } from '../calendar/working-days.js';
import type { World } from '../rules/world.js';
import { deriveDeadline } from './derive-deadline.js';

const calendar = workingCalendar({
  id: 'plain',
  title: 'Plain',
  from: '2026-01-01',
  to: '2027-12-31',
  holidays: [],
  source: 'test',
});

const reportToPanel: DeadlineDefinition = {
  title: 'Report to the next panel',
  kind: 'at',
  components: {
    nextPanel: {
      title: 'The next panel',
      anchor: { nextOf: 'panelDates', after: { fact: 'meetingOn' } },
      allow: { n: 0, unit: 'days', direction: 'forward' },
      source: 'R-test-1',
      verified: true,
    },
  },
  while: { combinator: 'and', rules: [] },
  metBy: [{ event: 'PANEL_HELD' }],
  owner: 'sw',
  onOverdue: ['chair'],
  sources: ['R-test-1'],
};

const worldWith = (facts: Readonly<Record<string, PlainDate | string[]>>): World => ({
  vocabulary: {
    facts: {
      panelDates: { type: 'codes', label: 'Panel dates', sensitivity: 'ordinary', sources: [] },
      meetingOn: { type: 'date', label: 'Meeting held on', sensitivity: 'ordinary', sources: [] },
    },
    rules: {},
    parameters: {},
  },
  day: '2026-09-01',
  facts: Object.fromEntries(
    Object.entries(facts).map(([fact, value]) => [fact, [{ value, from: '2026-09-01', revision: 1 }]]),
  ),
  answers: {},
  state: {},
  documents: {},
  deadlines: {},
  roles: [],
});

const SCHEDULE = ['2026-10-21', '2026-08-19', '2026-09-16'];

describe('a limit on the next day of a schedule', () => {
  it.each([
    ['the first day after the meeting', { panelDates: SCHEDULE, meetingOn: '2026-09-01' }, '2026-09-16'],
    ['not the day of the meeting itself', { panelDates: SCHEDULE, meetingOn: '2026-09-16' }, '2026-10-21'],
    [
      'whatever is no day is passed over',
      { panelDates: ['soon', '2026-12-02'], meetingOn: '2026-09-01' },
      '2026-12-02',
    ],
  ])('is %s', (_, facts, due) => {
    expect(deriveDeadline(reportToPanel, calendar, worldWith(facts), {})).toMatchObject({ kind: 'due', due });
  });

  it.each([
    ['the meeting has not been held', { panelDates: SCHEDULE }, ['Meeting held on']],
    ['there is no schedule', { meetingOn: '2026-09-01' }, ['Panel dates']],
    ['the schedule has run out', { panelDates: SCHEDULE, meetingOn: '2026-12-01' }, ['Panel dates']],
  ])('does not stand while %s, and says what is missing', (_, facts, missing) => {
    expect(deriveDeadline(reportToPanel, calendar, worldWith(facts), {})).toEqual({ kind: 'notYet', missing });
  });
});
