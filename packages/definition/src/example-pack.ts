/** A small pack without problems, as files: what tests bend to break one thing at a time. */
import { checkPack } from './check-pack.js';
import type { Json } from './parse-json.js';
import type { Problem } from './problem.js';

const sources = ['R-dale-1'];

const authority: Json = {
  id: 'dale',
  name: 'Dale Council',
  nation: 'england',
  calendar: 'england-and-wales',
  words: { review: { one: 'review', many: 'reviews' } },
  teams: [{ key: 'north', title: 'North team', service: 'Looked after children' }],
  parameters: {
    firstReviewDays: { value: 20, question: 'Working days from entry to care to the first review', sources },
    oldestForMeeting: { value: 13, question: 'From which age is no planning meeting needed?', sources },
  },
  reminders: { warn: [5, 1], secondStep: 10, secondStepTell: ['tm'] },
};

const book: Json = {
  documents: { procedure: { title: 'Permanence procedure' } },
  clauses: { 'R-dale-1': { document: 'procedure', line: 12, rule: 'A review is held within 20 working days.' } },
};

const facts: Json = {
  dateOfBirth: { type: 'date', label: 'Date of birth' },
  becameLookedAfter: { type: 'date', label: 'Became looked after', sources },
  legalStatus: { type: 'code', label: 'Legal status', codes: 'legalStatus', shownAs: 'legalStatus', sources },
  plan: { type: 'code', label: 'Permanence plan', codes: 'plans', shownAs: 'plan', sources },
  routesConsidered: { type: 'codes', label: 'Routes considered', codes: 'plans', sources },
  lastReview: { type: 'date', label: 'Last review', sources },
  carersAgree: { type: 'boolean', label: 'Carers agree', sources },
};

const rules: Json = {
  isLookedAfter: {
    title: 'The child is looked after',
    rule: { field: 'state.care', operator: '=', value: 'lookedAfter' },
  },
  tooOldForMeeting: {
    title: 'Too old for a planning meeting',
    rule: { field: 'age', operator: '>=', value: 'oldestForMeeting', valueSource: 'parameter' },
    sources,
  },
  reviewAgrees: {
    title: 'The review agrees the plan',
    rule: { field: 'answer.outcome', operator: '=', value: 'agreed' },
  },
  atRisk: {
    title: 'No review yet',
    rule: {
      combinator: 'and',
      rules: [
        { rule: 'isLookedAfter' },
        { field: 'fact.lastReview', operator: 'null' },
        { field: 'fact.legalStatus', operator: 'in', value: ['C1', 'V2'] },
      ],
    },
  },
};

const grants: Json = {
  roles: {
    sw: { title: 'Social worker', scope: 'allocated' },
    tm: { title: 'Team manager', scope: 'team' },
    iro: { title: 'Independent reviewing officer', scope: 'allocated' },
  },
  grants: [
    { roles: ['sw', 'tm'], may: 'record', events: ['CHILD_BECAME_LOOKED_AFTER', 'PPM_HELD', 'CARE_ENDED'], sources },
    { roles: ['iro'], may: 'record', events: ['REVIEW_HELD'], when: 'isLookedAfter', sources },
    { roles: ['sw', 'tm', 'iro'], may: 'read', resources: ['case', 'PPM', 'PPM.minutes'], sources },
  ],
};

