import { CHECKS, type EventDefinition, type Pack, type Problem, type Process, runChecks } from '@homeward/definition';
import { describe, expect, it } from '@jest/globals';
import { compilePack } from '../compile-pack.js';
import { smallPack, smallProcess } from '../small-pack.fixture.js';
import { playStory } from '../story/play-story.js';
import { DEEP_CHECKS } from './run-deep-checks.js';
import { FAULTS } from './traces/fault-of.js';
import { withTraces } from './with-traces.js';

type Transition = {
  target?: string;
  guard?: { type: 'rule'; params: { rule: { field: string; operator: '='; value: string } } };
};

/** The small pack with another way for care to end once the child is placed. */
const packWith = (careEnds: Transition | Transition[]): Pack => {
  const care = smallProcess.chart.states.care;
  const chart = {
    ...smallProcess.chart,
    states: {
      ...smallProcess.chart.states,
      care: {
        ...care,
        states: { ...care?.states, placed: { ...care?.states?.placed, on: { CARE_ENDED: careEnds } } },
      },
    },
  };
  return { ...smallPack, processes: { ...smallPack.processes, childPermanence: { ...smallProcess, chart } } };
};
const guard = (value: string): NonNullable<Transition['guard']> => ({
  type: 'rule',
  params: { rule: { field: 'state.care', operator: '=', value } },
});
const AT = 'processes/child-permanence/chart.json#/states/care/states/placed';

// The small pack is no whole pack: the check is asked itself, without those that would hold it back.
const traced = (pack: Pack, check: string, at: string): Problem | undefined => {
  const compiled = compilePack(pack);
  const problems = [...(CHECKS[check]?.(pack) ?? []), ...(DEEP_CHECKS[check]?.(compiled) ?? [])];
  return withTraces(compiled, problems).find((one) => one.check === check && one.path.startsWith(at));
};

const FORM = 'forms/review';
const PROCESS = 'processes/child-permanence';

const bent = (change: Partial<Process>): Pack => ({
  ...smallPack,
  processes: { childPermanence: { ...smallProcess, ...change } },
});
const event = (key: string, change: Partial<EventDefinition>): Pack => {
  const own = smallProcess.events[key];
  if (own === undefined) throw new Error(`The small pack has lost ${key}.`);
  return bent({ events: { ...smallProcess.events, [key]: { ...own, ...change } } });
};
const review = smallPack.forms.review;
const review1 = smallProcess.deadlines.review1;
const reviewNext = smallProcess.deadlines.reviewNext;
const statutory = review1?.components.statutory;
const report = smallProcess.documents.REPORT;
if (
  review === undefined ||
  review1 === undefined ||
  reviewNext === undefined ||
  statutory === undefined ||
  report === undefined
)
  throw new Error('The small pack has lost what these tests bend.');

type Form = Pack['forms'][string];
const withReview = (change: Partial<Form>): Pack => ({
  ...smallPack,
  forms: { ...smallPack.forms, review: { ...review, ...change } },
});
const asked = (questions: Form['layout']['questions']): Pack =>
  withReview({ layout: { ...review.layout, questions: { ...review.layout.questions, ...questions } } });
const limit = (change: Partial<typeof statutory>): Pack =>
  bent({
    deadlines: {
      ...smallProcess.deadlines,
      review1: { ...review1, components: { statutory: { ...statutory, ...change } } },
    },
  });
