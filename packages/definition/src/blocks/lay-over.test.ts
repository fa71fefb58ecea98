import { describe, expect, it } from '@jest/globals';
import type { Json } from '../parse-json.js';
import { layOver } from './lay-over.js';
import { Origins } from './origins.js';

const lay = (below: Json | undefined, above: Json, block?: string) => {
  const origins = new Origins();
  const faults: string[] = [];
  if (below !== undefined)
    layOver(undefined, below, { block: 'first', origins, fail: (pointer) => faults.push(pointer) });
  const json = layOver(below, above, {
    block,
    origins,
    fail: (pointer, _there, sentence) => faults.push(`${pointer} ${sentence}`),
  });
  return { json, faults, origins };
};

const LAID: readonly [what: string, below: Json | undefined, above: Json, made: Json][] = [
  ['joins objects key by key', { a: { b: 1 } }, { a: { c: 2 } }, { a: { b: 1, c: 2 } }],
  ['puts a value instead of another', { a: 1, l: [1, 2] }, { a: 2, l: [3] }, { a: 2, l: [3] }],
  ['takes out what null stands for', { a: 1, b: { c: 1 } }, { b: null }, { a: 1 }],
  ['keeps null where nothing was said', { a: 1 }, { cadence: null }, { a: 1, cadence: null }],
  ['adds to the end of a list', { l: [1] }, { 'l+': [2, 3] }, { l: [1, 2, 3] }],
  ['adds to the front of a list', { l: [1] }, { '+l': [2, 3] }, { l: [2, 3, 1] }],
  ['makes a list of a single value', { t: { to: 'a' } }, { 't+': { to: 'b' } }, { t: [{ to: 'a' }, { to: 'b' }] }],
  ['begins a list that nobody began', { a: 1 }, { 'l+': [2] }, { a: 1, l: [2] }],
  ['takes items out of a list', { l: [{ a: 1, b: 2 }, 2, 3] }, { 'l-': [{ b: 2, a: 1 }, 3] }, { l: [2] }],
  [
    'changes an item by its key',
    { s: [{ key: 'one' }, { key: 'two', q: ['x'] }] },
    { 's@two': { 'q+': ['y'] } },
    { s: [{ key: 'one' }, { key: 'two', q: ['x', 'y'] }] },
  ],
  ['takes an item out by its key', { s: [{ key: 'one' }, { key: 'two' }] }, { 's@one': null }, { s: [{ key: 'two' }] }],
  ['reads marks in what is new', undefined, { E: { 'gates+': [{ key: 'g' }] } }, { E: { gates: [{ key: 'g' }] } }],
];

describe('laying one layer over another', () => {
  it.each(LAID)('%s', (_what, below, above, made) => {
    const { json, faults } = lay(below, above);
    expect(json).toEqual(made);
    expect(faults).toEqual([]);
  });

  it('leaves what lies below as it was', () => {
    const below = { l: [1], o: { a: 1 } };
    lay(below, { 'l+': [2], o: { a: 2 } });
    expect(below).toEqual({ l: [1], o: { a: 1 } });
  });

  it('lets a block say the same as another, and nothing else in the same place', () => {
    expect(lay({ a: { t: 'x', s: [1] } }, { a: { t: 'x', s: [1] } }, 'second').faults).toEqual([]);
    const { json, faults } = lay({ a: { t: 'x' } }, { a: { t: 'y' } }, 'second');
    expect(json).toEqual({ a: { t: 'x' } });
    expect(faults).toEqual([expect.stringContaining('/a/t This says something else than the building block `first`')]);
  });

  it.each([
    [
      'an item that is not there',
      { s: [{ key: 'one' }] },
      { 's@tow': null },
      '/s@tow Nothing in this list has the key `tow`',
    ],
    ['something to take out that is not there', { l: [1] }, { 'l-': [2] }, '/l- Something that is to be taken out'],
    ['a name that JavaScript reserves', { a: 1 }, { 'constructor+': [1] }, '/constructor+ `constructor+` is no name'],
  ] satisfies [string, Json, Json, string][])('refuses %s', (_what, below, above, fault) => {
    expect(lay(below, above).faults).toEqual([expect.stringContaining(fault)]);
  });

  it('knows where each part comes from, whatever was put before it or taken out', () => {
    const { origins, json } = lay(
      { E: { title: 't', l: [{ key: 'a' }, { key: 'b' }] }, F: {} },
      { E: { title: 'own', '+l': [{ key: 'own' }] }, 'F+': [], G: 1 },
    );
    expect(json).toMatchObject({ E: { l: [{ key: 'own' }, { key: 'a' }, { key: 'b' }] } });
    const found = ['/E', '/E/title', '/E/l/0/key', '/E/l/1/key', '/E/l/2', '/G'].map((place) => origins.of(place));
    expect(found).toEqual(['first', undefined, undefined, 'first', 'first', undefined]);
    const less = lay({ l: [{ key: 'a' }, { key: 'b' }] }, { 'l+': [{ key: 'c' }], 'l@a': null });
    expect(['/l/0', '/l/1'].map((place) => less.origins.of(place))).toEqual(['first', undefined]);
  });
});