const chart: Json = {
  id: 'childPermanence',
  type: 'parallel',
  states: {
    care: {
      initial: 'edgeOfCare',
      states: {
        edgeOfCare: {
          meta: { title: 'At the edge of care' },
          on: { CHILD_BECAME_LOOKED_AFTER: { target: 'lookedAfter' } },
        },
        lookedAfter: {
          meta: { title: 'Looked after' },
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
      on: { CARE_ENDED: { target: '.stopped' } },
      states: {
        notStarted: {
          on: {
            PPM_HELD: {
              target: 'proposed',
              guard: { type: 'rule', params: { rule: { field: 'answer.preferred', operator: 'notNull' } } },
            },
          },
          always: { target: 'exempt', guard: { type: 'rule', params: { rule: 'tooOldForMeeting' } } },
        },
        proposed: {
          on: { REVIEW_HELD: { target: 'ratified', guard: { type: 'rule', params: { rule: 'reviewAgrees' } } } },
        },
        ratified: { tags: ['outcome'], on: { PPM_HELD: { target: 'proposed' } } },
        exempt: { tags: ['outcome'] },
        stopped: { type: 'final' },
      },
    },
  },
};

const events: Json = {
  CHILD_BECAME_LOOKED_AFTER: {
    title: 'Record that the child became looked after',
    done: 'Became looked after',
    group: 'care',
    form: 'entry',
    facts: [
      { fact: 'becameLookedAfter', value: { day: true } },
      { fact: 'legalStatus', value: { answer: 'legalStatus' } },
    ],
    sources,
  },
  PPM_HELD: {
    title: 'Record the planning meeting',
    done: 'Planning meeting held',
    group: 'meetings',
    form: 'planningMeeting',
    document: 'PPM',
    gates: [
      {
        key: 'carersAsked',
        kind: 'soft',
        when: { field: 'fact.plan', operator: 'notNull' },
        requires: { field: 'fact.carersAgree', operator: '=', value: true },
        sentence: 'The carers have not been asked.',
        overrideBy: ['tm'],
        tell: ['iro'],
        sources,
      },
    ],
    facts: [
      { fact: 'plan', value: { answer: 'preferred' } },
      { fact: 'routesConsidered', value: { answer: 'considered' } },
      {
        fact: 'carersAgree',
        value: { answer: 'carersAgree' },
        when: { field: 'answer.carersAgree', operator: 'notNull' },
      },
    ],
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
  DEADLINE_OVERDUE: { title: 'A limit has passed', done: 'A limit passed', group: 'time', sentBy: 'time' },
};

const deadlines: Json = {
  firstReview: {
    title: 'First review',
    components: {
      fromEntry: {
        title: '20 working days after entry to care',
        anchor: { fact: 'becameLookedAfter' },
        allow: { n: { parameter: 'firstReviewDays' }, unit: 'workingDays' },
        source: 'R-dale-1',
      },
      fromState: {
        title: '6 weeks after entering care',
        anchor: { entered: 'care.lookedAfter' },
        allow: { n: 6, unit: 'weeks' },
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
    escalate: [{ afterWorkingDays: 5, tell: ['panel'] }],
    sources,
  },
};

const documents: Json = {
  PPM: {
    title: 'Planning meeting record',
    form: 'planningMeeting',
    steps: [{ event: 'PPM_HELD', from: ['none', 'filed'], to: 'filed' }],
    audience: ['iro'],
    sources,
  },
  'PPM.minutes': {
    title: 'Minutes of the planning meeting',
    steps: [{ event: 'PPM_HELD', from: ['none', 'filed'], to: 'filed' }],
    sources,
  },
};

const tasks: Json = {
  bookReview: {
    title: 'Book the first review',
    owner: 'sw',
    createdBy: [{ event: 'CHILD_BECAME_LOOKED_AFTER' }],
    doneBy: [{ event: 'REVIEW_HELD' }],
    opens: { event: 'REVIEW_HELD' },
    deadline: 'firstReview',
    sources,
  },
};

const notices: Json = {
  reviewAgreed: {
    on: [{ event: 'REVIEW_HELD', when: 'reviewAgrees' }],
    to: ['sw', 'panel'],
    text: 'The review agreed the plan.',
    sources,
  },
};

const definition: Json = {
  id: 'childPermanence',
  title: 'Permanence for a child',
  subject: 'child',
  regions: [
    { region: 'care', title: 'Care' },
    { region: 'planning', title: 'Planning' },
  ],
  statement: [{ when: 'isLookedAfter', text: 'The child is looked after.' }],
  routes: [],
  lanes: [{ fact: 'legalStatus', title: 'Legal status' }],
  milestones: ['REVIEW_HELD'],
};

const entry: { schema: Json; layout: Json; examples: Json } = {
  schema: {
    type: 'object',
    title: 'Becoming looked after',
    properties: { legalStatus: { type: 'string', title: 'What is the legal status?', codes: 'legalStatus' } },
    required: ['legalStatus'],
    additionalProperties: false,
  },
  layout: {
    title: 'Becoming looked after',
    fills: ['sw'],
    sections: [{ key: 'status', title: 'Legal status', questions: ['legalStatus'] }],
    questions: { legalStatus: { errorName: 'the legal status', widget: 'radios', prefill: { fact: 'legalStatus' } } },
    sources,
  },
  examples: { complete: { legalStatus: 'C1' } },
};

const planningMeeting: { schema: Json; layout: Json; examples: Json } = {
  schema: {
    type: 'object',
    title: 'Planning meeting',
    properties: {
      preferred: { type: 'string', title: 'What is the preferred plan?', codes: 'plans' },
      considered: {
        type: 'array',
        title: 'Which routes were considered?',
        items: { type: 'string', title: 'Route', codes: 'plans' },
        uniqueItems: true,
      },
      carersAgree: { type: 'boolean', title: 'Do the carers agree?' },
      carersReasons: { type: 'string', title: 'Why do they not agree?', maxLength: 500 },
      attendees: {
        type: 'array',
        title: 'Who attended?',
        items: {
          type: 'object',
          properties: {
            name: { type: 'string', title: 'Name', maxLength: 80, pattern: '^[A-Za-z]+( [A-Za-z]+)*$' },
            plan: { type: 'string', title: 'Plan they support', codes: 'plans' },
          },
          required: ['name'],
          additionalProperties: false,
        },
      },
    },
    required: ['preferred'],
    additionalProperties: false,
  },
  layout: {
    title: 'Planning meeting',
    fills: ['sw'],
    signOffs: [{ role: 'tm', act: 'approves', sources }],
    sections: [
      { key: 'plan', title: 'Plan', questions: ['preferred', 'considered'] },
      { key: 'people', title: 'People', questions: ['carersAgree', 'carersReasons', 'attendees'] },
    ],
    questions: {
      preferred: { errorName: 'the preferred plan', widget: 'radios', notKnown: true },
      considered: {
        errorName: 'the routes considered',
        widget: 'checkboxes',
        visibleWhen: { field: 'answer.preferred', operator: 'notNull' },
      },
      carersAgree: { errorName: 'whether the carers agree', widget: 'yesno' },
      carersReasons: { errorName: 'why they do not agree', under: { question: 'carersAgree', option: false } },
      attendees: { errorName: 'who attended', widget: 'table', itemLabel: 'person' },
    },
    sources,
  },
  examples: {
    complete: {
      preferred: 'ADOPTION',
      considered: ['ADOPTION', 'LTF'],
      carersAgree: true,
      attendees: [{ name: 'Sam Smith' }],
    },
  },
};

const review: { schema: Json; layout: Json; examples: Json } = {
  schema: {
    type: 'object',
    title: 'Review',
    properties: {
      outcome: {
        type: 'string',
        title: 'What did the review decide?',
        oneOf: [
          { const: 'agreed', title: 'Agreed the plan' },
          { const: 'notAgreed', title: 'Did not agree the plan' },
        ],
      },
      next: { type: 'string', title: 'When is the next review?', format: 'date' },
    },
    required: ['outcome'],
    additionalProperties: false,
  },
  layout: {
    title: 'Review',
    fills: ['iro'],
    sections: [{ key: 'decision', title: 'Decision', questions: ['outcome', 'next'] }],
    questions: {
      outcome: { errorName: 'what the review decided', widget: 'radios' },
      next: { errorName: 'the date of the next review', widget: 'date' },
    },
    sources,
  },
  examples: { complete: { outcome: 'agreed' } },
};

const panel: Json = {
  title: 'Permanence panel',
  members: [{ role: 'tm', mandatory: true }],
  chair: ['iro'],
  cadence: { every: 2, unit: 'weeks' },
  paperCutOff: { n: 5, unit: 'workingDays' },
  quorum: null,
  circulation: ['iro'],
  events: ['REVIEW_HELD'],
  sources,
};

const story: Json = {
  id: 'D01',
  authority: 'dale',
  title: 'A first review',
  calendar: 'england-and-wales',
  child: { ref: 'AB', dob: '2024-02-29' },
  actors: { iro: 'Reviewing officer' },
  steps: [
    {
      n: 1,
      on: '2026-03-02',
      actor: 'iro',
      event: 'REVIEW_HELD',
      data: { outcome: 'agreed' },
      expect: { allowed: false, why: 'not looked after' },
    },
  ],
};

const codeList = (title: string, codes: Record<string, string>): Json => ({
  title,
  codes: Object.entries(codes).map(([code, label]) => ({ code, label })),
});

const copy = (value: Json): Json => {
  if (Array.isArray(value)) return value.map(copy);
  return typeof value === 'object' && value !== null ? copies(value) : value;
};
const copies = (values: Readonly<Record<string, Json>>): Record<string, Json> =>
  Object.fromEntries(Object.entries(values).map(([key, value]) => [key, copy(value)]));

/** The files of the authority, as values. A fresh copy each time, to be bent. */
export const exampleFiles = (): Record<string, Json> =>
  copies({
    'authority.json': authority,
    'sources.json': book,
    'facts.json': facts,
    'rules.json': rules,
    'grants.json': grants,
    'trackers.json': { atRisk: { title: 'No review yet', rule: 'atRisk', sources } },
    'processes/child-permanence/process.json': definition,
    'processes/child-permanence/chart.json': chart,
    'processes/child-permanence/events.json': events,
    'processes/child-permanence/deadlines.json': deadlines,
    'processes/child-permanence/documents.json': documents,
    'processes/child-permanence/tasks.json': tasks,
    'processes/child-permanence/notices.json': notices,
    'forms/entry/schema.json': entry.schema,
    'forms/entry/layout.json': entry.layout,
    'forms/entry/examples.json': entry.examples,
    'forms/planningMeeting/schema.json': planningMeeting.schema,
    'forms/planningMeeting/layout.json': planningMeeting.layout,
    'forms/planningMeeting/examples.json': planningMeeting.examples,
    'forms/review/schema.json': review.schema,
    'forms/review/layout.json': review.layout,
    'forms/review/examples.json': review.examples,
    'bodies/panel.json': panel,
    'walkthroughs/first-review.json': story,
  });

/** What every authority shares, as values. */
export const exampleCommon = (): Record<string, Json> =>
  copies({
    'calendars/england-and-wales.json': {
      id: 'england-and-wales',
      title: 'England and Wales',
      nations: ['england', 'wales'],
      from: '2020-01-01',
      to: '2030-12-31',
      holidays: [{ date: '2026-12-25', name: 'Christmas Day' }],
      source: 'gov.uk',
    },
    'code-lists.json': {
      legalStatus: codeList('Legal status', {
        C1: 'Interim care order',
        C2: 'Full care order',
        V2: 'Single period of accommodation',
      }),
      plans: codeList('Permanence plans', {
        ADOPTION: 'Adoption',
        LTF: 'Long-term fostering',
        REUNIFICATION: 'Return home',
      }),
    },
    'sources.json': {
      documents: { 'planning-regulations': { title: 'Care Planning Regulations 2010' } },
      clauses: {
        'ENG-REV-1': { document: 'planning-regulations', rule: 'The first review is within 20 working days.' },
      },
    },
  });

export const asTexts = (files: Readonly<Record<string, Json>>): Record<string, string> =>
  Object.fromEntries(Object.entries(files).map(([path, value]) => [path, JSON.stringify(value, null, 1)]));

/**
 * The example's files as text with places changed: `{ 'facts.json#/plan/label': 'Plan' }`.
 * A place is a file and a JSON pointer; undefined takes what stands there away. Throws for a place whose parent is not there: the test is wrong.
 */
export const bentFiles = (changes: Readonly<Record<string, Json | undefined>>): Record<string, string> => {
  const files = exampleFiles();
  for (const [place, value] of Object.entries(changes)) {
    const [file = '', pointer = ''] = place.split('#');
    const steps = [
      file,
      ...pointer
        .split('/')
        .slice(1)
        .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~')),
    ];
    const last = steps.pop() ?? '';
    let parent: Json | undefined = files;
    for (const step of steps)
      parent = Array.isArray(parent)
        ? parent[Number(step)]
        : typeof parent === 'object' && parent !== null
          ? parent[step]
          : undefined;
    if (Array.isArray(parent) && value !== undefined) parent[Number(last)] = value;
    else if (Array.isArray(parent)) parent.splice(Number(last), 1);
    else if (typeof parent !== 'object' || parent === null) throw new Error(`The example has no place ${place}.`);
    else if (value === undefined) delete parent[last];
    else parent[last] = value;
  }
  return asTexts(files);
};

/** What is wrong with the example after changes. */
export const problemsAfter = (changes: Readonly<Record<string, Json | undefined>>): readonly Problem[] =>
  checkPack(bentFiles(changes), asTexts(exampleCommon())).problems;
