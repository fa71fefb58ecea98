/** A small council's draft, without problems, for tests of the editor's panels. */
import type { DraftFiles, Json } from '@homeward/definition';

const sources = ['R-dale-1'];
const rule = (given: Json): Json => ({ type: 'rule', params: { rule: given } });
const PROCESS = 'processes/child-permanence';

export const smallDraft: DraftFiles = {
  'authority.json': {
    id: 'dale',
    name: 'Dale Council',
    nation: 'england',
    calendar: 'england-and-wales',
    words: { review: { one: 'review', many: 'reviews' } },
    parameters: {
      firstReviewDays: { value: 20, question: 'Working days from entry to care to the first review', sources },
      youngAge: { value: 5, question: 'Under which age are reviews more frequent?', unit: 'years', sources },
    },
    reminders: { warn: [5, 1], secondStep: 10, secondStepTell: ['tm'] },
  },
  'sources.json': {
    documents: { procedure: { title: 'Permanence procedure' } },
    clauses: {
      'R-dale-1': {
        document: 'procedure',
        line: 12,
        quote: 'The first review is held within 20 working days.',
        rule: 'A review is held within 20 working days.',
      },
    },
  },
  'facts.json': {
    becameLookedAfter: { type: 'date', label: 'Became looked after', sources },
    lastReview: { type: 'date', label: 'Last review', sources },
    legalStatus: { type: 'code', label: 'Legal status', codes: 'legalStatus', sources },
    carersAgree: { type: 'boolean', label: 'Carers agree', sources },
  },
  'code-lists.json': {
    legalStatus: {
      title: 'Legal status',
      codes: [
        { code: 'C1', label: 'Interim care order' },
        { code: 'C2', label: 'Full care order' },
      ],
    },
  },
  'rules.json': {
    isLookedAfter: {
      title: 'The child is looked after',
      rule: { field: 'state.care', operator: '=', value: 'lookedAfter' },
      sources,
    },
    reviewAgrees: { title: 'The review agrees the plan', rule: { field: 'answer.agreed', operator: '=', value: true } },
  },
  'grants.json': {
    roles: {
      sw: { title: 'Social worker', scope: 'allocated' },
      tm: { title: 'Team manager', scope: 'team' },
      iro: { title: 'Independent reviewing officer', scope: 'allocated' },
    },
    grants: [
      { roles: ['sw', 'tm'], may: 'record', events: ['CHILD_BECAME_LOOKED_AFTER', 'CARE_ENDED'], sources },
      { roles: ['iro'], may: 'record', events: ['REVIEW_HELD'], when: 'isLookedAfter', sources },
      { roles: ['sw', 'tm', 'iro'], may: 'read', resources: ['case'], sources },
    ],
  },
  [`${PROCESS}/process.json`]: {
    id: 'childPermanence',
    title: 'Permanence for a child',
    subject: 'child',
    regions: [
      { region: 'care', title: 'Care' },
      { region: 'planning', title: 'Planning' },
    ],
    statement: [{ when: 'isLookedAfter', text: 'The child is looked after.' }],
    routes: [],
    lanes: [],
    milestones: ['REVIEW_HELD'],
  },
  [`${PROCESS}/chart.json`]: {
    id: 'childPermanence',
    type: 'parallel',
    states: {
      care: {
        initial: 'edgeOfCare',
        states: {
          edgeOfCare: {
            meta: { title: 'At the edge of care', sources },
            on: { CHILD_BECAME_LOOKED_AFTER: { target: 'lookedAfter' } },
          },
          lookedAfter: {
            meta: { title: 'Looked after', sentence: 'The child is looked after.' },
            on: { CARE_ENDED: [{ target: '#childPermanence.care.ceased' }], REVIEW_HELD: {} },
          },
          ceased: {
            tags: ['outcome'],
            meta: { title: 'Care has ended' },
            on: { CHILD_BECAME_LOOKED_AFTER: { target: 'lookedAfter' } },
          },
        },
      },
      planning: {
        initial: 'notStarted',
        states: {
          notStarted: {
            meta: { title: 'Not started' },
            on: { REVIEW_HELD: { target: 'ratified', guard: rule('reviewAgrees') } },
          },
          ratified: { tags: ['outcome'], meta: { title: 'Plan agreed' } },
        },
      },
    },
  },
  [`${PROCESS}/events.json`]: {
    CHILD_BECAME_LOOKED_AFTER: {
      title: 'Record that the child became looked after',
      done: 'Became looked after',
      group: 'care',
      facts: [{ fact: 'becameLookedAfter', value: { day: true } }],
      sources,
    },
    REVIEW_HELD: {
      title: 'Record the review',
      done: 'Review held',
      group: 'reviews',
      form: 'review',
      facts: [{ fact: 'lastReview', value: { day: true } }],
      sources,
    },
    CARE_ENDED: { title: 'Record that care ended', done: 'Care ended', group: 'care', sources },
  },
  [`${PROCESS}/deadlines.json`]: {
    firstReview: {
      title: 'First review',
      components: {
        fromEntry: {
          title: '20 working days after entry to care',
          anchor: { fact: 'becameLookedAfter' },
          allow: { n: { parameter: 'firstReviewDays' }, unit: 'workingDays' },
          source: 'R-dale-1',
        },
      },
      while: {
        combinator: 'and',
        rules: [{ rule: 'isLookedAfter' }, { field: 'times.lastReview', operator: '<', value: 1 }],
      },
      metBy: [{ event: 'REVIEW_HELD' }],
      owner: 'iro',
      onOverdue: ['tm'],
      sources,
    },
    furtherReview: {
      title: 'Further review',
      components: {
        sixMonths: {
          title: '6 months after the last review',
          anchor: { fact: 'lastReview' },
          allow: { n: 6, unit: 'months' },
          source: 'R-dale-1',
        },
      },
      while: 'isLookedAfter',
      metBy: [{ event: 'REVIEW_HELD' }],
      owner: 'iro',
      onOverdue: ['tm'],
      sources,
    },
  },
  'forms/review/schema.json': {
    type: 'object',
    title: 'Review',
    properties: { agreed: { type: 'boolean', title: 'Does the review agree the plan?' } },
    required: ['agreed'],
    additionalProperties: false,
  },
  'forms/review/layout.json': {
    title: 'Review',
    fills: ['iro'],
    sections: [{ key: 'plan', title: 'Plan', questions: ['agreed'] }],
    questions: { agreed: { errorName: 'whether the plan is agreed', widget: 'yesno' } },
    sources,
  },
  'forms/review/examples.json': { complete: { agreed: true } },
  '../common/code-lists.json': {},
  '../common/sources.json': { documents: {}, clauses: {} },
  '../common/calendars/england-and-wales.json': {
    id: 'england-and-wales',
    title: 'England and Wales',
    from: '2019-01-01',
    to: '2036-12-31',
    holidays: [{ date: '2026-08-31', name: 'Summer bank holiday' }],
    source: 'gov.uk',
  },
};