const number = (value: number) => ({ field: 'answer.number', operator: '=', value }) as const;
const both = (...values: number[]) => ({ combinator: 'and' as const, rules: values.map(number) });
const either = (field: string) => ({
  combinator: 'or' as const,
  rules: [
    { field, operator: 'null' as const },
    { field, operator: 'notNull' as const },
  ],
});
const grants = (list: Pack['grants']['grants']): Pack => ({
  ...smallPack,
  grants: { ...smallPack.grants, grants: list },
});
const nobodyReviews = smallPack.grants.grants.filter(({ events }) => events?.includes('REVIEW_HELD') !== true);
const onlyAuthors = smallPack.grants.grants.map((grant) =>
  grant.events?.includes('DOCUMENT_APPROVED') === true ? { ...grant, roles: ['sw'] } : grant,
);
const route = (ending: boolean, always?: Transition): NonNullable<Process['chart']['states'][string]> => ({
  initial: 'exploring',
  states: {
    exploring: {
      on: { CARE_ENDED: ending ? { target: 'secured' } : {} },
      ...(always === undefined ? {} : { always }),
    },
    secured: { meta: { title: 'Secured', position: 'secured' } },
  },
});
const routes = (second: boolean, always?: Transition): Pack =>
  bent({
    definition: {
      ...smallProcess.definition,
      routes: [
        { region: 'adoption', title: 'Adoption', plans: [] },
        { region: 'fostering', title: 'Fostering', plans: [] },
      ],
    },
    chart: {
      ...smallProcess.chart,
      states: { ...smallProcess.chart.states, adoption: route(true), fostering: route(second, always) },
    },
  });
const planned = (days: number): Pack => {
  const base = event('REVIEW_HELD', {
    gates: [
      {
        key: 'farEnough',
        kind: 'hard',
        requires: { field: 'daysUntil.nextReviewOn', operator: '>=', value: days },
        sentence: 'The next review is too near.',
        sources: [],
      },
    ],
    facts: [...(smallProcess.events.REVIEW_HELD?.facts ?? []), { fact: 'nextReviewOn', value: { answer: 'next' } }],
  });
  const process = base.processes.childPermanence ?? smallProcess;
  const back = { n: 10, unit: 'workingDays', direction: 'back' } as const;
  return {
    ...base,
    facts: { ...smallPack.facts, nextReviewOn: { type: 'date', label: 'Next', sensitivity: 'ordinary', sources: [] } },
    processes: {
      childPermanence: {
        ...process,
        deadlines: {
          prepare: {
            ...review1,
            components: { back: { ...statutory, anchor: { fact: 'nextReviewOn' }, allow: back } },
            while: { field: 'fact.nextReviewOn', operator: 'notNull' },
            metBy: [{ event: 'CARE_ENDED' }],
          },
        },
      },
    },
  };
};

/** The end of care secures adoption, and records the plan that the other route waits for. */
const settlingToo = ((): Pack => {
  const pack = routes(false, {
    target: 'secured',
    guard: { type: 'rule', params: { rule: { field: 'fact.primaryPlan', operator: '=', value: 'LTF' } } },
  });
  const process = pack.processes.childPermanence ?? smallProcess;
  const { CARE_ENDED: ended } = process.events;
  if (ended === undefined) throw new Error('The small pack has lost the end of care.');
  const recording = { ...ended, facts: [{ fact: 'primaryPlan', value: { constant: 'LTF' } }] };
  return {
    ...pack,
    processes: { childPermanence: { ...process, events: { ...process.events, CARE_ENDED: recording } } },
  };
})();

interface Case {
  readonly pack: Pack;
  readonly at: string;
  /** The steps of the story. */
  readonly events?: readonly string[];
  /** Where the fault is mended the same story holds. */
  readonly mended?: Pack;
}

