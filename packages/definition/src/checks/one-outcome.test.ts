import { describe, expect, it } from '@jest/globals';
import { problemsAfter } from '../example-pack.js';
import type { Json } from '../parse-json.js';

type Changes = Record<string, Json | undefined>;
const PROCESS = 'processes/child-permanence';
const CHART = `${PROCESS}/chart.json#/states`;
const at = (field: string, operator: string, value: Json): Json => ({ field, operator, value });
const secured: Json = { tags: ['outcome'], meta: { title: 'Secured', position: 'secured' } };

/** A route that the review secures when the rule holds. */
const route = (rule: Json): Json => ({
  initial: 'exploring',
  states: {
    exploring: {
      tags: ['outcome'],
      on: { REVIEW_HELD: { target: 'secured', guard: { type: 'rule', params: { rule } } } },
    },
    secured,
  },
});
const routes = (adoption: Json, ltf: Json): Changes => ({
  [`${CHART}/adoption`]: route(adoption),
  [`${CHART}/ltf`]: route(ltf),
  [`${PROCESS}/process.json#/regions`]: [
    { region: 'care', title: 'Care' },
    { region: 'planning', title: 'Planning' },
    { region: 'adoption', title: 'Adoption' },
    { region: 'ltf', title: 'Long-term fostering' },
  ],
  [`${PROCESS}/process.json#/routes`]: [
    { region: 'adoption', title: 'Adoption', plans: ['ADOPTION'] },
    { region: 'ltf', title: 'Long-term fostering', plans: ['LTF'] },
  ],
});
/** The review names orders, several at once if need be. */
const SEVERAL: Changes = {
  'forms/review/schema.json#/properties/orders': {
    type: 'array',
    title: 'Orders',
    items: { type: 'string', title: 'Order', codes: 'plans' },
    uniqueItems: true,
  },
  'forms/review/layout.json#/sections/0/questions/2': 'orders',
  'forms/review/layout.json#/questions/orders': { errorName: 'the orders' },
};

describe('one-outcome', () => {
  it.each<[string, Changes, 'error' | 'warning', RegExp]>([
    [
      'one answer that secures two routes',
      routes(at('answer.outcome', '=', 'agreed'), at('answer.outcome', 'in', ['agreed'])),
      'error',
      /One `REVIEW_HELD` can secure two routes at once, `adoption.secured` and `ltf.secured`, when `answer.outcome` is agreed/,
    ],
    [
      'one of several choices that secures two routes',
      { ...SEVERAL, ...routes(at('answer.orders', 'contains', 'LTF'), at('answer.orders', 'in', ['ADOPTION', 'LTF'])) },
      'error',
      /two routes at once/,
    ],
    [
      'two routes that facts would have to tell apart',
      routes(at('age', '<', 12), at('age', '>', 10)),
      'warning',
      /two routes at once/,
    ],
  ])('finds %s, and nothing else', (_, changes, severity, words) => {
    const problems = problemsAfter(changes);
    expect(problems.map((problem) => [problem.check, problem.path, problem.severity])).toEqual([
      ['one-outcome', `${CHART}/ltf/states/exploring/on/REVIEW_HELD`, severity],
    ]);
    expect(problems[0]?.sentence).toMatch(words);
  });

  it.each<[string, Changes]>([
    ['an answer for each route', routes(at('answer.outcome', '=', 'agreed'), at('answer.outcome', '=', 'notAgreed'))],
    [
      'an answer that names two outcomes itself',
      { ...SEVERAL, ...routes(at('answer.orders', 'contains', 'LTF'), at('answer.orders', 'contains', 'ADOPTION')) },
    ],
    [
      'routes of which a gate keeps one shut',
      {
        ...routes(at('answer.outcome', '=', 'agreed'), at('fact.plan', '=', 'LTF')),
        [`${PROCESS}/events.json#/REVIEW_HELD/gates`]: [
          {
            key: 'notLtf',
            kind: 'hard',
            when: at('fact.plan', '=', 'LTF'),
            requires: at('answer.outcome', '=', 'notAgreed'),
            sentence: 'x',
            sources: ['R-dale-1'],
          },
        ],
      },
    ],
  ])('lets %s stand', (_, changes) => expect(problemsAfter(changes)).toEqual([]));

  /** The long-term fostering route is secured by itself once the carers are known to agree. */
  const follows = (recorded: Json): Changes => ({
    ...routes(at('answer.outcome', '=', 'agreed'), at('answer.outcome', '=', 'notAgreed')),
    [`${CHART}/ltf/states/exploring/always`]: {
      target: 'secured',
      guard: { type: 'rule', params: { rule: at('fact.carersAgree', '=', true) } },
    },
    [`${PROCESS}/events.json#/REVIEW_HELD/facts/1`]: { fact: 'carersAgree', value: recorded },
  });

  it('warns of a route that is secured by itself, by what the event records that secures another', () => {
    const problems = problemsAfter(follows({ constant: true }));
    expect(problems.map(({ check, severity, path }) => [check, severity, path])).toEqual([
      ['one-outcome', 'warning', `${CHART}/ltf/states/exploring/always`],
    ]);
    expect(problems[0]?.sentence).toMatch(
      /When `REVIEW_HELD` secures `adoption.secured`, what it records can secure `ltf.secured` by itself/,
    );
  });

  it('says nothing where the event records something else than the other route waits for', () =>
    expect(problemsAfter(follows({ constant: false }))).toEqual([]));
});
