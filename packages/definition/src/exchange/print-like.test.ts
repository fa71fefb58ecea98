import { describe, expect, it } from '@jest/globals';
import { printLike } from './print-like.js';

const TEXT = `{
  "name": "Dale",
  "words": { "review": { "one": "Review", "many": "Reviews" }, "panel": { "one": "Panel" } },
  "list": [
    { "key": "a", "n": 1 },
    { "key": "b", "n": 2 }
  ],
  "long": {
    "text": "x"
  }
}
`;
const value = {
  name: 'Dale',
  words: { review: { one: 'Review', many: 'Reviews' }, panel: { one: 'Panel' } },
  list: [
    { key: 'a', n: 1 },
    { key: 'b', n: 2 },
  ],
  long: { text: 'x' },
};

describe('a changed file', () => {
  it('is the same text when nothing changed', () => {
    expect(printLike(value, TEXT)).toBe(TEXT);
  });

  it.each([
    ['a text', { ...value, name: 'Dales' }, TEXT.replace('"Dale"', '"Dales"')],
    [
      'a text on a line with others',
      { ...value, words: { ...value.words, panel: { one: 'Board' } } },
      TEXT.replace('"Panel"', '"Board"'),
    ],
    [
      'an item of a list',
      {
        ...value,
        list: [
          { key: 'a', n: 1 },
          { key: 'b', n: 3 },
        ],
      },
      TEXT.replace('"n": 2', '"n": 3'),
    ],
    [
      'one more item',
      { ...value, list: [...value.list, { key: 'c' }] },
      TEXT.replace('{ "key": "b", "n": 2 }', '{ "key": "b", "n": 2 },\n    {\n      "key": "c"\n    }'),
    ],
    ['one item less', { ...value, list: [{ key: 'b', n: 2 }] }, TEXT.replace('    { "key": "a", "n": 1 },\n', '')],
    [
      'a name less',
      { name: 'Dale', words: value.words, list: value.list },
      TEXT.replace(/,\n {2}"long": \{[^}]*\}/, ''),
    ],
  ])('differs in %s alone', (_what, changed, text) => {
    expect(printLike(changed, TEXT)).toBe(text);
    expect(JSON.parse(printLike(changed, TEXT))).toEqual(changed);
  });
});
