import { describe, expect, it } from '@jest/globals';
import { problemsAfter } from '../example-pack.js';
import type { Json } from '../parse-json.js';

type Changes = Record<string, Json | undefined>;
const PROCESS = 'processes/child-permanence';

describe('sources-cited', () => {
  it.each<[string, Changes, string, RegExp]>([
    [
      'an event',
      { [`${PROCESS}/events.json#/CARE_ENDED/sources`]: [] },
      `${PROCESS}/events.json#/CARE_ENDED/sources`,
      /event `CARE_ENDED` cites no clause/,
    ],
    [
      'a gate',
      { [`${PROCESS}/events.json#/PPM_HELD/gates/0/sources`]: [] },
      `${PROCESS}/events.json#/PPM_HELD/gates/0/sources`,
      /gate `carersAsked`/,
    ],
    [
      'a deadline',
      { [`${PROCESS}/deadlines.json#/firstReview/sources`]: [] },
      `${PROCESS}/deadlines.json#/firstReview/sources`,
      /deadline `firstReview`/,
    ],
    [
      'a document',
      { [`${PROCESS}/documents.json#/PPM.minutes/sources`]: [] },
      `${PROCESS}/documents.json#/PPM.minutes/sources`,
      /document `PPM.minutes`/,
    ],
    [
      'a task',
      { [`${PROCESS}/tasks.json#/bookReview/sources`]: [] },
      `${PROCESS}/tasks.json#/bookReview/sources`,
      /task/,
    ],
    [
      'a notice',
      { [`${PROCESS}/notices.json#/reviewAgreed/sources`]: [] },
      `${PROCESS}/notices.json#/reviewAgreed/sources`,
      /notice/,
    ],
    ['a body', { 'bodies/panel.json#/sources': [] }, 'bodies/panel.json#/sources', /body `panel`/],
  ])('finds %s, and nothing else', (_, changes, path, words) => {
    const problems = problemsAfter(changes);
    expect(problems.map((problem) => [problem.check, problem.path])).toEqual([['sources-cited', path]]);
    expect(`${problems[0]?.sentence} ${problems[0]?.suggestion}`).toMatch(words);
  });
});
