import { describe, expect, it } from '@jest/globals';
import { problemsAfter } from '../example-pack.js';
import type { Json } from '../parse-json.js';

type Changes = Record<string, Json | undefined>;
const PROCESS = 'processes/child-permanence';

describe('rules-well-typed', () => {
  it.each<[string, Changes, string, RegExp]>([
    [
      'an operator that does not fit',
      { 'rules.json#/atRisk/rule/rules/2': { field: 'fact.legalStatus', operator: '>', value: 'C1' } },
      'rules.json#/atRisk/rule/rules/2/operator',
      /`>` cannot be asked of `fact.legalStatus`, which is a choice/,
    ],
    [
      'a code that is not in the list',
      { 'rules.json#/atRisk/rule/rules/2/value/1': 'V3' },
      'rules.json#/atRisk/rule/rules/2/value/1',
      /"V3" is not one of the choices/,
    ],
    [
      "an answer's option that the question does not have",
      { 'rules.json#/reviewAgrees/rule/value': 'agree' },
      'rules.json#/reviewAgrees/rule/value',
      /not one of the choices of `answer.outcome`.*`agreed`/,
    ],
    [
      'a state that the region does not have',
      { 'rules.json#/isLookedAfter/rule/value': 'lookedafter' },
      'rules.json#/isLookedAfter/rule/value',
      /`lookedAfter`/,
    ],
    [
      'text for a number',
      { [`${PROCESS}/deadlines.json#/firstReview/while/rules/1/value`]: '1' },
      `${PROCESS}/deadlines.json#/firstReview/while/rules/1/value`,
      /a number, and "1" is not/,
    ],
    [
      'text for yes or no',
      { [`${PROCESS}/events.json#/PPM_HELD/gates/0/requires/value`]: 'yes' },
      `${PROCESS}/events.json#/PPM_HELD/gates/0/requires/value`,
      /true or false/,
    ],
    [
      'a date that is none',
      { 'rules.json#/atRisk/rule/rules/1': { field: 'fact.lastReview', operator: '<', value: '1/2/2026' } },
      'rules.json#/atRisk/rule/rules/1/value',
      /a date/,
    ],
    [
      'a value where none is taken',
      { 'rules.json#/atRisk/rule/rules/1/value': true },
      'rules.json#/atRisk/rule/rules/1/value',
      /takes no value/,
    ],
    [
      'no value where one is needed',
      { 'rules.json#/reviewAgrees/rule/value': undefined },
      'rules.json#/reviewAgrees/rule',
      /nothing to compare with/,
    ],
    [
      'a list for one value',
      { 'rules.json#/reviewAgrees/rule/value': ['agreed'] },
      'rules.json#/reviewAgrees/rule/value',
      /Use `in`/,
    ],
    [
      'a parameter of the wrong type',
      { 'authority.json#/parameters/oldestForMeeting/value': 'thirteen' },
      'rules.json#/tooOldForMeeting/rule/value',
      /comes from the parameter/,
    ],
    [
      'a limit that counts with a fraction',
      { 'authority.json#/parameters/firstReviewDays/value': 2.5 },
      `${PROCESS}/deadlines.json#/firstReview/components/fromEntry/allow/n`,
      /whole number/,
    ],
    [
      'two fields that cannot be compared',
      {
        'rules.json#/atRisk/rule/rules/1': {
          field: 'fact.lastReview',
          operator: '<',
          value: 'fact.plan',
          valueSource: 'field',
        },
      },
      'rules.json#/atRisk/rule/rules/1/value',
      /cannot be compared/,
    ],
    [
      'rules that name each other in a circle',
      { 'rules.json#/isLookedAfter/rule': { rule: 'atRisk' } },
      'rules.json#/isLookedAfter/rule',
      /circle: `isLookedAfter`, `atRisk`/,
    ],
  ])('finds %s, and nothing else', (_, changes, path, words) => {
    const problems = problemsAfter(changes);
    expect(problems.map((problem) => [problem.check, problem.path])).toEqual([['rules-well-typed', path]]);
    expect(`${problems[0]?.sentence} ${problems[0]?.suggestion}`).toMatch(words);
  });

  it('lets a list of days, but no list of codes, be asked whether a day is one of them', () => {
    const isScheduled: Json = {
      field: 'fact.routesConsidered',
      operator: 'contains',
      value: 'fact.lastReview',
      valueSource: 'field',
    };
    const asked = { 'rules.json#/atRisk/rule/rules/1': isScheduled };
    expect(problemsAfter({ ...asked, 'facts.json#/routesConsidered/codes': undefined })).toEqual([]);
    expect(problemsAfter(asked).map(({ path }) => path)).toEqual(['rules.json#/atRisk/rule/rules/1/value']);
  });

  it('finds rules that grow beyond bounds by naming others twice', () => {
    const doubling = Array.from({ length: 30 }, (_, index): [string, Json] => [
      `rules.json#/r${index}`,
      {
        title: 'x',
        rule:
          index === 0
            ? { field: 'age', operator: '<', value: 3 }
            : { combinator: 'and', rules: [{ rule: `r${index - 1}` }, { rule: `r${index - 1}` }] },
      },
    ]);
    const problems = problemsAfter(Object.fromEntries(doubling));
    expect(problems.map(({ path }) => path)).toContain('rules.json#/r11/rule');
    expect(new Set(problems.map(({ check }) => check))).toEqual(new Set(['rules-well-typed']));
  });

  it('finds rules that lead deeper than the engine follows, by names or by groups', () => {
    const chain = (length: number): [string, Json][] =>
      Array.from({ length }, (_, index): [string, Json] => [
        `rules.json#/r${index}`,
        { title: 'x', rule: index === 0 ? { field: 'age', operator: '<', value: 3 } : { rule: `r${index - 1}` } },
      ]);
    expect(problemsAfter(Object.fromEntries(chain(40)))).toEqual([]);
    expect(problemsAfter(Object.fromEntries(chain(41))).map(({ check, path }) => [check, path])).toEqual([
      ['rules-well-typed', 'rules.json#/r40/rule'],
    ]);
  });
});
