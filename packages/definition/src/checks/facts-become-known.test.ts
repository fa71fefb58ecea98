import { describe, expect, it } from '@jest/globals';
import { problemsAfter } from '../example-pack.js';
import type { Json } from '../parse-json.js';

type Changes = Record<string, Json | undefined>;
const PROCESS = 'processes/child-permanence';
const PLAN_EFFECT = `${PROCESS}/events.json#/PPM_HELD/facts/0`;
const sources = ['R-dale-1'];

const found = (changes: Changes): readonly unknown[] =>
  problemsAfter(changes)
    .filter(({ check }) => check === 'facts-become-known')
    .map(({ path, severity }) => [path, severity]);

/** A fact that the example does not have, and a gate that asks for it. */
const asked = (condition: Json): Changes => ({
  'facts.json#/seenOn': { type: 'date', label: 'The child was seen on', sources },
  [`${PROCESS}/events.json#/REVIEW_HELD/gates`]: [
    {
      key: 'seen',
      kind: 'hard',
      requires: { combinator: 'or', rules: [condition, { field: 'age', operator: '<', value: 2 }] },
      sentence: 'Nobody has seen the child.',
      sources,
    },
  ],
});
const GATE = `${PROCESS}/events.json#/REVIEW_HELD/gates/0/requires/rules/0`;

describe('facts-become-known', () => {
  it.each<[string, Json]>([
    ['its value', { field: 'fact.seenOn', operator: '=', value: '2026-01-01' }],
    ['whether it is known', { field: 'fact.seenOn', operator: 'notNull' }],
    ['whether it is not known, which always is so', { field: 'fact.seenOn', operator: 'null' }],
    ['how often it was recorded', { field: 'times.seenOn', operator: '>=', value: 1 }],
    ['the days since', { field: 'daysSince.seenOn', operator: '<', value: 28 }],
    ['another day in comparison with it', { field: 'day', operator: '>', value: 'fact.seenOn', valueSource: 'field' }],
  ])('finds a fact that nothing makes known where a rule asks for %s', (_, condition) => {
    expect(found(asked(condition))).toEqual([[GATE, 'error']]);
  });

  const seen = (): Changes => asked({ field: 'fact.seenOn', operator: '>', value: '2026-01-01' });

  it.each<[string, Changes]>([
    ['an event records', { [`${PROCESS}/events.json#/PPM_HELD/facts/3`]: { fact: 'seenOn', value: { day: true } } }],
    [
      'stands from the first',
      { 'facts.json#/seenOn/initially': { value: '2020-01-01', because: 'Nobody knows better.' } },
    ],
    ['the return brings', { 'facts.json#/seenOn/ssda903': 'Episodes.DECOM' }],
  ])('is content with a fact that %s', (_, change) => {
    expect(problemsAfter({ ...seen(), ...change })).toEqual([]);
  });

  it('is content with what is asked of whoever opens a case', () => {
    const sex = { 'facts.json#/sex': { type: 'text', label: 'Sex', sources } };
    expect(found({ ...sex, ...asked({ field: 'fact.sex', operator: 'notNull' }) })).toEqual([]);
  });

  it('says it once of a fact, and in how many places it is asked for besides', () => {
    const [problem, ...others] = problemsAfter({
      [PLAN_EFFECT]: { fact: 'carersAgree', value: { answer: 'carersAgree' } },
      'rules.json#/atRisk/rule/rules/3': { field: 'fact.plan', operator: '=', value: 'ADOPTION' },
    }).filter(({ check }) => check === 'facts-become-known');
    expect(others).toEqual([]);
    expect(problem?.path).toBe('rules.json#/atRisk/rule/rules/3');
    expect(problem?.sentence).toBe(
      '“Permanence plan” (`plan`) is asked for here, and nothing ever makes it known: no action records it, no case is opened with it and no return brings it. Nothing but “is not known” can hold of it. It is asked for in 1 more place.',
    );
  });

  it('asks of a process what its own cases can know', () => {
    const household: Changes = {
      [`${PROCESS}/process.json#/links`]: { family: { title: 'Family', process: 'household', back: 'child' } },
      'processes/household/process.json': {
        id: 'household',
        title: 'A household',
        subject: 'household',
        regions: [],
        statement: [{ text: 'There is a plan.', when: { field: 'fact.plan', operator: 'notNull' } }],
        routes: [],
        lanes: [],
        links: { child: { title: 'Child', process: 'childPermanence', back: 'family' } },
        milestones: [],
      },
      'processes/household/chart.json': {
        id: 'household',
        type: 'parallel',
        states: { home: { initial: 'open', states: { open: { tags: ['outcome'] } } } },
      },
      'processes/household/events.json': {},
      'processes/household/deadlines.json': {},
      'processes/household/documents.json': {},
      'processes/household/tasks.json': {},
      'processes/household/notices.json': {},
    };
    expect(found(household)).toEqual([['processes/household/process.json#/statement/0/when', 'error']]);
    expect(problemsAfter(household).map(({ sentence }) => sentence)).toContain(
      '“Permanence plan” (`plan`) is asked for here, and no case of “A household” ever knows it: only cases of “Permanence for a child” do. Nothing but “is not known” can hold of it.',
    );
    const limit: Json = {
      title: 'First visit',
      components: {
        one: { title: 'One', anchor: { fact: 'lastReview' }, allow: { n: 1, unit: 'weeks' }, source: 'R-dale-1' },
      },
      while: { field: 'age', operator: '<', value: 18 },
      metBy: [{ event: 'VISITED' }],
      owner: 'sw',
      onOverdue: ['tm'],
      sources,
    };
    const counted = { ...household, 'processes/household/deadlines.json': { visit: limit } };
    expect(problemsAfter(counted).map(({ sentence }) => sentence)).toContain(
      'No case of “A household” ever knows the fact `lastReview`, only cases of “Permanence for a child” do: this limit can never begin.',
    );
    const opens = [{ link: 'family', reference: '{subject}-F', facts: { plan: { answer: 'preferred' } } }];
    expect(found({ ...household, [`${PROCESS}/events.json#/PPM_HELD/opens`]: opens })).toEqual([]);
  });
});
