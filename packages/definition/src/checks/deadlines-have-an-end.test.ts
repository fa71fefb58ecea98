import { describe, expect, it } from '@jest/globals';
import { problemsAfter } from '../example-pack.js';
import type { Json } from '../parse-json.js';

type Changes = Record<string, Json | undefined>;
const PROCESS = 'processes/child-permanence';

describe('deadlines-have-an-end', () => {
  it.each<[string, Changes, string, RegExp]>([
    [
      "a deadline that only time's event could meet in a state that does not take it",
      { [`${PROCESS}/deadlines.json#/firstReview/metBy/0/event`]: 'DEADLINE_OVERDUE' },
      `${PROCESS}/deadlines.json#/firstReview/metBy`,
      /can never be met: nobody can record `DEADLINE_OVERDUE`/,
    ],
  ])('finds %s, and nothing else', (_, changes, path, words) => {
    const problems = problemsAfter(changes);
    expect(problems.map((problem) => [problem.check, problem.path])).toEqual([['deadlines-have-an-end', path]]);
    expect(`${problems[0]?.sentence} ${problems[0]?.suggestion}`).toMatch(words);
  });
});
