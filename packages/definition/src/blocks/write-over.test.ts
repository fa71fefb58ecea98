import { describe, expect, it } from '@jest/globals';
import type { Json } from '../parse-json.js';
import { layOver } from './lay-over.js';
import { Origins } from './origins.js';
import { writeOver } from './write-over.js';

const laid = (below: Json, above: Json): Json =>
  layOver(below, above, {
    block: undefined,
    origins: new Origins(),
    fail: (_from, _to, sentence) => {
      throw new Error(sentence);
    },
  });

describe('what is written over a block', () => {
  const below = { a: 1, list: ['x', 'y', 'z'], inner: { b: true, c: ['p'] }, rows: [{ key: 'r', n: 1 }] };

  it.each<[string, Json, Json]>([
    ['nothing', below, {}],
    ['another value', { ...below, a: 2 }, { a: 2 }],
    ['one more name', { ...below, d: 'new' }, { d: 'new' }],
    ['one name less', { list: below.list, inner: below.inner, rows: below.rows }, { a: null }],
    ['more in a list', { ...below, list: ['x', 'y', 'z', 'w'] }, { 'list+': ['w'] }],
    ['less in a list', { ...below, list: ['x', 'z'] }, { 'list-': ['y'] }],
    ['both', { ...below, list: ['x', 'z', 'w'] }, { 'list-': ['y'], 'list+': ['w'] }],
    ['another list', { ...below, list: ['q'] }, { list: ['q'] }],
    ['something deep inside', { ...below, inner: { b: true, c: ['p', 'q'] } }, { inner: { 'c+': ['q'] } }],
  ])('%s', (_what, wanted, written) => {
    expect(writeOver(below, wanted)).toEqual(written);
    expect(JSON.stringify(laid(below, writeOver(below, wanted) ?? null))).toBe(JSON.stringify(wanted));
  });

  it('cannot put names in another order, nor put nothing in the place of something', () => {
    expect(writeOver({ a: 1, b: 2 }, { b: 2, a: 1 })).toBeUndefined();
    expect(writeOver({ a: 1, b: 2 }, { a: 1, c: 3, b: 2 })).toBeUndefined();
    expect(writeOver({ a: 1 }, { a: null })).toBeUndefined();
  });
});
