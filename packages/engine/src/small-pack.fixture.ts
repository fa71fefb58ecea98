/** The smallest pack that shows every part of the engine at work; for tests. */
import type { Pack, Process } from '@homeward/definition';
import { type CompiledPack, compilePack } from './compile-pack.js';
import { newCase } from './new-case.js';

const none = { sources: {}, documents: {} };

export const smallProcess: Process = {
  definition: {
    id: 'childPermanence',
    title: 'Permanence',
    subject: 'child',
    regions: [
      { region: 'care', title: 'Care' },
      { region: 'plan', title: 'Plan' },
    ],
    statement: [
      { text: 'The child is {age} and {state.care} since {since.care}.' },
      { when: { field: 'fact.primaryPlan', operator: 'notNull' }, text: 'The plan is {fact.primaryPlan}.' },
    ],
    routes: [],
    lanes: [{ fact: 'legalStatus', title: 'Legal status' }],
    milestones: ['REVIEW_HELD'],
  },
  chart: {
    id: 'childPermanence',
    type: 'parallel',
    states: {
      care: {
        initial: 'edgeOfCare',
        meta: { title: 'Care' },
        states: {
          edgeOfCare: {
            meta: { title: 'At the edge of care' },
            on: { CHILD_BECAME_LOOKED_AFTER: { target: 'lookedAfter', meta: { sources: ['R-test-1'] } } },
          },
          lookedAfter: {
            meta: { title: 'In care' },
            on: {
              REVIEW_HELD: [
                { guard: { type: 'rule', params: { rule: { field: 'answer.number', operator: '=', value: 1 } } } },
                { guard: { type: 'rule', params: { rule: 'firstReviewHeld' } } },
              ],
              PLACED: { target: 'placed' },
              DOCUMENT_SUBMITTED: {},
              DOCUMENT_APPROVED: {},
              CARE_ENDED: { target: 'ceased' },
              GROUP_MEETING_HELD: {},
            },
          },
          placed: { meta: { title: 'Placed' }, on: { CARE_ENDED: { target: 'ceased' } } },
          ceased: { type: 'final', meta: { title: 'No longer in care' } },
        },
      },
      plan: {
        initial: 'none',
        meta: { title: 'Plan' },
        states: {
          none: {
            meta: { title: 'No plan' },
            on: {
              REVIEW_HELD: {
                target: 'agreed',
                guard: { type: 'rule', params: { rule: { field: 'answer.plan', operator: 'notNull' } } },
              },
              GROUP_MEETING_HELD: { target: 'agreed' },
            },
          },
          agreed: {
            meta: { title: 'Plan agreed' },
            always: {
              target: 'settled',
              guard: { type: 'rule', params: { rule: { field: 'fact.settled', operator: '=', value: true } } },
            },
          },
          settled: { meta: { title: 'Settled' } },
        },
      },
    },
  },
  events: {
    CHILD_BECAME_LOOKED_AFTER: {
      title: 'Record that the child became looked after',
      done: 'Became looked after',
      group: 'care',
      sentBy: 'person',
      form: 'becameLookedAfter',
      gates: [],
      facts: [
        { fact: 'becameLookedAfter', value: { day: true } },
        { fact: 'legalStatus', value: { answer: 'legalStatus' } },
      ],
      sources: ['R-test-1'],
    },
    REVIEW_HELD: {
      title: 'Record a review',
      done: 'Review held',
      group: 'reviews',
      sentBy: 'person',
      form: 'review',
      gates: [],
      facts: [
        { fact: 'review1HeldOn', value: { day: true }, when: { field: 'answer.number', operator: '=', value: 1 } },
        { fact: 'lastReviewHeldOn', value: { day: true } },
        { fact: 'primaryPlan', value: { answer: 'plan' } },
      ],
      sources: ['R-test-2'],
    },
    PLACED: {
      title: 'Record the placement for adoption',
      done: 'Placed for adoption',
      group: 'placement',
      sentBy: 'person',
      gates: [
        {
          key: 'authorityToPlace',
          kind: 'statutory',
          requires: { field: 'fact.legalStatus', operator: '=', value: 'E1' },
          sentence: 'There is no authority to place: no placement order has been made.',
          sources: ['ENG-PLA-1'],
        },
        {
          key: 'childUnder12',
          kind: 'soft',
          requires: { field: 'age', operator: '<', value: 'ageLimit', valueSource: 'parameter' },
          sentence: 'The child is 12 or older.',
          overrideBy: ['sm'],
          tell: ['iro'],
          sources: ['R-test-3'],
        },
      ],
      facts: [],
      sources: ['R-test-3'],
    },
    DOCUMENT_SUBMITTED: {
      title: 'Submit',
      done: 'Submitted',
      group: 'documents',
      sentBy: 'person',
      document: 'named',
      gates: [],
      facts: [],
      sources: [],
    },
    DOCUMENT_APPROVED: {
      title: 'Approve',
      done: 'Approved',
      group: 'documents',
      sentBy: 'person',
      document: 'named',
      gates: [],
      facts: [],
      sources: [],
    },
    GROUP_MEETING_HELD: {
      title: 'Record a meeting about several children',
      done: 'Meeting held',
      group: 'meetings',
      sentBy: 'person',
      form: 'groupMeeting',
      gates: [],
      facts: [{ fact: 'primaryPlan', value: { answer: 'preferred' } }],
      alsoFor: { answer: 'children', perChild: ['preferred'] },
      sources: ['R-test-2'],
    },
    CARE_ENDED: {
      title: 'Record that care ended',
      done: 'Care ended',
      group: 'care',
      sentBy: 'person',
      gates: [],
      facts: [],
      sources: ['R-test-1'],
    },
    BIRTHDAY: { title: 'Birthday', done: 'Birthday', group: 'time', sentBy: 'time', gates: [], facts: [], sources: [] },
  },
  deadlines: {
    review1: {
      title: 'First review',
      kind: 'latest',
      components: {
        statutory: {
          title: '20 working days after becoming looked after',
          anchor: { fact: 'becameLookedAfter' },
          allow: { n: 20, unit: 'workingDays', direction: 'forward' },
          source: 'ENG-REV-1',
          verified: true,
        },
      },
      while: {
        combinator: 'and',
        rules: [
          { field: 'state.care', operator: '=', value: 'lookedAfter' },
          { field: 'fact.review1HeldOn', operator: 'null' },
        ],
      },
      metBy: [{ event: 'REVIEW_HELD', when: { field: 'answer.number', operator: '=', value: 1 } }],
      owner: 'iro',
      onOverdue: ['iro', 'sm'],
      sources: ['ENG-REV-1'],
    },
    reviewNext: {
      title: 'Next review',
      kind: 'latest',
      components: {
        sixMonths: {
          title: '6 months after the last review',
          anchor: { fact: 'lastReviewHeldOn' },
          allow: { n: 6, unit: 'months', direction: 'forward' },
          source: 'ENG-REV-3',
          verified: true,
        },
        local: {
          title: '16 weeks after becoming looked after, while no plan is agreed',
          anchor: { fact: 'becameLookedAfter' },
          allow: { n: { parameter: 'localWeeks' }, unit: 'weeks', direction: 'forward' },
          when: { field: 'state.plan', operator: '=', value: 'none' },
          source: 'R-test-2',
          verified: false,
        },
      },
      while: {
        combinator: 'and',
        rules: [
          { field: 'state.care', operator: '=', value: 'lookedAfter' },
          { field: 'fact.review1HeldOn', operator: 'notNull' },
        ],
      },
      metBy: [{ event: 'REVIEW_HELD', when: { field: 'answer.number', operator: '>', value: 1 } }],
      owner: 'iro',
      onOverdue: ['iro'],
      sources: ['ENG-REV-3'],
    },
  },
  documents: {
    REPORT: {
      title: 'Report',
      form: 'report',
      steps: [
        { event: 'DOCUMENT_SUBMITTED', from: ['none', 'returned'], to: 'submitted' },
        { event: 'DOCUMENT_APPROVED', from: ['submitted'], to: 'approved', notBy: 'author' },
      ],
      lockedWhen: { field: 'state.care', operator: '=', value: 'ceased' },
      sources: ['R-test-2'],
    },
  },
  tasks: {
    writeReport: {
      title: 'Write the report',
      owner: 'sw',
      createdBy: [{ event: 'REVIEW_HELD', when: { field: 'fact.primaryPlan', operator: '=', value: 'ADOPTION' } }],
      doneBy: [{ event: 'DOCUMENT_SUBMITTED', when: { field: 'answer.form', operator: '=', value: 'REPORT' } }],
      cancelledWhen: { field: 'state.care', operator: '=', value: 'ceased' },
      sources: ['R-test-2'],
    },
    findServices: {
      title: 'Find the services needed',
      owner: 'sw',
      createdBy: [{ event: 'REVIEW_HELD', when: { field: 'fact.primaryPlan', operator: '=', value: 'LTF' } }],
      doneBy: [],
      sources: ['R-test-2'],
    },
  },
  notices: {
    reviewTold: {
      on: [{ event: 'REVIEW_HELD' }],
      to: ['sw', 'sm'],
      text: 'A review has been held',
      sources: ['R-test-2'],
    },
  },
};

