import { describe, expect, it } from '@jest/globals';
import { problemsAfter } from '../example-pack.js';
import type { Json } from '../parse-json.js';

type Changes = Record<string, Json | undefined>;
const clause = (id: string, more: Record<string, Json> = {}): Changes => ({
  [`sources.json#/clauses/${id}`]: { document: 'procedure', rule: 'The panel sees the plan.', ...more },
});
const citing = (id: string): Changes => ({ 'facts.json#/plan/sources': [id] });

describe('clauses-implemented', () => {
  it.each<[string, Changes, string, RegExp]>([
    [
      'a step that nothing carries out',
      clause('R-dale-2', { cls: 'STEP' }),
      'sources.json#/clauses/R-dale-2',
      /carries out `R-dale-2`: The panel sees the plan/,
    ],
    [
      'a clause of another authority',
      { ...clause('R-hill-2'), ...citing('R-hill-2') },
      'sources.json#/clauses/R-hill-2',
      /`R-hill-2`, which is not a clause of Dale Council/,
    ],
    [
      "another nation's law",
      {
        'sources.json#/documents/act': { title: 'The Act', nation: 'scotland' },
        ...clause('SCO-REV-9', { document: 'act' }),
        ...citing('SCO-REV-9'),
      },
      'sources.json#/clauses/SCO-REV-9',
      /holds in scotland and not in england/,
    ],
  ])('finds %s, and nothing else', (_, changes, path, words) => {
    const problems = problemsAfter(changes);
    expect(problems.map((problem) => [problem.check, problem.path])).toEqual([['clauses-implemented', path]]);
    expect(problems[0]?.sentence).toMatch(words);
  });

  it.each<[string, Changes]>([
    ['a principle that nothing carries out', clause('R-dale-2', { cls: 'PRINCIPLE' })],
    ['a step that a fact cites', { ...clause('R-dale-2', { cls: 'STEP' }), ...citing('R-dale-2') }],
  ])('says nothing of %s', (_, changes) => expect(problemsAfter(changes)).toEqual([]));
});
