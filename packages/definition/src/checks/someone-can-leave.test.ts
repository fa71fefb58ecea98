import { describe, expect, it } from '@jest/globals';
import { problemsAfter } from '../example-pack.js';
import type { Json } from '../parse-json.js';

type Changes = Record<string, Json | undefined>;
const PROCESS = 'processes/child-permanence';
const CHART = `${PROCESS}/chart.json#/states`;
const at = (field: string, operator: string, value: Json): Json => ({ field, operator, value });
const gate = (key: string, kind: string, rest: Record<string, Json>): Json => ({
  key,
  kind,
  sentence: 'Not yet.',
  sources: ['R-dale-1'],
  ...rest,
});
/** The only way on from a proposed plan is the review. */
const ONLY_BY_REVIEW: Changes = {
  [`${CHART}/planning/on`]: undefined,
  [`${CHART}/care/states/edgeOfCare/on/CARE_ENDED`]: { target: 'ceased' },
  [`${CHART}/planning/states/notStarted/on/CARE_ENDED`]: { target: 'stopped' },
};

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

  it.each<[string, Changes, RegExp]>([
    [
      'a guard and a grant that are never so together',
      {
        [`${CHART}/planning/states/proposed/on/REVIEW_HELD/guard/params/rule`]: at('state.care', '=', 'ceased'),
      },
      /go on from the state `planning.proposed`: `REVIEW_HELD`: what Independent reviewing officer may do there leaves it out/,
    ],
    [
      'a gate that never opens once the guard holds',
      {
        [`${PROCESS}/events.json#/REVIEW_HELD/gates`]: [
          gate('notAgreed', 'hard', { requires: at('answer.outcome', '=', 'notAgreed') }),
        ],
      },
      /`REVIEW_HELD`: its gate `notAgreed` can never open there/,
    ],
    [
      'two statutory gates that are never open at once',
      {
        [`${PROCESS}/events.json#/REVIEW_HELD/gates`]: [
          gate('young', 'statutory', { requires: at('age', '<', 5) }),
          gate('old', 'statutory', { when: at('age', '<', 8), requires: at('age', '>', 5) }),
        ],
      },
      /its gate `old` can never open there/,
    ],
    [
      'a form that asks for the needed answer only when it is of no use',
      {
        'forms/review/layout.json#/questions/next/visibleWhen': at('answer.outcome', '=', 'notAgreed'),
        [`${CHART}/planning/states/proposed/on/REVIEW_HELD/guard/params/rule`]: {
          combinator: 'and',
          rules: [{ rule: 'reviewAgrees' }, { field: 'answer.next', operator: 'notNull' }],
        },
      },
      /its form `review` never asks there for what is needed/,
    ],
    [
      'a document that is never at the status that the step begins from',
      {
        [`${PROCESS}/documents.json#/report`]: {
          title: 'Report',
          steps: [{ event: 'REVIEW_HELD', from: ['approved'], to: 'filed' }],
          sources: ['R-dale-1'],
        },
        [`${PROCESS}/events.json#/REVIEW_HELD/document`]: 'report',
        'grants.json#/grants/2/resources': ['case', 'PPM', 'PPM.minutes', 'report'],
      },
      /`REVIEW_HELD`: the document that it is about is never ready for it there/,
    ],
    [
      'a document that only its author could approve',
      {
        [`${PROCESS}/documents.json#/report`]: {
          title: 'Report',
          steps: [
            { event: 'REPORT_WRITTEN', from: ['none'], to: 'submitted' },
            { event: 'REVIEW_HELD', from: ['submitted'], to: 'filed', notBy: 'author' },
          ],
          sources: ['R-dale-1'],
        },
        [`${PROCESS}/events.json#/REPORT_WRITTEN`]: {
          title: 'x',
          done: 'x',
          group: 'care',
          document: 'report',
          sources: ['R-dale-1'],
        },
        [`${CHART}/care/states/lookedAfter/on/REPORT_WRITTEN`]: {},
        [`${PROCESS}/events.json#/REVIEW_HELD/document`]: 'report',
        'grants.json#/grants/1/events': ['REVIEW_HELD', 'REPORT_WRITTEN'],
        'grants.json#/grants/2/resources': ['case', 'PPM', 'PPM.minutes', 'report'],
      },
      /whoever wrote the document may not do this, and only Independent reviewing officer could/,
    ],
  ])('finds %s, and nothing else', (_, changes, words) => {
    const problems = problemsAfter({ ...ONLY_BY_REVIEW, ...changes });
    expect(problems.map((problem) => [problem.check, problem.path])).toEqual([
      ['someone-can-leave', `${CHART}/planning/states/proposed`],
    ]);
    expect(problems[0]?.sentence).toMatch(words);
  });

  it('finds a form that can never be filled in, beside what forms-completable says of it', () => {
    const problems = problemsAfter({
      ...ONLY_BY_REVIEW,
      'forms/review/schema.json#/properties/next/minLength': 9,
      'forms/review/schema.json#/properties/next/maxLength': 3,
      'forms/review/schema.json#/required': ['outcome', 'next'],
    });
    expect(problems.find((problem) => problem.check === 'someone-can-leave')?.sentence).toContain(
      '`REVIEW_HELD`: its form `review` can never be filled in there',
    );
  });

  it.each<[string, Changes]>([
    ['one way that is open', {}],
    [
      'a soft gate that somebody may pass with a reason',
      {
        [`${PROCESS}/events.json#/REVIEW_HELD/gates`]: [
          gate('notAgreed', 'soft', { requires: at('answer.outcome', '=', 'notAgreed'), overrideBy: ['tm'] }),
        ],
      },
    ],
    [
      'a grant that looks at a fact before the event records it',
      {
        'grants.json#/grants/1/when': { field: 'fact.lastReview', operator: 'null' },
        [`${CHART}/planning/states/proposed/on/REVIEW_HELD/guard/params/rule`]: {
          field: 'fact.lastReview',
          operator: 'notNull',
        },
      },
    ],
    [
      'a question that cannot be answered and need not be',
      {
        'forms/review/schema.json#/properties/next/minLength': 9,
        'forms/review/schema.json#/properties/next/maxLength': 3,
      },
    ],
  ])('lets %s be', (_, changes) =>
    expect(
      problemsAfter({ ...ONLY_BY_REVIEW, ...changes }).filter((problem) => problem.check === 'someone-can-leave'),
    ).toEqual([]),
  );
});
