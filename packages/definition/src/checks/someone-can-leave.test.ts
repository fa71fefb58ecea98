import { describe, expect, it } from '@jest/globals';
import { problemsAfter } from '../example-pack.js';
import type { Json } from '../parse-json.js';

type Changes = Record<string, Json | undefined>;
const PROCESS = 'processes/child-permanence';

describe('someone-can-leave', () => {
  it.each<[string, Changes, string, RegExp]>([
    [
      'a state without a way out',
      {
        [`${PROCESS}/chart.json#/states/planning/states/exempt/tags`]: [],
        [`${PROCESS}/chart.json#/states/planning/on`]: undefined,
        [`${PROCESS}/chart.json#/states/planning/states/proposed/on/CARE_ENDED`]: { target: 'stopped' },
      },
      `${PROCESS}/chart.json#/states/planning/states/exempt`,
      /no way out of the state `planning.exempt`/,
    ],
    [
      'a state whose only transition leads back to it',
      {
        [`${PROCESS}/chart.json#/states/planning/states/exempt`]: { on: { PPM_HELD: { target: 'exempt' } } },
        [`${PROCESS}/chart.json#/states/planning/on`]: undefined,
        [`${PROCESS}/chart.json#/states/planning/states/proposed/on/CARE_ENDED`]: { target: 'stopped' },
      },
      `${PROCESS}/chart.json#/states/planning/states/exempt`,
      /no way out/,
    ],
  ])('finds %s, and nothing else', (_, changes, path, words) => {
    const problems = problemsAfter(changes);
    expect(problems.map((problem) => [problem.check, problem.path])).toEqual([['someone-can-leave', path]]);
    expect(`${problems[0]?.sentence} ${problems[0]?.suggestion}`).toMatch(words);
  });

  it('says which events would lead out when nobody may record them', () => {
    const problems = problemsAfter({
      'grants.json#/grants/1/events': ['PPM_HELD'],
      [`${PROCESS}/chart.json#/states/planning/on`]: undefined,
    });
    const found = problems.find(
      (problem) => problem.check === 'someone-can-leave' && problem.path.endsWith('/states/proposed'),
    );
    expect(found?.sentence).toContain('REVIEW_HELD');
  });
});