const CASES: Readonly<Record<string, readonly [what: string, Case][]>> = {
  'rules-can-hold': [
    [
      'a guard that can never hold',
      {
        pack: packWith({ target: 'ceased', guard: guard('edgeOfCare') }),
        at: AT,
        events: ['CHILD_BECAME_LOOKED_AFTER', 'PLACED', 'CARE_ENDED'],
        mended: smallPack,
      },
    ],
    [
      'a question that is never asked',
      {
        pack: asked({ ppm: { errorName: 'the decision', visibleWhen: both(1, 2) } }),
        at: FORM,
        mended: asked({ ppm: { errorName: 'the decision' } }),
      },
    ],
    [
      'a question that is always asked',
      { pack: asked({ ppm: { errorName: 'the decision', visibleWhen: either('answer.number') } }), at: FORM },
    ],
    [
      'a gate that turns nobody away',
      {
        pack: event('CHILD_BECAME_LOOKED_AFTER', {
          gates: [{ key: 'open', kind: 'hard', requires: either('fact.settled'), sentence: 'Not now.', sources: [] }],
        }),
        at: `${PROCESS}/events.json`,
        events: ['CHILD_BECAME_LOOKED_AFTER'],
      },
    ],
  ],
  'someone-can-leave': [
    [
      'a state that nobody can leave',
      {
        pack: packWith({ target: 'ceased', guard: guard('edgeOfCare') }),
        at: AT,
        events: ['CHILD_BECAME_LOOKED_AFTER', 'PLACED', 'CARE_ENDED'],
        mended: smallPack,
      },
    ],
  ],
  'transitions-not-shadowed': [
    [
      'a transition that another takes first',
      {
        pack: packWith([{ target: 'lookedAfter' }, { target: 'ceased' }]),
        at: AT,
        events: ['CHILD_BECAME_LOOKED_AFTER', 'PLACED', 'CARE_ENDED'],
        mended: smallPack,
      },
    ],
  ],
  'forms-completable': [
    [
      'a question to which no answer is valid',
      {
        pack: withReview({
          schema: {
            ...review.schema,
            properties: {
              ...review.schema.properties,
              number: { type: 'integer', title: 'Number', minimum: 5, maximum: 3 },
            },
          },
        }),
        at: `${FORM}/schema.json`,
        events: ['CHILD_BECAME_LOOKED_AFTER', 'REVIEW_HELD'],
        mended: smallPack,
      },
    ],
    [
      'questions that wait for each other',
      {
        pack: asked({
          ppm: { errorName: 'the decision', visibleWhen: { field: 'answer.detail', operator: '=', value: 'x' } },
        }),
        at: `${FORM}/layout.json`,
        mended: asked({ ppm: { errorName: 'the decision' } }),
      },
    ],
    [
      'a question that must be answered only while it is hidden',
      {
        pack: asked({ plan: { errorName: 'the plan', visibleWhen: number(2), requiredWhen: number(1) } }),
        at: `${FORM}/layout.json`,
        mended: asked({ plan: { errorName: 'the plan', requiredWhen: number(1) } }),
      },
    ],
    [
      'an example that leaves something out',
      {
        pack: withReview({ examples: { complete: { ppm: 'required', why: 'Because' } } }),
        at: `${FORM}/examples.json`,
        events: ['CHILD_BECAME_LOOKED_AFTER', 'REVIEW_HELD'],
        mended: smallPack,
      },
    ],
  ],
  'limits-can-be-met': [
    [
      'a limit that runs out over a long weekend',
      {
        pack: limit({ allow: { n: 3, unit: 'days', direction: 'forward' } }),
        at: `${PROCESS}/deadlines.json`,
        events: ['CHILD_BECAME_LOOKED_AFTER', 'REVIEW_HELD'],
        mended: smallPack,
      },
    ],
    [
      'a limit that is over before it begins',
      {
        pack: limit({ allow: { n: 5, unit: 'workingDays', direction: 'back' } }),
        at: `${PROCESS}/deadlines.json`,
        events: ['CHILD_BECAME_LOOKED_AFTER', 'REVIEW_HELD'],
        mended: smallPack,
      },
    ],
    [
      'a day that may be planned too near',
      {
        pack: planned(3),
        at: `${PROCESS}/deadlines.json`,
        events: ['CHILD_BECAME_LOOKED_AFTER', 'REVIEW_HELD', 'CARE_ENDED'],
      },
    ],
  ],
  'limits-are-stopped': [
    [
      'a limit that stands when care has ended',
      {
        pack: bent({
          deadlines: { reviewNext: { ...reviewNext, while: { field: 'fact.review1HeldOn', operator: 'notNull' } } },
        }),
        at: `${PROCESS}/deadlines.json`,
        events: ['CHILD_BECAME_LOOKED_AFTER', 'REVIEW_HELD', 'CARE_ENDED', 'REVIEW_HELD'],
      },
    ],
  ],
  'deadlines-have-an-end': [
    [
      'a limit that nobody can meet',
      {
        pack: grants(nobodyReviews),
        at: `${PROCESS}/deadlines.json`,
        events: ['CHILD_BECAME_LOOKED_AFTER', 'REVIEW_HELD'],
        mended: smallPack,
      },
    ],
  ],
  'one-outcome': [
    [
      'two routes secured at once',
      {
        pack: routes(true),
        at: `${PROCESS}/chart.json`,
        events: ['CARE_ENDED'],
        mended: routes(false),
      },
    ],
    [
      'a route that is secured by itself once another is',
      {
        pack: settlingToo,
        at: `${PROCESS}/chart.json`,
        events: ['CARE_ENDED'],
        mended: routes(false),
      },
    ],
  ],
  'someone-can-sign': [
    [
      'a report that only its author may approve',
      {
        pack: grants(onlyAuthors),
        at: `${PROCESS}/documents.json`,
        events: ['CHILD_BECAME_LOOKED_AFTER', 'DOCUMENT_SUBMITTED', 'DOCUMENT_APPROVED'],
      },
    ],
  ],
  'nobody-approves-their-own-work': [
    [
      'a report that its author may approve',
      {
        pack: bent({
          documents: { REPORT: { ...report, steps: report.steps.map(({ notBy: _, ...step }) => step) } },
        }),
        at: `${PROCESS}/documents.json`,
        events: ['CHILD_BECAME_LOOKED_AFTER', 'DOCUMENT_SUBMITTED', 'DOCUMENT_APPROVED'],
        mended: smallPack,
      },
    ],
  ],
  'notices-reach-somebody': [
    [
      'a parent who is told of a report and may not read it',
      {
        pack: (() => {
          const pack = event('DOCUMENT_SUBMITTED', { document: 'REPORT' });
          const process = pack.processes.childPermanence ?? smallProcess;
          const told = { on: [{ event: 'DOCUMENT_SUBMITTED' }], to: ['parent'], text: 'A report', sources: [] };
          return { ...pack, processes: { childPermanence: { ...process, notices: { told } } } };
        })(),
        at: `${PROCESS}/notices.json`,
      },
    ],
  ],
};

