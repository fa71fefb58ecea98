/** Bodies that are refused before anything looks at them. */
import { describe, expect, it } from '@jest/globals';
import { readJson } from './read-json-body.js';

describe('a JSON body', () => {
  it('is read as it is', () => {
    expect(readJson('{"answers":{"number":1,"names":["Zoë"]}}')).toEqual({ answers: { number: 1, names: ['Zoë'] } });
    expect(readJson('')).toBeUndefined();
  });

  it.each([
    ['a prototype key', '{"answers":{"__proto__":{"admin":true}}}'],
    ['a constructor key', '{"constructor":{"prototype":{}}}'],
    ['half of a character', '{"a":"\\ud800"}'],
    ['a NUL character', '{"a":"x\\u0000y"}'],
    ['a NUL character in a name', '{"a\\u0000":1}'],
    ['no JSON', '{a:1}'],
    ['great depth', `${'['.repeat(50_000)}${']'.repeat(50_000)}`],
  ])('is refused for %s', (_, text) => {
    expect(() => readJson(text)).toThrow();
    expect(Object.getPrototypeOf({})).not.toHaveProperty('admin');
  });
});
