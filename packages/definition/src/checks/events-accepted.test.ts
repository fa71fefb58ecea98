import { describe, expect, it } from '@jest/globals';
import { problemsAfter } from '../example-pack.js';
import type { Json } from '../parse-json.js';

type Changes = Record<string, Json | undefined>;
const PROCESS = 'processes/child-permanence';

describe('events-accepted', () => {
  it.each<[string, Changes, string, RegExp]>([
    [
      'an event that no state takes',
      {
        [`${PROCESS}/events.json#/VISIT_MADE`]: { title: 'x', done: 'x', group: 'care', sources: ['R-dale-1'] },
        'grants.json#/grants/0/events/3': 'VISIT_MADE',
      },
      `${PROCESS}/events.json#/VISIT_MADE`,
      /No state accepts `VISIT_MADE`/,
    ],
  ])('finds %s, and nothing else', (_, changes, path, words) => {
    const problems = problemsAfter(changes);
    expect(problems.map((problem) => [problem.check, problem.path])).toEqual([['events-accepted', path]]);
    expect(`${problems[0]?.sentence} ${problems[0]?.suggestion}`).toMatch(words);
  });
});
