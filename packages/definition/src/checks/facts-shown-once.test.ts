import { describe, expect, it } from '@jest/globals';
import { problemsAfter } from '../example-pack.js';
import type { Json } from '../parse-json.js';

describe('facts-shown-once', () => {
  it.each<[string, Record<string, Json | undefined>, string, string, RegExp]>([
    [
      'two facts that are both shown as the plan',
      { 'facts.json#/legalStatus/shownAs': 'plan' },
      'error',
      'facts.json#/plan/shownAs',
      /Two facts are shown as the plan: `legalStatus`/,
    ],
    [
      'a date that is shown as the legal status',
      { 'facts.json#/legalStatus/shownAs': undefined, 'facts.json#/lastReview/shownAs': 'legalStatus' },
      'error',
      'facts.json#/lastReview/shownAs',
      /date fact cannot be shown as the legal status/,
    ],
    [
      'a pack about children that shows no legal status',
      { 'facts.json#/legalStatus/shownAs': undefined },
      'warning',
      'facts.json',
      /No fact is shown as the legal status of a child.*"shownAs": "legalStatus"/,
    ],
  ])('finds %s', (_, changes, severity, path, words) => {
    const found = problemsAfter(changes).filter(({ check }) => check === 'facts-shown-once');
    expect(found.map((problem) => [problem.severity, problem.path])).toContainEqual([severity, path]);
    expect(found.map(({ sentence, suggestion }) => `${sentence} ${suggestion}`).join(' ')).toMatch(words);
  });
});
