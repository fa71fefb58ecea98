/** Each way in which a clause can be covered or left open, with a pack that shows it and only it. */
import { type Clause, type FormDefinition, type Pack, type Process, type StateNode, Story } from '@homeward/definition';
import { describe, expect, it } from '@jest/globals';
import { compilePack } from '../compile-pack.js';
import { smallPack, smallProcess } from '../small-pack.fixture.js';
import { type ClauseCoverage, clauseCoverage } from './clause-coverage.js';
import { proveByRemoval } from './prove-by-removal.js';
import { traceStory } from './trace-story.js';
import { unreached } from './unreached.js';

const clause = (more: Partial<Clause> = {}): Clause => ({
  document: 'procedure',
  rule: 'A rule',
  verified: true,
  ...more,
});

/** The small pack with one clause of its own procedure. */
const packWith = (own: Clause): Pack => ({
  ...smallPack,
  sources: { documents: { procedure: { title: 'Procedure' } }, clauses: { 'R-test-1': own, 'ENG-REV-1': clause() } },
  trackers: {
    T_01: { title: 'Adoption', rule: { field: 'fact.primaryPlan', operator: '=', value: 'ADOPTION' }, sources: [] },
  },
});

/** A state of a region with more said about it. */
const withMeta = (region: StateNode | undefined, name: string, more: object): StateNode => {
  const state = region?.states?.[name];
  if (region === undefined || state?.meta === undefined) throw new Error(`There is no state ${name}.`);
  return { ...region, states: { ...region.states, [name]: { ...state, meta: { ...state.meta, ...more } } } };
};

const withTransitionSource = (region: StateNode | undefined): StateNode => {
  const none = region?.states?.none;
  const held = none?.on?.REVIEW_HELD;
  if (region === undefined || none === undefined || held === undefined || Array.isArray(held))
    throw new Error('No such transition.');
  const on = { ...none.on, REVIEW_HELD: { ...held, meta: { sources: ['R-test-1'] } } };
  return { ...region, states: { ...region.states, none: { ...none, on } } };
};

const withQuestionSource = (pack: Pack, key: string, question: string): FormDefinition => {
  const form = pack.forms[key];
  const asked = form?.layout.questions[question];
  if (form === undefined || asked === undefined) throw new Error('No such question.');
  const questions = { ...form.layout.questions, [question]: { ...asked, sources: ['R-test-1'] } };
  return { ...form, layout: { ...form.layout, questions } };
};

type Written = Partial<Record<'steps' | 'access' | 'trackers' | 'forms' | 'given', unknown>>;
const story = (written: Written) =>
  Story.parse({
    id: 'T1',
    authority: 'test',
    title: 'A story',
    calendar: 'england-wales',
    child: { ref: 'AB', dob: '2020-06-10', sex: 'F' },
    actors: { sw: 'SW1', tm: 'TM1', sm: 'SM1', iro: 'IRO1' },
    steps: [],
    ...written,
  });

const intoCare = (more: object = {}) => ({
  n: 1,
  on: '2026-03-02',
  actor: 'sw',
  event: 'CHILD_BECAME_LOOKED_AFTER',
  expect: { allowed: true, ...more },
});
const review = (data: object, more: object = {}) => ({
  n: 2,
  on: '2026-03-25',
  actor: 'iro',
  event: 'REVIEW_HELD',
  data,
  expect: { allowed: true, ...more },
});

const coverageOf = (pack: Pack, ...written: Written[]): ClauseCoverage => {
  const compiled = compilePack(pack);
  const traces = written.map((one) => traceStory(compiled, story(one)));
  for (const { result } of traces) expect(result.verdicts.filter(({ holds }) => !holds)).toEqual([]);
  const found = clauseCoverage(pack, traces).find(({ id }) => id === 'R-test-1');
  if (found === undefined) throw new Error('The clause is not listed.');
  return found;
};

type Change = (pack: Pack) => Pack;
const inProcess =
  (change: (process: Process) => Partial<Process>): Change =>
  (pack) => {
    const process = pack.processes.childPermanence ?? smallProcess;
    return { ...pack, processes: { childPermanence: { ...process, ...change(process) } } };
  };
const cites = { sources: ['R-test-1'] };

