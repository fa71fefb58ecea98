import { describe, expect, it } from '@jest/globals';
import { problemsAfter } from '../example-pack.js';
import type { Json } from '../parse-json.js';

type Changes = Record<string, Json | undefined>;
const PROCESS = 'processes/child-permanence';

describe('effects-well-typed', () => {
  it.each<[string, Changes, string, RegExp]>([
    [
      'an answer of the wrong type',
      { [`${PROCESS}/events.json#/REVIEW_HELD/facts/1`]: { fact: 'carersAgree', value: { answer: 'next' } } },
      `${PROCESS}/events.json#/REVIEW_HELD/facts/1/value`,
      /`answer.next` is date, and the fact `carersAgree` is boolean/,
    ],
    [
      "an option that the fact's code list does not have",
      { [`${PROCESS}/events.json#/REVIEW_HELD/facts/1`]: { fact: 'plan', value: { answer: 'outcome' } } },
      `${PROCESS}/events.json#/REVIEW_HELD/facts/1/value`,
      /can be "agreed", which the fact `plan` does not know/,
    ],
    [
      'words where the fact knows codes only',
      { [`${PROCESS}/events.json#/PPM_HELD/facts/0/value/answer`]: 'carersReasons' },
      `${PROCESS}/events.json#/PPM_HELD/facts/0/value`,
      /`answer.carersReasons` is free text, and the fact `plan` knows only the codes of its list. Ask for one of the codes/,
    ],
    [
      'a constant that is no code',
      { [`${PROCESS}/events.json#/REVIEW_HELD/facts/1`]: { fact: 'plan', value: { constant: 'ADOPT' } } },
      `${PROCESS}/events.json#/REVIEW_HELD/facts/1/value/constant`,
      /not one of the codes/,
    ],
    [
      'the day for what is no date',
      { [`${PROCESS}/events.json#/REVIEW_HELD/facts/0/fact`]: 'carersAgree' },
      `${PROCESS}/events.json#/REVIEW_HELD/facts/0/value/day`,
      /is a date/,
    ],
    [
      'a beginning that is no date',
      { [`${PROCESS}/events.json#/REVIEW_HELD/facts/0/from`]: { answer: 'outcome' } },
      `${PROCESS}/events.json#/REVIEW_HELD/facts/0/from/answer`,
      /holds from a date/,
    ],
  ])('finds %s, and nothing else', (_, changes, path, words) => {
    const problems = problemsAfter(changes);
    expect(problems.map((problem) => [problem.check, problem.path])).toEqual([['effects-well-typed', path]]);
    expect(`${problems[0]?.sentence} ${problems[0]?.suggestion}`).toMatch(words);
  });
});
