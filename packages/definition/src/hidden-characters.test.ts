import { describe, expect, it } from '@jest/globals';
import { hiddenIn, withHiddenShown } from './hidden-characters.js';

describe('characters that nobody sees', () => {
  it.each(['\u0000', '\u000b', '\u001b', '\u009b', '\u202e', '\u2066', '\ud800'])(
    'are found (%j) and written out',
    (one) => {
      expect(hiddenIn(`a${one}b`)).toBe(one);
      expect(withHiddenShown(`a${one}b${one}`)).toMatch(/^a<U\+[0-9A-F]{4}>b<U\+[0-9A-F]{4}>$/);
    },
  );

  it('are not those that people write with', () => {
    const text = 'Tab\tand line\r\nends, ŵ, 😀, “quotes” and a\u200djoiner';
    expect(hiddenIn(text)).toBeUndefined();
    expect(withHiddenShown(text)).toBe(text);
  });

  it('are a line end alone on a terminal, where it would write over what stands there', () => {
    expect(withHiddenShown('0 problems\r1')).toBe('0 problems<U+000D>1');
  });
});
