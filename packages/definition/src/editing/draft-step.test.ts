import { describe, expect, test } from '@jest/globals';
import type { Json } from '../parse-json.js';
import { applyStep, type DraftStep, insisting, takingBack, undoable } from './draft-step.js';
import { applyEdit, type DraftFiles, type Edit } from './edit.js';
import { jsonFault } from './json-fault.js';
import { mergeLists } from './merge-lists.js';

const files: DraftFiles = { 'rules.json': { a: { title: 'A' }, b: { title: 'B' }, c: { title: 'C' } } };
const step = (id: string, edits: readonly Edit[], takesBack?: string): DraftStep => ({
  id,
  label: id,
  edits,
  ...(takesBack === undefined ? {} : { takesBack }),
});
const applied = (from: DraftFiles, edits: readonly Edit[]) => {
  const stepped = applyStep(from, { edits });
  if (!('files' in stepped)) throw new Error(JSON.stringify(stepped));
  return stepped;
};

describe('a step', () => {
  test('takes effect whole or not at all', () => {
    const edits: Edit[] = [
      { file: 'rules.json', at: '/a/title', before: 'A', after: 'Ä' },
      { file: 'rules.json', at: '/b/title', before: 'something else', after: 'B2' },
    ];
    expect(applyStep(files, { edits })).toEqual({ conflicts: [{ edit: edits[1], now: 'B' }] });
  });

  test('taken back leaves what was there before, names in their order and no empty objects', () => {
    const edits: Edit[] = [
      { file: 'rules.json', at: '/b', before: { title: 'B' } },
      { file: 'rules.json', at: '/d/rule/field', after: 'age' },
      { file: 'bodies/panel.json', at: '/title', after: 'Panel' },
    ];
    const done = applied(files, edits);
    const back = applied(done.files, takingBack(done.applied));
    expect(JSON.stringify(back.files)).toBe(JSON.stringify(files));
    const again = applied(back.files, takingBack(back.applied));
    expect(JSON.stringify(again.files)).toBe(JSON.stringify(done.files));
  });

  test('that puts names in another order does so', () => {
    const after: Json = { c: { title: 'C' }, a: { title: 'A' }, b: { title: 'B' } };
    const done = applied(files, [{ file: 'rules.json', at: '', before: files['rules.json'] ?? null, after }]);
    expect(Object.keys(done.files['rules.json'] ?? {})).toEqual(['c', 'a', 'b']);
    expect(JSON.stringify(applied(done.files, takingBack(done.applied)).files)).toBe(JSON.stringify(files));
  });

  test('can be insisted on once both texts were seen', () => {
    const mine = step('mine', [{ file: 'rules.json', at: '/a/title', before: 'old', after: 'mine' }]);
    const refused = applyStep(files, mine);
    if (!('conflicts' in refused)) throw new Error('no conflict');
    expect(applied(files, insisting(mine, refused.conflicts).edits).files).toMatchObject({
      'rules.json': { a: { title: 'mine' } },
    });
  });

  test('adds a name where it is wanted', () => {
    const done = applyEdit(files, { file: 'rules.json', at: '/x', after: { title: 'X' }, next: 'b' });
    expect('files' in done && Object.keys(done.files['rules.json'] ?? {})).toEqual(['a', 'x', 'b', 'c']);
  });
});

describe('undo and redo', () => {
  const change: Edit = { file: 'rules.json', at: '/a/title', before: 'A', after: 'B' };
  const ids = (steps: readonly DraftStep[]) => steps.map(({ id }) => id);

  test('are of one’s own steps, in turn, until something new is done', () => {
    const steps = [step('1', [change]), step('2', [change]), step('undo 2', [change], '2')];
    expect(ids(undoable(steps).undo)).toEqual(['1']);
    expect(ids(undoable(steps).redo)).toEqual(['undo 2']);
    const redone = [...steps, step('redo 2', [change], 'undo 2')];
    expect(ids(undoable(redone).undo)).toEqual(['1', 'redo 2']);
    expect(ids(undoable(redone).redo)).toEqual([]);
    expect(ids(undoable([...steps, step('3', [change])]).redo)).toEqual([]);
  });

  test('pass over a step that changed nothing', () => {
    expect(undoable([step('1', [])])).toEqual({ undo: [], redo: [] });
  });
});

