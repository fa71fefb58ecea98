import { describe, expect, it } from '@jest/globals';
import { problemsAfter } from '../example-pack.js';
import type { Json } from '../parse-json.js';

type Changes = Record<string, Json | undefined>;
const PROCESS = 'processes/child-permanence';

const DEADLINE = `${PROCESS}/deadlines.json#/firstReview`;
const noReviewYet = { field: 'fact.lastReview', operator: 'null' };
/** Reviews are recorded in care and nowhere else. */
const reviewsInCareAlone: Changes = {
  [`${PROCESS}/chart.json#/states/planning/states/proposed/on`]: { PPM_HELD: { target: 'ratified' } },
  'grants.json#/grants/1/when': undefined,
};

describe('limits-are-stopped', () => {
  it.each<[string, Changes, string, RegExp]>([
    [
      'a limit that outlasts care, where reviews end with it',
      { ...reviewsInCareAlone, [`${DEADLINE}/while`]: noReviewYet },
      `${DEADLINE}/while`,
      /First review can stand for ever: in `care.ceased` nobody can record what meets it \(REVIEW_HELD\)/,
    ],
    [
      'a limit that outlasts care, where the grant ends with it',
      { [`${DEADLINE}/while`]: noReviewYet, [`${PROCESS}/chart.json#/states/care/states/ceased/on/REVIEW_HELD`]: {} },
      `${DEADLINE}/while`,
      /`care.ceased`/,
    ],
  ])('finds %s, and nothing else', (_, changes, path, words) => {
    const problems = problemsAfter(changes);
    expect(problems.map((problem) => [problem.check, problem.path])).toEqual([['limits-are-stopped', path]]);
    expect(`${problems[0]?.sentence} ${problems[0]?.suggestion}`).toMatch(words);
  });

  it.each<[string, Changes]>([
    ['a limit that ends with care', { ...reviewsInCareAlone, [`${DEADLINE}/while`]: 'isLookedAfter' }],
    [
      'a limit that ends where the same event ends planning',
      {
        ...reviewsInCareAlone,
        [`${DEADLINE}/while`]: {
          field: 'state.planning',
          operator: 'in',
          value: ['notStarted', 'proposed', 'ratified'],
        },
        [`${PROCESS}/chart.json#/states/planning/states/exempt/tags`]: [],
        [`${PROCESS}/chart.json#/states/planning/states/ratified/tags`]: [],
      },
    ],
    [
      'a limit that what ends care can still meet',
      {
        [`${DEADLINE}/while`]: noReviewYet,
        [`${PROCESS}/chart.json#/states/care/states/ceased/on/REVIEW_HELD`]: {},
        'grants.json#/grants/1/when': undefined,
        [`${PROCESS}/chart.json#/states/planning/states/stopped`]: {
          tags: ['outcome'],
          on: { PPM_HELD: { target: 'proposed' } },
        },
      },
    ],
  ])('says nothing of %s', (_, changes) => expect(problemsAfter(changes)).toEqual([]));
});