/** Takes the small pack's own citations away, so that each row's element alone cites the clause. */
const citingNowhere: Change = (pack) => {
  const cleaned: Process = JSON.parse(JSON.stringify(smallProcess).replaceAll('"R-test-1"', ''));
  const without = JSON.parse(JSON.stringify(cleaned).replaceAll('[""]', '[]'));
  return { ...pack, processes: { childPermanence: without } };
};

const event = (name: string, more: object): Change =>
  inProcess(({ events }) => {
    const definition = events[name];
    return definition === undefined ? {} : { events: { ...events, [name]: { ...definition, ...more } } };
  });

const adoption = { number: 1, plan: 'ADOPTION' };

/** What cites the clause; a story that would miss it; one that passes through it and would not. */
const EXECUTED: [string, Change, Written, Written][] = [
  [
    'a state',
    inProcess(({ chart }) => ({
      chart: { ...chart, states: { ...chart.states, plan: withMeta(chart.states.plan, 'agreed', cites) } },
    })),
    { steps: [intoCare(), review(adoption, { state: { plan: 'agreed' } })] },
    { steps: [intoCare(), review(adoption)] },
  ],
  [
    'a transition',
    inProcess(({ chart }) => ({
      chart: { ...chart, states: { ...chart.states, plan: withTransitionSource(chart.states.plan) } },
    })),
    { steps: [intoCare(), review(adoption, { state: { plan: 'agreed' } })] },
    { steps: [intoCare(), review(adoption)] },
  ],
  [
    'an event',
    event('CHILD_BECAME_LOOKED_AFTER', cites),
    { steps: [intoCare()] },
    { given: { lookedAfterSince: '2026-03-02' } },
  ],
  [
    'a gate',
    event('PLACED', {
      gates: [
        {
          key: 'authorityToPlace',
          kind: 'statutory',
          requires: { field: 'fact.legalStatus', operator: '=', value: 'E1' },
          sentence: 'No order has been made.',
          ...cites,
        },
      ],
    }),
    { steps: [intoCare(), { n: 2, on: '2026-03-09', actor: 'sw', event: 'PLACED', expect: { allowed: false } }] },
    {
      steps: [
        { ...intoCare(), data: { legalStatus: 'E1' } },
        { n: 2, on: '2026-03-09', actor: 'sw', event: 'PLACED', expect: { allowed: true } },
      ],
    },
  ],
  [
    'a limit',
    inProcess(({ deadlines: { review1, ...rest } }) =>
      review1 === undefined ? {} : { deadlines: { review1: { ...review1, ...cites }, ...rest } },
    ),
    { steps: [intoCare({ deadlinesStarted: [{ key: 'review1', due: '2026-03-30' }] })] },
    { steps: [intoCare()] },
  ],
  [
    'a component of a limit',
    inProcess(({ deadlines: { reviewNext, ...rest } }) => {
      const local = reviewNext?.components.local;
      if (reviewNext === undefined || local === undefined) return {};
      const components = { ...reviewNext.components, local: { ...local, source: 'R-test-1' } };
      return { deadlines: { ...rest, reviewNext: { ...reviewNext, components } } };
    }),
    {
      steps: [
        intoCare(),
        review(
          { number: 1 },
          { deadlinesStarted: [{ key: 'reviewNext', due: '2026-06-22', components: { local: '2026-06-22' } }] },
        ),
      ],
    },
    { steps: [intoCare(), review({ number: 1 })] },
  ],
  [
    'a document',
    inProcess(({ documents: { REPORT } }) =>
      REPORT === undefined ? {} : { documents: { REPORT: { ...REPORT, ...cites } } },
    ),
    {
      steps: [
        intoCare(),
        {
          n: 2,
          on: '2026-03-09',
          actor: 'sw',
          event: 'DOCUMENT_SUBMITTED',
          data: { form: 'REPORT' },
          expect: { allowed: true, state: { 'document.REPORT': 'submitted' } },
        },
      ],
    },
    { steps: [intoCare()] },
  ],
  [
    'a task',
    inProcess(({ tasks: { writeReport, ...rest } }) =>
      writeReport === undefined ? {} : { tasks: { writeReport: { ...writeReport, ...cites }, ...rest } },
    ),
    { steps: [intoCare(), review(adoption, { tasks: ['writeReport(sw)'] })] },
    { steps: [intoCare(), review(adoption)] },
  ],
  [
    'a notice',
    inProcess(({ notices: { reviewTold } }) =>
      reviewTold === undefined ? {} : { notices: { reviewTold: { ...reviewTold, ...cites } } },
    ),
    { steps: [intoCare(), review(adoption, { notify: ['sw'] })] },
    { steps: [intoCare(), review(adoption)] },
  ],
  [
    'a grant',
    (pack) => ({
      ...pack,
      grants: {
        ...pack.grants,
        grants: pack.grants.grants.map((grant) =>
          grant.resources?.includes('PPM') === true ? { ...grant, ...cites } : grant,
        ),
      },
    }),
    {
      steps: [intoCare()],
      access: [{ on: '2026-03-02', actor: 'sw', action: 'read', resource: 'PPM', expect: 'allow' }],
    },
    { steps: [intoCare()] },
  ],
  [
    'a rule',
    (pack) => ({
      ...pack,
      rules: {
        ...pack.rules,
        firstReviewHeld: {
          title: 'The first review has been held',
          rule: { field: 'fact.review1HeldOn', operator: 'notNull' },
          ...cites,
        },
      },
    }),
    {
      steps: [intoCare(), review({ number: 1 }), { ...review({ number: 2, ppm: null }), n: 3, on: '2026-04-22' }],
    },
    { steps: [intoCare(), review({ number: 1 })] },
  ],
  [
    'a parameter',
    (pack) => ({
      ...pack,
      authority: {
        ...pack.authority,
        parameters: {
          ...pack.authority.parameters,
          localWeeks: { value: 16, question: 'How many?', verified: true, ...cites },
        },
      },
    }),
    { steps: [intoCare(), review({ number: 1 }, { deadlinesStarted: [{ key: 'reviewNext', due: '2026-06-22' }] })] },
    { steps: [intoCare(), review({ number: 1 })] },
  ],
  [
    'a question',
    (pack) => ({ ...pack, forms: { ...pack.forms, report: withQuestionSource(pack, 'report', 'text') } }),
    { steps: [intoCare()], forms: [{ on: '2026-03-02', form: 'report', mustAnswer: ['text'] }] },
    { steps: [intoCare()] },
  ],
];

