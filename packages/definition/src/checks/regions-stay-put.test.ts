import { describe, expect, it } from '@jest/globals';
import { problemsAfter } from '../example-pack.js';
import type { Json } from '../parse-json.js';

type Changes = Record<string, Json | undefined>;
const PROCESS = 'processes/child-permanence';

describe('regions-stay-put', () => {
  it.each<[string, Changes, string, RegExp]>([
    [
      'a transition of the chart itself into one region',
      { [`${PROCESS}/chart.json#/on`]: { CARE_ENDED: { target: '.planning.stopped' } } },
      `${PROCESS}/chart.json#/on/CARE_ENDED`,
      /send `care` back to the beginning/,
    ],
    [
      'a transition from one region into another',
      {
        [`${PROCESS}/chart.json#/states/care/states/lookedAfter/on/PPM_HELD`]: {
          target: '#childPermanence.planning.stopped',
        },
      },
      `${PROCESS}/chart.json#/states/care/states/lookedAfter/on/PPM_HELD`,
      /send `care` back/,
    ],
  ])('finds %s, and nothing else', (_, changes, path, words) => {
    const problems = problemsAfter(changes);
    expect(problems.map((problem) => [problem.check, problem.path])).toEqual([['regions-stay-put', path]]);
    expect(`${problems[0]?.sentence} ${problems[0]?.suggestion}`).toMatch(words);
  });
});
