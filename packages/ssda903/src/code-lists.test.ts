// Code lists: every code has words, none stands twice, and a year sees the codes of that year.
import { expect, it } from '@jest/globals';
import { placements } from './code-lists/placement-codes.js';
import { codeLists } from './code-lists.js';

it.each(Object.entries(codeLists))(
  '%s has each code once, with plain words, and reads it in any case',
  (column, list) => {
    const codes = list.entries.map(({ code }) => code);
    expect(list.column).toBe(column);
    expect(new Set(codes).size).toBe(codes.length);
    for (const { code, label } of list.entries) {
      expect(label).toMatch(/^\S.{2,}/);
      expect(list.read(code.toLowerCase())).toBe(code);
    }
    expect(list.read('not a code')).toBeUndefined();
  },
);

it('knows which placement codes belong to which year', () => {
  const codes = (year: number) => placements.inYear(year).map(({ code }) => code);
  expect(codes(2018)).toEqual(expect.arrayContaining(['H5', 'Z1']));
  expect(codes(2018)).not.toEqual(expect.arrayContaining(['K3']));
  expect(codes(2026)).toEqual(expect.arrayContaining(['K3', 'Z11']));
  expect(codes(2026).some((code) => code === 'H5' || code === 'Z1')).toBe(false);
});
