import { describe, expect, it } from '@jest/globals';
import { problemsAfter } from '../example-pack.js';
import type { Json } from '../parse-json.js';

type Changes = Record<string, Json | undefined>;
const PROCESS = 'processes/child-permanence';

describe('notices-reach-somebody', () => {
  it.each<[string, Changes, string, RegExp]>([
    [
      'a reader who is neither role nor body',
      { [`${PROCESS}/notices.json#/reviewAgreed/to/1`]: 'pannel' },
      `${PROCESS}/notices.json#/reviewAgreed/to/1`,
      /Nobody is told.*`panel`/,
    ],
  ])('finds %s, and nothing else', (_, changes, path, words) => {
    const problems = problemsAfter(changes);
    expect(problems.map((problem) => [problem.check, problem.path])).toEqual([['notices-reach-somebody', path]]);
    expect(`${problems[0]?.sentence} ${problems[0]?.suggestion}`).toMatch(words);
  });
});
