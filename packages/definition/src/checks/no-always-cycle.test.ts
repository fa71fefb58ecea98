import { describe, expect, it } from '@jest/globals';
import { problemsAfter } from '../example-pack.js';
import type { Json } from '../parse-json.js';

type Changes = Record<string, Json | undefined>;
const PROCESS = 'processes/child-permanence';

describe('no-always-cycle', () => {
  it.each<[string, Changes, string, RegExp]>([
    [
      'a circle of two',
      {
        [`${PROCESS}/chart.json#/states/planning/states/exempt/always`]: {
          target: 'notStarted',
          guard: { type: 'rule', params: { rule: { field: 'age', operator: '<', value: 4 } } },
        },
      },
      `${PROCESS}/chart.json#/states/planning/states/notStarted/always`,
      /circle: `planning.notStarted`, then `planning.exempt`/,
    ],
    [
      'a state that goes to itself',
      {
        [`${PROCESS}/chart.json#/states/planning/states/notStarted/always/target`]: 'notStarted',
        [`${PROCESS}/chart.json#/states/planning/states/notStarted/on/CARE_ENDED`]: { target: 'exempt' },
      },
      `${PROCESS}/chart.json#/states/planning/states/notStarted/always`,
      /circle/,
    ],
    [
      'a state that goes into itself and stays where it is asked',
      { [`${PROCESS}/chart.json#/states/planning/always`]: { target: '.exempt' } },
      `${PROCESS}/chart.json#/states/planning/always`,
      /circle/,
    ],
    [
      'a transition that goes nowhere',
      { [`${PROCESS}/chart.json#/states/planning/states/exempt/always`]: {} },
      `${PROCESS}/chart.json#/states/planning/states/exempt/always`,
      /goes nowhere/,
    ],
    [
      'a guard that asks where the chart stands',
      { [`${PROCESS}/chart.json#/states/planning/states/notStarted/always/guard/params/rule`]: 'isLookedAfter' },
      `${PROCESS}/chart.json#/states/planning/states/notStarted/always/guard/params/rule`,
      /asks about `state.care`/,
    ],
  ])('finds %s, and nothing else', (_, changes, path, words) => {
    const problems = problemsAfter(changes);
    expect(problems.map((problem) => [problem.check, problem.path])).toEqual([['no-always-cycle', path]]);
    expect(`${problems[0]?.sentence} ${problems[0]?.suggestion}`).toMatch(words);
  });
});
