import { describe, expect, it } from '@jest/globals';
import { problemsAfter } from '../example-pack.js';
import type { Json } from '../parse-json.js';

type Changes = Record<string, Json | undefined>;
const PROCESS = 'processes/child-permanence';

describe('anchors-exist', () => {
  it.each<[string, Changes, string, RegExp]>([
    [
      'a fact that no event records',
      { [`${PROCESS}/events.json#/CHILD_BECAME_LOOKED_AFTER/facts/0/fact`]: 'lastReview' },
      `${PROCESS}/deadlines.json#/firstReview/components/fromEntry/anchor/fact`,
      /No event records the fact `becameLookedAfter`/,
    ],
    [
      'a state that the case cannot enter',
      { [`${PROCESS}/deadlines.json#/firstReview/components/fromState/anchor/entered`]: 'care.lookedafter' },
      `${PROCESS}/deadlines.json#/firstReview/components/fromState/anchor/entered`,
      /no state `care.lookedafter`.*`care.lookedAfter`/,
    ],
    [
      'a place that only leads back',
      {
        [`${PROCESS}/chart.json#/states/care/states/before`]: { type: 'history', target: 'lookedAfter' },
        [`${PROCESS}/deadlines.json#/firstReview/components/fromState/anchor/entered`]: 'care.before',
      },
      `${PROCESS}/deadlines.json#/firstReview/components/fromState/anchor/entered`,
      /never in `care.before`/,
    ],
    [
      'a fact that is no date, inside the earliest of several',
      {
        [`${PROCESS}/deadlines.json#/firstReview/components/fromEntry/anchor`]: {
          earliestOf: [{ fact: 'dateOfBirth' }, { fact: 'plan' }],
        },
      },
      `${PROCESS}/deadlines.json#/firstReview/components/fromEntry/anchor/earliestOf/1/fact`,
      /not a date/,
    ],
    [
      'a schedule that is no list of days',
      {
        [`${PROCESS}/deadlines.json#/firstReview/components/fromEntry/anchor`]: {
          nextOf: 'plan',
          after: { fact: 'becameLookedAfter' },
        },
      },
      `${PROCESS}/deadlines.json#/firstReview/components/fromEntry/anchor/nextOf`,
      /holds no list of days/,
    ],
  ])('finds %s, and nothing else', (_, changes, path, words) => {
    const problems = problemsAfter(changes);
    expect(problems.map((problem) => [problem.check, problem.path])).toEqual([['anchors-exist', path]]);
    expect(`${problems[0]?.sentence} ${problems[0]?.suggestion}`).toMatch(words);
  });
});
