/** A story of the small pack with something of everything: for tests of what playing it says. */
import type { Pack } from '@homeward/definition';
import { smallPack } from '../small-pack.fixture.js';

/** The small pack with a tracker, and with what the story gives. */
export const lateReviewPack: Pack = {
  ...smallPack,
  facts: {
    ...smallPack.facts,
    panelDates: { type: 'codes', label: 'Panel dates', sensitivity: 'ordinary', sources: [] },
  },
  trackers: {
    T_01_adoption: {
      title: 'The plan is adoption',
      rule: { field: 'fact.primaryPlan', operator: '=', value: 'ADOPTION' },
      sources: [],
    },
  },
};

export const lateReview = {
  id: 'T01',
  authority: 'test',
  title: 'A first review that is late, one meeting for two children, and a report',
  calendar: 'england-wales',
  child: {
    ref: 'AB',
    dob: '2020-06-10',
    sex: 'F',
    siblings: [{ ref: 'CD', dob: '2018-02-18', lookedAfterSince: '2026-03-02' }],
  },
  actors: { sw: 'SW1', tm: 'TM1', sm: 'SM1', iro: 'IRO1' },
  given: { panelDates: ['2026-10-07'] },
  steps: [
    {
      n: 1,
      on: '2026-03-02',
      actor: 'sw',
      event: 'CHILD_BECAME_LOOKED_AFTER',
      data: { legalStatus: 'C1', ageYears: 5 },
      expect: {
        allowed: true,
        state: { care: 'lookedAfter', plan: 'none' },
        deadlinesStarted: [
          { key: 'review1', due: '2026-03-30', rule: 'ENG-REV-1', verified: true },
          { key: 'review1(CD)', due: '2026-03-30' },
        ],
      },
    },
    {
      n: 2,
      on: '2026-03-25',
      actor: 'sw',
      event: 'REVIEW_HELD',
      data: { number: 1 },
      expect: { allowed: false, why: 'only a reviewing officer' },
    },
    {
      n: 3,
      on: '2026-03-31',
      actor: 'system',
      event: 'DEADLINE_OVERDUE',
      data: { key: 'review1' },
      expect: { allowed: true, deadlinesOverdue: ['review1', 'review1(CD)'], notify: ['iro', 'sm'] },
    },
    {
      n: 4,
      on: '2026-04-01',
      actor: 'iro',
      event: 'REVIEW_HELD',
      data: { number: 1 },
      expect: {
        allowed: true,
        deadlinesStarted: [
          {
            key: 'reviewNext',
            due: '2026-06-22',
            rule: 'ENG-REV-3',
            verified: false,
            components: { local: '2026-06-22', sixMonths: '2026-10-01' },
          },
        ],
        deadlinesMetLate: ['review1'],
        notify: ['tm|sw'],
      },
    },
    {
      n: 5,
      on: '2026-05-01',
      actor: 'sw',
      event: 'GROUP_MEETING_HELD',
      data: { children: ['AB', 'CD'], preferred: { AB: 'LTF', CD: 'ADOPTION' } },
      expect: {
        allowed: true,
        state: { plan: 'agreed' },
        deadlinesStarted: [{ key: 'reviewNext', due: '2026-10-01', practicalDue: '2026-10-01' }],
        deadlinesCancelled: ['reviewNext'],
      },
    },
    {
      n: 6,
      on: '2026-06-10',
      actor: 'system',
      event: 'BIRTHDAY',
      data: { ageYears: 6 },
      expect: { allowed: true },
    },
    {
      n: 7,
      on: '2026-09-01',
      actor: 'iro',
      event: 'REVIEW_HELD',
      data: { number: 2, plan: 'ADOPTION' },
      expect: {
        allowed: true,
        deadlinesMet: ['reviewNext'],
        deadlinesStarted: [{ key: 'reviewNext', due: '2027-03-01' }],
        tasks: ['writeReport'],
      },
    },
    {
      n: 8,
      on: '2026-09-10',
      actor: 'sw',
      event: 'DOCUMENT_SUBMITTED',
      data: { form: 'REPORT' },
      expect: { allowed: true, state: { 'document.REPORT': 'submitted' } },
    },
  ],
  access: [
    { on: '2026-05-02', actor: 'sw', action: 'read', resource: 'PPM.minutes', expect: 'allow' },
    { on: '2026-05-02', actor: 'sw', action: 'request', resource: 'PPM.minutes', expect: 'allow' },
    { on: '2026-05-02', actor: 'parent', action: 'read', resource: 'PPM.minutes', expect: 'deny' },
    { on: '2026-05-02', actor: 'parent', action: 'request', resource: 'PPM.minutes', expect: 'deny' },
    { on: '2026-05-02', actor: 'parent', action: 'read', resource: 'PPM.summarySheet(AB)', expect: 'allow' },
    { on: '2026-05-02', actor: 'sw', action: 'read', resource: 'PPM(otherChild)', expect: 'deny' },
    { on: '2026-03-01', actor: 'iro', action: 'record', resource: 'REVIEW_HELD', expect: 'deny' },
  ],
  trackers: [
    { on: '2026-05-02', indicator: 'T-01.adoption', expect: false },
    { on: '2027-01-04', indicator: 'T-01.adoption', expect: true },
  ],
  final: { care: 'lookedAfter', plan: 'agreed' },
};
