import { describe, expect, it } from '@jest/globals';
import { problemsAfter } from '../example-pack.js';
import type { Json } from '../parse-json.js';

type Changes = Record<string, Json | undefined>;

describe('forms-complete', () => {
  it.each<[string, Changes, string, RegExp]>([
    [
      'a question in no section',
      { 'forms/review/layout.json#/sections/0/questions': ['outcome'] },
      'forms/review/schema.json#/properties/next',
      /stands in no section/,
    ],
    [
      'a question in two sections',
      { 'forms/planningMeeting/layout.json#/sections/1/questions/3': 'considered' },
      'forms/planningMeeting/layout.json#/sections/1/questions/3',
      /in the section `plan` already/,
    ],
    [
      'a question without words',
      { 'forms/review/layout.json#/questions/next': undefined },
      'forms/review/schema.json#/properties/next',
      /no words/,
    ],
    [
      'words for no question',
      { 'forms/review/layout.json#/questions/nxt': { errorName: 'x' } },
      'forms/review/layout.json#/questions/nxt',
      /`next`/,
    ],
    [
      "a section's question that is not there",
      { 'forms/review/layout.json#/sections/0/questions/2': 'outcomes' },
      'forms/review/layout.json#/sections/0/questions/2',
      /`outcome`/,
    ],
    [
      'an option that is not there',
      { 'forms/planningMeeting/layout.json#/questions/carersReasons/under/option': 'no' },
      'forms/planningMeeting/layout.json#/questions/carersReasons/under/option',
      /no option `no`/,
    ],
    [
      'a reveal under a question of another section',
      { 'forms/planningMeeting/layout.json#/questions/carersReasons/under': { question: 'preferred', option: 'LTF' } },
      'forms/planningMeeting/layout.json#/questions/carersReasons/under',
      /another section/,
    ],
    [
      'no complete example',
      { 'forms/review/examples.json': {} },
      'forms/review/examples.json#',
      /no example named `complete`/,
    ],
    [
      "an example's answer to no question",
      { 'forms/review/examples.json#/complete/outcom': 'agreed' },
      'forms/review/examples.json#/complete/outcom',
      /`outcome`/,
    ],
    [
      'a row that requires what it does not ask',
      { 'forms/planningMeeting/schema.json#/properties/attendees/items/required/1': 'nam' },
      'forms/planningMeeting/schema.json#/properties/attendees/items/required/1',
      /never be answered/,
    ],
  ])('finds %s, and nothing else', (_, changes, path, words) => {
    const problems = problemsAfter(changes);
    expect(problems.map((problem) => [problem.check, problem.path])).toEqual([['forms-complete', path]]);
    expect(`${problems[0]?.sentence} ${problems[0]?.suggestion}`).toMatch(words);
  });
});