const PROOFS = EXECUTED.map(([what, change, proof]) => [what, change, proof] as const);
const PASSES = EXECUTED.map(([what, change, , passes]) => [what, change, passes] as const);

describe('a clause is executed', () => {
  it.each(PROOFS)('by %s whose effect a walkthrough expects', (_what, change, proof) => {
    const found = coverageOf(change(citingNowhere(packWith(clause({ cls: 'STEP' })))), proof);
    expect(found).toMatchObject({ how: 'executed', walkthroughs: ['T1'] });
  });

  it.each(PASSES)(
    'not by %s that a walkthrough passes, or passes by, without expecting anything of it',
    (_what, change, passes) => {
      expect(coverageOf(change(citingNowhere(packWith(clause({ cls: 'STEP' })))), passes).how).toBe('open');
    },
  );

  it.each(PROOFS)('by %s, and its removal is missed', (_what, change, proof) => {
    const pack = change(citingNowhere(packWith(clause({ cls: 'STEP' }))));
    const compiled = compilePack(pack);
    const played = story(proof);
    const claimed = clauseCoverage(pack, [traceStory(compiled, played)]);
    expect(proveByRemoval(compiled, claimed, [played]).find(({ id }) => id === 'R-test-1')?.how).toBe('executed');
  });

  it('not by a notice when another tells the same person', () => {
    const twice: Change = (pack) =>
      inProcess(({ notices }) => ({
        notices: {
          ...notices,
          again: { on: [{ event: 'REVIEW_HELD' }], to: ['sw'], text: 'Once more', ...cites },
        },
      }))(pack);
    const found = coverageOf(twice(citingNowhere(packWith(clause()))), {
      steps: [intoCare(), review({ number: 1 }, { notify: ['sw'] })],
    });
    expect(found.how).toBe('open');
  });

  it('no longer, once removal shows that nobody misses it', () => {
    const pack = event('REVIEW_HELD', cites)(citingNowhere(packWith(clause())));
    const compiled = compilePack(pack);
    const told = story({ steps: [intoCare(), review({ number: 1 })] });
    const [claimed] = clauseCoverage(pack, [traceStory(compiled, told)]);
    if (claimed === undefined) throw new Error('The clause is not listed.');
    const claims = claimed.elements.map((one) => ({
      ...one,
      element: { ...one.element, place: 'facts.json#/nothing' },
    }));
    expect(proveByRemoval(compiled, [{ ...claimed, elements: claims }], [told])[0]?.how).toBe('open');
  });
});

