/** A pack with a random process on top of the random catalogue: events that come about in every way, with forms, gates, grants, transitions and work that ask few conditions again and again. */
import {
  type EventDefinition,
  type FormDefinition,
  type Gate,
  type Grant,
  type Pack,
  type Process,
  type Rule,
  type StateNode,
  scopeOn,
  type Transition,
} from '@homeward/definition';
import type { Draw } from './drawing.js';
import { ROLES, randomPack } from './random-pack.js';
import { randomRule } from './random-rule.js';

/** A return brings the first; another child's meeting tells of the third; only a linked case sends the fourth. */
export const EVENTS = ['REVIEW_HELD', 'MEETING_HELD', 'GROUP_HELD', 'HEARD', 'SUBMITTED', 'BIRTHDAY'] as const;
type Event = (typeof EVENTS)[number];
type Rules = (event: Event | undefined) => Rule;

export const randomProcessPack = (draw: Draw): Pack => {
  const plain = randomPack(draw);
  const { process: bare } = plain.processes;
  if (bare === undefined) throw new Error('The random pack has no process.');
  const form = randomForm(draw, plain);
  const forms = { form };
  const events: Process['events'] = {
    REVIEW_HELD: event({ form: 'form' }),
    MEETING_HELD: event({ form: 'form' }),
    GROUP_HELD: event({ form: 'form', alsoFor: { answer: 'several', perChild: [] } }),
    HEARD: event({ sentBy: 'signal' }),
    SUBMITTED: event({ document: 'named' }),
  };
  const PAPER = {
    title: 'Paper',
    form: 'form',
    steps: [
      { event: 'SUBMITTED', from: ['none' as const, 'draft' as const], to: 'submitted' as const },
      { event: 'MEETING_HELD', from: ['submitted' as const], to: 'approved' as const },
    ],
    sources: [],
  };
  const outline: Pack = { ...plain, forms, processes: { process: { ...bare, events, documents: { PAPER } } } };
  const rules = poolOf(draw, outline);
  const process = outline.processes.process ?? bare;
  return {
    ...outline,
    forms: { form: asking(draw, form, rules) },
    grants: { ...plain.grants, grants: randomGrants(draw, rules) },
    processes: {
      process: {
        ...process,
        chart: { ...process.chart, states: randomStates(draw, rules) },
        events: Object.fromEntries(EVENTS.flatMap((name) => withRules(draw, rules, name, events[name]))),
        tasks: { told: { title: 'Tell', owner: 'sw', createdBy: onSome(draw, rules), doneBy: [], sources: [] } },
        notices: { said: { text: 'Said', to: ['tm'], on: onSome(draw, rules), sources: [] } },
        deadlines: {
          limit: {
            title: 'Limit',
            kind: 'latest',
            components: {
              only: {
                title: 'Only',
                anchor: { fact: 'began' },
                allow: { n: 3, unit: 'weeks', direction: 'forward' },
                source: 'R-1',
                verified: true,
              },
            },
            while: rules(undefined),
            metBy: onSome(draw, rules),
            owner: 'sw',
            onOverdue: [],
            sources: [],
          },
        },
      },
    },
  };
};

const event = (more: Partial<EventDefinition>): EventDefinition => ({
  title: 'It happens',
  done: 'It happened',
  group: 'care',
  sentBy: 'person',
  gates: [],
  facts: [],
  sources: ['R-1'],
  ...more,
});

/** Rules over the same few conditions, so that one often says what another makes certain. */
const poolOf = (draw: Draw, pack: Pack): Rules => {
  const pools = new Map<Event | undefined, readonly Rule[]>();
  const { process } = pack.processes;
  if (process === undefined) throw new Error('The outline has no process.');
  const ofCase = Array.from({ length: 4 }, () =>
    randomRule(draw, pack, scopeOn(pack, process, undefined), { independent: draw.oneIn(2) }, 0),
  ).filter(asksNoAnswer);
  for (const name of [...EVENTS, undefined]) {
    const scope = scopeOn(pack, process, name);
    const own = Array.from({ length: 8 }, () => randomRule(draw, pack, scope, { independent: true }, 0));
    const answers = own.filter((rule) => !asksNoAnswer(rule));
    pools.set(name, name === undefined ? ofCase : [...ofCase, ...answers, ...own.slice(0, 2)]);
  }
  const group = (pool: readonly Rule[], depth: number): Rule => {
    if (pool.length === 0) return { field: 'fact.yes', operator: '=', value: true };
    if (depth === 0 || draw.oneIn(3)) return draw.one(pool);
    const rules = Array.from({ length: 2 + draw.below(2) }, () => group(pool, depth - 1));
    return { combinator: draw.one(['and', 'or']), ...(draw.oneIn(6) ? { not: true } : {}), rules };
  };
  return (name) => group(pools.get(name) ?? [], 2);
};

const asksNoAnswer = (rule: Rule): boolean => !JSON.stringify(rule).includes('answer.');