describe('a trace', () => {
  it('is given by every check whose findings a case can meet', () => {
    expect(Object.keys(CASES).sort()).toEqual(Object.keys(FAULTS).sort());
  });

  const all = Object.entries(CASES).flatMap(([check, cases]) =>
    cases.map(([what, bending]): [string, string, Case] => [check, what, bending]),
  );
  it.each(all)('of %s leads to %s and fails there, and only there', (check, _, { pack, at, events, mended }) => {
    const found = traced(pack, check, at);
    const { trace } = found ?? {};
    expect([found?.check, trace?.id]).toEqual([check, 'TRACE1']);
    if (trace === undefined) return;
    if (events !== undefined) expect(trace.steps.map((step) => step.event)).toEqual(events);
    const { verdicts } = playStory(compilePack(pack), trace);
    const failing = verdicts.filter(({ holds }) => !holds);
    expect(failing.length).toBeGreaterThan(0);
    const steps = failing.flatMap(({ step }) => step ?? []);
    expect(steps.every((step) => step === trace.steps.length)).toBe(true);
    if (mended === undefined) return;
    expect(playStory(compilePack(mended), trace).verdicts.filter(({ holds }) => !holds)).toEqual([]);
  });

  it('is not given where nothing is wrong with going on', () => {
    const pack = packWith({ target: 'ceased' });
    expect(withTraces(compilePack(pack), runChecks(pack)).filter(({ trace }) => trace !== undefined)).toEqual([]);
  });
});