describe('a clause is shown', () => {
  const principle = clause({ cls: 'PRINCIPLE' });
  const withSentence = inProcess(({ chart }) => ({
    chart: {
      ...chart,
      states: {
        ...chart.states,
        care: withMeta(chart.states.care, 'placed', { ...cites, sentence: 'A secure home without delay.' }),
      },
    },
  }));

  it('when it is a principle and a user reads it', () =>
    expect(coverageOf(withSentence(citingNowhere(packWith(principle))), { steps: [intoCare()] }).how).toBe('shown'));

  it('not when it is to be carried out', () =>
    expect(
      coverageOf(withSentence(citingNowhere(packWith(clause({ cls: 'GUARD' })))), { steps: [intoCare()] }),
    ).toMatchObject({
      how: 'open',
      because: expect.stringContaining('coveredAs'),
    }));

  const said = (where: string) =>
    clause({ cls: 'STEP', coveredAs: { how: 'shown', where, because: 'It is a link to guidance.' } });

  it('when the pack says where, and why that is enough', () =>
    expect(coverageOf(citingNowhere(packWith(said('forms/report/layout.json#/title'))), { steps: [] })).toMatchObject({
      how: 'shown',
      because: 'It is a link to guidance.',
    }));

  it('and not executed where a case only comes to stand at what cites it', () => {
    const agreed = inProcess(({ chart }) => ({
      chart: { ...chart, states: { ...chart.states, plan: withMeta(chart.states.plan, 'agreed', cites) } },
    }));
    const told = { steps: [intoCare(), review(adoption, { state: { plan: 'agreed' } })] };
    expect(coverageOf(agreed(citingNowhere(packWith(clause({ cls: 'GUARD' })))), told).how).toBe('executed');
    expect(coverageOf(agreed(citingNowhere(packWith(principle))), told).how).not.toBe('executed');
    expect(coverageOf(agreed(citingNowhere(packWith(said('forms/report/layout.json#/title')))), told).how).toBe(
      'shown',
    );
  });

  it('not when nothing stands where the pack says', () =>
    expect(coverageOf(citingNowhere(packWith(said('forms/report/layout.json#/purpose'))), { steps: [] }).how).toBe(
      'open',
    ));
});

describe('a clause is reported', () => {
  const tracked: Change = (pack) => ({
    ...pack,
    trackers: {
      T_01: { title: 'Adoption', rule: { field: 'fact.primaryPlan', operator: '=', value: 'ADOPTION' }, ...cites },
    },
  });
  const steps = [intoCare(), review(adoption)];

  it('by a tracker in which a walkthrough looks for the child', () =>
    expect(
      coverageOf(tracked(citingNowhere(packWith(clause({ cls: 'TRACKER' })))), {
        steps,
        trackers: [{ on: '2026-03-25', indicator: 'T-01', expect: true }],
      }).how,
    ).toBe('reported'));

  it('not by a tracker that no walkthrough looks at', () =>
    expect(coverageOf(tracked(citingNowhere(packWith(clause({ cls: 'TRACKER' })))), { steps }).how).toBe('open'));
});

describe('what no walkthrough reaches', () => {
  const reachedBy = (...written: Written[]): string[] =>
    unreached(
      smallPack,
      written.map((one) => traceStory(compilePack(smallPack), story(one))),
    ).map(({ kind, what, title }) => `${kind} ${what}: ${title}`);

  it('is everything while there is none', () => expect(reachedBy().length).toBeGreaterThan(20));

  it('is named part by part: a limit that is started and not met', () => {
    const left = reachedBy({ steps: [intoCare()] }).filter((line) => line.includes('First review'));
    expect(left).toEqual(['deadline is never met: First review', 'deadline is never overdue: First review']);
  });

  it('shrinks by what a story does', () => {
    const left = reachedBy({ steps: [intoCare(), review(adoption)] });
    for (const reached of ['task is never created: Write the report', 'notice is never sent: A review has been held'])
      expect(left).not.toContain(reached);
    expect(left).toContain('task is never created: Find the services needed');
  });
});