/** Why it is not known may be said of the reasons. */
const randomForm = (draw: Draw, { forms }: Pack): FormDefinition => {
  const form = forms.form;
  if (form === undefined) throw new Error('The random pack has no form.');
  const names = Object.keys(form.schema.properties);
  return {
    ...form,
    schema: {
      ...form.schema,
      required: names.filter((name) => name !== 'on' && draw.oneIn(3)),
      properties: { ...form.schema.properties, whyNotKnown: { type: 'string', title: 'Why it is not known' } },
    },
  };
};

const asking = (draw: Draw, form: FormDefinition, rules: Rules): FormDefinition => {
  const names = Object.keys(form.schema.properties);
  const some = (key: 'visibleWhen' | 'requiredWhen', times: number) =>
    draw.oneIn(times) ? { [key]: rules('REVIEW_HELD') } : {};
  return {
    ...form,
    layout: {
      ...form.layout,
      sections: [
        { key: 'first', title: 'First', ...some('visibleWhen', 3), questions: ['choice', 'several', 'number'] },
        {
          key: 'second',
          title: 'Second',
          ...some('visibleWhen', 2),
          questions: ['agreed', 'on', 'why', 'whyNotKnown'],
        },
      ],
      questions: Object.fromEntries(
        names.map((name) => [
          name,
          {
            errorName: name,
            ...some('visibleWhen', 3),
            ...some('requiredWhen', 2),
            ...(name === 'why' ? { notKnown: true } : {}),
          },
        ]),
      ),
    },
  };
};

const randomGrants = (draw: Draw, rules: Rules): Grant[] =>
  EVENTS.flatMap((name) =>
    ROLES.filter(() => !draw.oneIn(4)).map(
      (role): Grant => ({
        may: 'record',
        events: [name],
        roles: [role],
        sources: [],
        ...(draw.oneIn(2) ? { when: rules(undefined) } : {}),
      }),
    ),
  );

const withRules = (
  draw: Draw,
  rules: Rules,
  name: Event,
  definition: EventDefinition | undefined,
): [string, EventDefinition][] => {
  if (definition === undefined) return [];
  const gates = Array.from({ length: draw.below(3) }, (_, index): Gate => {
    const kind = draw.one(['hard', 'soft', 'statutory'] as const);
    return {
      key: `gate${index}`,
      kind,
      ...(draw.oneIn(2) ? { when: rules(name) } : {}),
      requires: rules(name),
      sentence: `Gate ${index}`,
      ...(kind === 'soft' ? { overrideBy: [draw.one(ROLES)] } : {}),
      sources: [],
    };
  });
  const when = () => (draw.oneIn(2) ? { when: rules(name) } : {});
  const facts: EventDefinition['facts'] = [
    { fact: 'began', value: { day: true }, ...when() },
    { fact: 'yes', value: { constant: draw.oneIn(2) }, ...when() },
    ...(name === 'HEARD' ? [] : [{ fact: 'code', value: { answer: 'choice' }, ...when() }]),
  ];
  return [[name, { ...definition, gates, facts: facts.filter(() => draw.oneIn(2)) }]];
};

const onSome = (draw: Draw, rules: Rules): { event: string; when?: Rule }[] =>
  [draw.one(EVENTS), draw.one(EVENTS)].map((name) => ({
    event: name,
    ...(draw.oneIn(4) ? {} : { when: rules(name) }),
  }));

const randomStates = (draw: Draw, rules: Rules): Record<string, StateNode> => {
  const transition = (name: Event, target: string): Transition => ({
    ...(draw.oneIn(3) ? {} : { guard: { type: 'rule', params: { rule: rules(name) } } }),
    ...(draw.oneIn(2) ? {} : { target: `#process.${target}`, ...(draw.oneIn(6) ? { reenter: true } : {}) }),
    ...(draw.oneIn(4) ? { meta: { sources: [draw.one(['R-1', 'R-2'])] } } : {}),
  });
  const on = (targets: readonly string[]): Pick<StateNode, 'on'> => ({
    on: Object.fromEntries(
      EVENTS.filter(() => !draw.oneIn(3)).map((name) => [
        name,
        Array.from({ length: 1 + draw.below(3) }, () => transition(name, draw.one(targets))),
      ]),
    ),
  });
  const care = ['care.out', 'care.in', 'care.in.first', 'care.in.second', 'care.ceased'];
  const plan = ['plan.none', 'plan.agreed', 'plan.agreed.second'];
  const inner = (targets: readonly string[]): StateNode => ({
    initial: 'first',
    ...around(targets),
    states: { first: on(targets), second: on(targets) },
  });
  // What a region takes wherever the case stands in it.
  const around = (targets: readonly string[]): Pick<StateNode, 'on'> => (draw.oneIn(2) ? on(targets) : {});
  const always: Pick<StateNode, 'always'> = draw.oneIn(3)
    ? { always: { target: '#process.plan.agreed.second', guard: { type: 'rule', params: { rule: rules(undefined) } } } }
    : {};
  return {
    care: { initial: 'out', ...around(care), states: { out: on(care), in: inner(care), ceased: on(care) } },
    plan: { initial: 'none', ...around(plan), states: { none: { ...on(plan), ...always }, agreed: inner(plan) } },
  };
};
