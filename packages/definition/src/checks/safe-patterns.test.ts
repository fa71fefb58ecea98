import { describe, expect, it } from '@jest/globals';
import { problemsAfter } from '../example-pack.js';
import type { Json } from '../parse-json.js';

type Changes = Record<string, Json | undefined>;

describe('safe-patterns', () => {
  it.each<[string, Changes, string, RegExp]>([
    [
      'a pattern that can hang',
      { 'forms/planningMeeting/schema.json#/properties/carersReasons/pattern': '^(a+)+$' },
      'forms/planningMeeting/schema.json#/properties/carersReasons/pattern',
      /many ways/,
    ],
    [
      'a pattern inside a table',
      { 'forms/planningMeeting/schema.json#/properties/attendees/items/properties/name/pattern': '(a)\\1' },
      'forms/planningMeeting/schema.json#/properties/attendees/items/properties/name/pattern',
      /refers back/,
    ],
  ])('finds %s, and nothing else', (_, changes, path, words) => {
    const problems = problemsAfter(changes);
    expect(problems.map((problem) => [problem.check, problem.path])).toEqual([['safe-patterns', path]]);
    expect(`${problems[0]?.sentence} ${problems[0]?.suggestion}`).toMatch(words);
  });
});
