import { describe, expect, it } from '@jest/globals';
import { MOST_NODES, parseJson } from './parse-json.js';

const faultOf = (text: string) => {
  const read = parseJson(text);
  return 'fault' in read ? read.fault : undefined;
};

describe('reading JSON', () => {
  it.each([
    '{"a":[1,-2.5e3,true,false,null,"x\\u00e9\\n\\"\\\\"],"b":{}, "c":[] }',
    ' [ ] ',
    '"text"',
    '0',
    '{"a.b":{"c":[[[]]]}}',
  ])('agrees with JSON.parse on %s', (text) => {
    expect(parseJson(text)).toEqual({ value: JSON.parse(text) });
  });

  it('takes a byte-order mark', () => {
    expect(parseJson('\uFEFF{}')).toEqual({ value: {} });
  });

  it.each([
    ['{\n  "a": 1,\n  "b" 2\n}', 3, 7, /colon/],
    ['{"a": 1,}', 1, 9, /name in double quotes/],
    ['[1,\n2,]', 2, 3, /comma stands before/],
    ['{"a": tru}', 1, 7, /misspelt/],
    ['{"a": 1', 1, 8, /ends in the middle/],
    ['', 1, 1, /ends in the middle/],
    ['{} x', 1, 4, /after the end/],
    ['["a\nb"]', 1, 4, /end of a line/],
    ['["abc', 1, 2, /closing quotation/],
    ['["\\x"]', 1, 2, /backslash/],
    ['[1 2]', 1, 4, /comma or `\]` is missing/],
    ['[01]', 1, 3, /comma or/],
    ['[1e999]', 1, 2, /too large/],
  ])('says where %j is wrong', (text, line, column, sentence) => {
    const fault = faultOf(text);
    expect(fault?.sentence).toMatch(sentence);
    expect([fault?.line, fault?.column]).toEqual([line, column]);
  });

  it.each(['__proto__', 'constructor', 'prototype', 'a.__proto__'])(
    'refuses the name %s wherever it stands',
    (name) => {
      const fault = faultOf(`{"a": [{"${name}": {"admin": true}}]}`);
      expect(fault?.sentence).toContain('JavaScript reserves');
      expect(fault?.pointer).toBe(`/a/0/${name}`);
    },
  );

  it('sees through an escaped prototype name', () => {
    expect(faultOf('{"__proto\\u005f_": 1}')?.sentence).toContain('JavaScript reserves');
  });

  it('refuses a name given twice', () => {
    expect(faultOf('{"a": 1, "b": {}, "a": 2}')?.sentence).toContain('given twice');
  });

  it('refuses what is too deep, too many or too large', () => {
    expect(faultOf('['.repeat(50_000))?.sentence).toContain('60 levels');
    expect(faultOf('['.repeat(60) + ']'.repeat(60))).toBeUndefined();
    expect(faultOf(`[${'0,'.repeat(MOST_NODES)}0]`)?.sentence).toContain('20,000');
    expect(faultOf(`"${'x'.repeat(2_000_001)}"`)?.sentence).toContain('2 MB');
  });
});
