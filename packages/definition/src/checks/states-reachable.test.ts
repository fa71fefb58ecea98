import { describe, expect, it } from '@jest/globals';
import { problemsAfter } from '../example-pack.js';
import type { Json } from '../parse-json.js';

type Changes = Record<string, Json | undefined>;
const PROCESS = 'processes/child-permanence';

describe('states-reachable', () => {
  it.each<[string, Changes, string, RegExp]>([
    [
      'a state that nothing leads to',
      {
        [`${PROCESS}/chart.json#/states/planning/states/paused`]: {
          tags: ['outcome'],
          on: { PPM_HELD: { target: 'proposed' } },
        },
      },
      `${PROCESS}/chart.json#/states/planning/states/paused`,
      /Nothing leads to the state `planning.paused`/,
    ],
    [
      'only the outermost of states that nothing leads to',
      {
        [`${PROCESS}/chart.json#/states/planning/states/paused`]: {
          tags: ['outcome'],
          initial: 'a',
          states: { a: { on: { PPM_HELD: { target: 'b' } } }, b: {} },
        },
      },
      `${PROCESS}/chart.json#/states/planning/states/paused`,
      /Nothing leads/,
    ],
  ])('finds %s, and nothing else', (_, changes, path, words) => {
    const problems = problemsAfter(changes);
    expect(problems.map((problem) => [problem.check, problem.path])).toEqual([['states-reachable', path]]);
    expect(`${problems[0]?.sentence} ${problems[0]?.suggestion}`).toMatch(words);
  });
});
