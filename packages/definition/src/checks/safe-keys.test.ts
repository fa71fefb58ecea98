import { describe, expect, it } from '@jest/globals';
import { asTexts, bentFiles, exampleCommon, problemsAfter } from '../example-pack.js';
import type { Json } from '../parse-json.js';
import { readPack } from '../read-pack.js';
import { safeKeys } from './safe-keys.js';

type Changes = Record<string, Json | undefined>;
const PROCESS = 'processes/child-permanence';

describe('safe-keys', () => {
  it.each<[string, Changes, string, RegExp]>([
    [
      'an event that the engine keeps for itself',
      { [`${PROCESS}/events.json#/done_now`]: { title: 'x', done: 'x', group: 'time', sentBy: 'time' } },
      `${PROCESS}/events.json#/done_now`,
      /keeps for itself/,
    ],
    [
      'names that differ in capitals alone',
      { 'facts.json#/Plan': { type: 'text', label: 'Plan' } },
      'facts.json#/Plan',
      /capitals alone/,
    ],
  ])('finds %s, and nothing else', (_, changes, path, words) => {
    const problems = problemsAfter(changes);
    expect(problems.map((problem) => [problem.check, problem.path])).toEqual([['safe-keys', path]]);
    expect(`${problems[0]?.sentence} ${problems[0]?.suggestion}`).toMatch(words);
  });

  it('finds a prototype name in a pack that was never text', () => {
    const { pack } = readPack(bentFiles({}), asTexts(exampleCommon()));
    const facts = JSON.parse('{"__proto__": {"type": "text", "label": "x", "sensitivity": "ordinary", "sources": []}}');
    const problems = pack === undefined ? [] : safeKeys({ ...pack, facts });
    expect(problems.map((problem) => problem.path)).toEqual(['facts.json#/__proto__']);
  });
});
