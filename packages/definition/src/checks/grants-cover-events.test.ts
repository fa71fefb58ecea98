import { describe, expect, it } from '@jest/globals';
import { problemsAfter } from '../example-pack.js';
import type { Json } from '../parse-json.js';

type Changes = Record<string, Json | undefined>;
const PROCESS = 'processes/child-permanence';

describe('grants-cover-events', () => {
  it.each<[string, Changes, string, RegExp]>([
    [
      'an event of no grant',
      {
        [`${PROCESS}/events.json#/VISIT_MADE`]: { title: 'x', done: 'x', group: 'care', sources: ['R-dale-1'] },
        [`${PROCESS}/chart.json#/states/care/on`]: { VISIT_MADE: {} },
      },
      `${PROCESS}/events.json#/VISIT_MADE`,
      /Nobody may record `VISIT_MADE`/,
    ],
    [
      'a grant of no event',
      { 'grants.json#/grants/1/events/1': 'REVIEWS_HELD' },
      'grants.json#/grants/1/events/1',
      /`REVIEW_HELD`/,
    ],
    [
      'a grant of no document',
      { 'grants.json#/grants/2/resources/1': 'PMM' },
      'grants.json#/grants/2/resources/1',
      /no document or record `PMM`.*`PPM`/,
    ],
    [
      'a grant of what only time sends',
      { 'grants.json#/grants/0/events/3': 'DEADLINE_OVERDUE' },
      `${PROCESS}/events.json#/DEADLINE_OVERDUE`,
      /sent by time alone/,
    ],
  ])('finds %s, and nothing else', (_, changes, path, words) => {
    const problems = problemsAfter(changes);
    expect(problems.map((problem) => [problem.check, problem.path])).toEqual([['grants-cover-events', path]]);
    expect(`${problems[0]?.sentence} ${problems[0]?.suggestion}`).toMatch(words);
  });
});