const layout = (title: string, questions: string[], more: Pack['forms'][string]['layout']['questions']) => ({
  title,
  fills: ['sw'],
  signOffs: [],
  sections: [{ key: 'one', title, questions }],
  questions: more,
  sources: [],
});

export const smallPack: Pack = {
  authority: {
    id: 'test',
    name: 'Test council',
    nation: 'england',
    calendar: 'england-wales',
    closures: [],
    words: {},
    teams: [],
    parameters: {
      ageLimit: { value: 12, question: 'Up to which age?', verified: true, sources: [] },
      localWeeks: { value: 16, question: 'How many weeks?', verified: true, sources: [] },
    },
    reminders: { warn: [10, 3], secondStep: 5, secondStepTell: ['hos'] },
  },
  calendar: {
    id: 'england-wales',
    title: 'England and Wales',
    from: '2025-01-01',
    to: '2028-12-31',
    source: 'test',
    holidays: [
      '2026-01-01',
      '2026-04-03',
      '2026-04-06',
      '2026-05-04',
      '2026-05-25',
      '2026-08-31',
      '2026-12-25',
      '2026-12-28',
      '2027-01-01',
    ].map((date) => ({ date, name: 'Bank holiday' })),
  },
  codeLists: {
    legalStatus: {
      title: 'Legal status',
      codes: [
        { code: 'C1', label: 'Interim care order' },
        { code: 'E1', label: 'Placement order' },
      ],
    },
    plan: {
      title: 'Plan',
      codes: [
        { code: 'ADOPTION', label: 'Adoption' },
        { code: 'LTF', label: 'Long-term fostering' },
      ],
    },
  },
  sources: { ...none.sources, documents: {}, clauses: {} },
  facts: {
    dateOfBirth: { type: 'date', label: 'Date of birth', sensitivity: 'ordinary', sources: [] },
    becameLookedAfter: { type: 'date', label: 'Date of becoming looked after', sensitivity: 'ordinary', sources: [] },
    legalStatus: { type: 'code', codes: 'legalStatus', label: 'Legal status', sensitivity: 'ordinary', sources: [] },
    review1HeldOn: { type: 'date', label: 'First review held on', sensitivity: 'ordinary', sources: [] },
    lastReviewHeldOn: { type: 'date', label: 'Last review held on', sensitivity: 'ordinary', sources: [] },
    primaryPlan: { type: 'code', codes: 'plan', label: 'Primary plan', sensitivity: 'ordinary', sources: [] },
    settled: { type: 'boolean', label: 'Settled', sensitivity: 'ordinary', sources: [] },
  },
  rules: {
    firstReviewHeld: {
      title: 'The first review has been held',
      rule: { field: 'fact.review1HeldOn', operator: 'notNull' },
    },
  },
  forms: {
    becameLookedAfter: {
      key: 'becameLookedAfter',
      schema: {
        type: 'object',
        title: 'Became looked after',
        additionalProperties: false,
        required: ['legalStatus'],
        properties: {
          legalStatus: {
            type: 'string',
            title: 'Legal status',
            oneOf: [
              { const: 'C1', title: 'Interim care order' },
              { const: 'E1', title: 'Placement order' },
            ],
          },
        },
      },
      layout: layout('Became looked after', ['legalStatus'], {
        legalStatus: { errorName: 'the legal status', widget: 'radios' },
      }),
      examples: { complete: { legalStatus: 'C1' } },
    },
    review: {
      key: 'review',
      schema: {
        type: 'object',
        title: 'Review',
        additionalProperties: false,
        required: ['number', 'why'],
        properties: {
          number: { type: 'integer', title: 'Number of the review', minimum: 1 },
          ppm: { type: 'string', title: 'Decision on the meeting' },
          detail: { type: 'string', title: 'Detail of the decision' },
          plan: { type: 'string', title: 'Plan agreed' },
          why: { type: 'string', title: 'Reasons', maxLength: 20 },
          whyNotKnown: { type: 'string', title: 'Why it is not known' },
          next: { type: 'string', format: 'date', title: 'Next review' },
        },
      },
      layout: layout('Review', ['number', 'ppm', 'detail', 'plan', 'why', 'whyNotKnown', 'next'], {
        number: { errorName: 'the number of the review' },
        ppm: {
          errorName: 'the decision on the meeting',
          visibleWhen: { field: 'answer.number', operator: '=', value: 1 },
          requiredWhen: { field: 'answer.number', operator: '=', value: 1 },
        },
        detail: { errorName: 'the detail', visibleWhen: { field: 'answer.ppm', operator: '=', value: 'other' } },
        plan: { errorName: 'the plan' },
        why: { errorName: 'the reasons', notKnown: true },
        whyNotKnown: { errorName: 'why the reasons are not known' },
        next: { errorName: 'the date of the next review' },
      }),
      examples: { complete: { number: 1, ppm: 'required', why: 'Because' } },
    },
    groupMeeting: {
      key: 'groupMeeting',
      schema: {
        type: 'object',
        title: 'Meeting',
        additionalProperties: false,
        required: [],
        properties: {
          children: { type: 'array', title: 'Children', items: { type: 'string', title: 'Child' } },
          preferred: { type: 'string', title: 'Plan' },
        },
      },
      layout: layout('Meeting', ['children', 'preferred'], {
        children: { errorName: 'the children' },
        preferred: { errorName: 'the plan' },
      }),
      examples: { complete: {} },
    },
    report: {
      key: 'report',
      schema: {
        type: 'object',
        title: 'Report',
        additionalProperties: false,
        required: ['text'],
        properties: { text: { type: 'string', title: 'Text', minLength: 1 } },
      },
      layout: layout('Report', ['text'], { text: { errorName: 'the report' } }),
      examples: { complete: { text: 'All is well.' } },
    },
  },
  bodies: {},
  grants: {
    roles: {
      sw: { title: 'Social worker', scope: 'allocated', sources: [] },
      tm: { title: 'Team manager', scope: 'team', sources: [] },
      sm: { title: 'Service manager', scope: 'team', sources: [] },
      iro: { title: 'Reviewing officer', scope: 'allocated', sources: [] },
      parent: { title: 'Parent', scope: 'external', sources: [] },
    },
    grants: [
      {
        roles: ['sw'],
        may: 'record',
        events: [
          'CHILD_BECAME_LOOKED_AFTER',
          'PLACED',
          'DOCUMENT_SUBMITTED',
          'CARE_ENDED',
          'GROUP_MEETING_HELD',
          'FACTS_CORRECTED',
        ],
        sources: [],
      },
      { roles: ['sw', 'tm'], may: 'record', events: ['DOCUMENT_APPROVED'], sources: [] },
      { roles: ['tm'], may: 'record', events: ['PEOPLE_ALLOCATED'], sources: [] },
      { roles: ['sm'], may: 'record', events: ['PLACED'], sources: [] },
      {
        roles: ['iro'],
        may: 'record',
        events: ['REVIEW_HELD'],
        when: { field: 'state.care', operator: '=', value: 'lookedAfter' },
        sources: [],
      },
      { roles: ['sw'], may: 'read', resources: ['PPM'], sources: [] },
      { roles: ['parent'], may: 'read', resources: ['PPM.summarySheet'], sources: [] },
    ],
  },
  trackers: {},
  processes: { childPermanence: smallProcess },
};

export const compiledSmallPack = (): CompiledPack => compilePack(smallPack);

export const smallCase = (compiled: CompiledPack, dateOfBirth = '2020-06-10') =>
  newCase(compiled, {
    id: 'case-1',
    process: 'childPermanence',
    subjectRef: 'AB',
    openedOn: '2026-03-02',
    facts: { dateOfBirth, sex: 'F' },
  });
