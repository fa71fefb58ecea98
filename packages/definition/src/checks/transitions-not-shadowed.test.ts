import { describe, expect, it } from '@jest/globals';
import { problemsAfter } from '../example-pack.js';
import type { Json } from '../parse-json.js';

type Changes = Record<string, Json | undefined>;
const PROCESS = 'processes/child-permanence';
const CHART = `${PROCESS}/chart.json#/states`;
const REVIEW = `${CHART}/planning/states/proposed/on/REVIEW_HELD`;
const when = (target: string, rule: Json): Json => ({ target, guard: { type: 'rule', params: { rule } } });
const outcome = (value: string): Json => ({ field: 'answer.outcome', operator: '=', value });
const known: Json = { field: 'fact.plan', operator: 'notNull' };
const unknown: Json = { field: 'fact.plan', operator: 'null' };

describe('transitions-not-shadowed', () => {
  it.each<[string, Changes, string, RegExp]>([
    [
      'a transition after one that asks nothing',
      { [REVIEW]: [{ target: 'ratified' }, when('exempt', 'reviewAgrees')] },
      `${REVIEW}/1`,
      /on `REVIEW_HELD` in the state `planning.proposed` can never be taken: earlier ones/,
    ],
    [
      'a transition whose guard says no more than an earlier one',
      {
        [REVIEW]: [
          when('ratified', 'reviewAgrees'),
          when('exempt', { combinator: 'and', rules: [outcome('agreed'), known] }),
        ],
      },
      `${REVIEW}/1`,
      /earlier ones are always taken first/,
    ],
    [
      'the last of three when the first two leave nothing over',
      { [REVIEW]: [when('ratified', known), when('exempt', unknown), { target: 'notStarted' }] },
      `${REVIEW}/2`,
      /earlier ones are always taken first/,
    ],
    [
      'a transition of a region whose every state has one of its own',
      {
        [`${CHART}/care/on`]: { CARE_ENDED: { target: '.ceased' } },
        [`${CHART}/care/states/edgeOfCare/on/CARE_ENDED`]: { target: 'ceased' },
        [`${CHART}/care/states/ceased/on/CARE_ENDED`]: { target: 'ceased' },
      },
      `${CHART}/care/on/CARE_ENDED`,
      /those of the states inside it are always taken first/,
    ],
  ])('finds %s, and nothing else', (_, changes, path, words) => {
    const problems = problemsAfter(changes);
    expect(problems.map((problem) => [problem.check, problem.path])).toEqual([['transitions-not-shadowed', path]]);
    expect(problems[0]?.sentence).toMatch(words);
  });

  it.each<[string, Changes]>([
    [
      'the last for what is unknown to those before it',
      {
        [REVIEW]: [
          when('ratified', { field: 'fact.plan', operator: '=', value: 'LTF' }),
          when('exempt', { field: 'fact.plan', operator: '!=', value: 'LTF' }),
          { target: 'notStarted' },
        ],
      },
    ],
    [
      'a transition of a region that one state inside leaves alone',
      {
        [`${CHART}/care/on`]: { CARE_ENDED: { target: '.ceased' } },
        [`${CHART}/care/states/ceased/on/CARE_ENDED`]: { target: 'ceased' },
      },
    ],
    [
      'two answers with a way each',
      { [REVIEW]: [when('ratified', outcome('agreed')), when('exempt', outcome('notAgreed'))] },
    ],
  ])('lets %s stand', (_, changes) => expect(problemsAfter(changes)).toEqual([]));
});