describe('two people at one list', () => {
  const [a, b, c, d] = ['a', 'b', 'c', 'd'].map((key) => ({ key, title: key }));
  const list = (...items: (Json | undefined)[]): Json[] => items.flatMap((item) => (item === undefined ? [] : [item]));

  test.each<[string, Json[], Json[], Json[], Json[] | undefined]>([
    ['both add', list(a, b), list(a, b, c), list(d, a, b), list(d, a, b, c)],
    ['both add at one place', list(a, b), list(a, c, b), list(a, d, b), list(a, c, d, b)],
    ['one removes, one adds', list(a, b), list(b), list(a, b, c), list(b, c)],
    [
      'one moves, one changes another',
      list(a, b, c),
      list(c, a, b),
      list(a, { key: 'b', title: 'x' }, c),
      list(c, a, { key: 'b', title: 'x' }),
    ],
    [
      'different parts of one item',
      list(a),
      list({ key: 'a', title: 'x' }),
      list({ key: 'a', title: 'a', hint: 'h' }),
      list({ key: 'a', title: 'x', hint: 'h' }),
    ],
    [
      'lists inside one item',
      list({ key: 'a', q: [1, 2] }),
      list({ key: 'a', q: [1, 2, 3] }),
      list({ key: 'a', q: [2] }),
      list({ key: 'a', q: [2, 3] }),
    ],
    ['plain words', ['sw', 'tm'], ['sw', 'tm', 'iro'], ['tm'], ['tm', 'iro']],
    ['the same part of one item', list(a), list({ key: 'a', title: 'x' }), list({ key: 'a', title: 'y' }), undefined],
    ['one changes what the other removes', list(a, b), list({ key: 'a', title: 'x' }, b), list(b), undefined],
    ['both replace the same word', ['sw'], ['tm'], ['iro'], undefined],
    ['both in another order', list(a, b, c), list(b, a, c), list(a, c, b), undefined],
    ['items that cannot be told apart', ['x', 'x'], ['x'], ['x', 'x', 'y'], undefined],
  ])('%s', (_what, before, mine, theirs, merged) => {
    expect(mergeLists(before, mine, theirs)).toEqual(merged);
  });

  test('is joined by an edit, which says what it came to', () => {
    const now: DraftFiles = { 'x.json': { roles: ['tm', 'sw'] } };
    const edited = applyEdit(now, { file: 'x.json', at: '/roles', before: ['sw'], after: ['sw', 'iro'] });
    expect(edited).toMatchObject({
      files: { 'x.json': { roles: ['tm', 'sw', 'iro'] } },
      applied: { before: ['tm', 'sw'], after: ['tm', 'sw', 'iro'] },
    });
  });
});

describe('a value that cannot stand in a pack', () => {
  const nested = (depth: number): Json => (depth === 0 ? 1 : [nested(depth - 1)]);
  test.each<[string, Json]>([
    ['a prototype key', JSON.parse('{"a":[{"__proto__":1}]}')],
    ['deep nesting', nested(200)],
    ['a word processor’s soft line break', { help: 'One line\u000band another' }],
    ['writing turned round', ['a\u202eb']],
    ['half a character in a name', { 'a\ud800': 1 }],
    ['too much', Array.from({ length: 30_000 }, () => 1)],
  ])('%s is refused in one sentence', (_what, value) => {
    expect(jsonFault(value)).toEqual(expect.any(String));
    expect(applyEdit(files, { file: 'rules.json', at: '/x', after: value })).toEqual({ fault: expect.any(String) });
  });
});
