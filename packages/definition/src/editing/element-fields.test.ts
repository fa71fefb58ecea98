import { describe, expect, test } from '@jest/globals';
import { EDITED_KINDS, type ElementField } from './element-field.js';
import { elementFields } from './element-fields.js';
import { exampleDraft, packOfDraft } from './example-draft.js';
import { namedThings, titleOfThing } from './named-things.js';
import { WORDS_OF_ELEMENTS } from './words-of-elements.js';

const paths = (fields: readonly ElementField[], outer = ''): string[] =>
  fields.flatMap(({ key, shape }) => {
    const path = outer === '' ? key : `${outer}.${key}`;
    if (shape.kind === 'group') return [path, ...paths(shape.fields, path)];
    if (shape.kind === 'list') return [path, ...paths([shape.item], path)];
    // A group that may be absent is its only alternative.
    if (shape.kind === 'oneOf' && shape.options.length === 1)
      return [
        path,
        ...shape.options.flatMap((only) => (only.shape.kind === 'group' ? paths(only.shape.fields, path) : [])),
      ];
    if (shape.kind === 'oneOf') return [path, ...paths(shape.options, path)];
    return [path];
  });
const find = (kind: (typeof EDITED_KINDS)[number], key: string) =>
  elementFields(kind).find((field) => field.key === key);

describe('what an editor asks about an element', () => {
  test.each(EDITED_KINDS)(
    'of the kind %s has words for every part, and no words for a part that is not there',
    (kind) => {
      const asked = new Set(paths(elementFields(kind)));
      const left = Object.entries(WORDS_OF_ELEMENTS[kind]).flatMap(([path, words]) =>
        words.isLeft === true ? [path] : [],
      );
      expect(Object.keys(WORDS_OF_ELEMENTS[kind]).filter((path) => !asked.has(path))).toEqual(left);
    },
  );

  test('follows the schema: what must be there, how many, and what is offered', () => {
    expect(find('body', 'chair')).toMatchObject({ isRequired: true, shape: { kind: 'names', of: 'role', most: 10 } });
    expect(find('body', 'deputies')).toMatchObject({
      isRequired: false,
      preset: [],
      shape: { kind: 'names', of: 'role' },
    });
    expect(find('body', 'quorum')?.shape).toMatchObject({
      kind: 'oneOf',
      options: [{ shape: { kind: 'number', least: 1, most: 40 } }, { shape: { kind: 'nothing' } }],
    });
    expect(find('task', 'createdBy')?.shape).toMatchObject({
      kind: 'list',
      least: 1,
      item: { shape: { kind: 'group' } },
    });
    expect(find('task', 'opens')?.shape).toMatchObject({ kind: 'oneOf', options: [{ key: '1' }, { key: '2' }] });
    expect(find('role', 'scope')?.shape).toMatchObject({
      kind: 'choice',
      options: expect.arrayContaining([{ value: 'team', title: 'Through the child’s team' }]),
    });
    const steps = find('document', 'steps')?.shape;
    const step = steps?.kind === 'list' && steps.item.shape.kind === 'group' ? steps.item.shape.fields : [];
    expect(step.map(({ key, shape }) => `${key} ${shape.kind}`)).toEqual([
      'event name',
      'when rule',
      'from choices',
      'to choice',
      'notBy mark',
    ]);
  });
});

describe('names with titles', () => {
  const pack = packOfDraft(exampleDraft());

  test('are those of the pack, in the order of their titles', () => {
    expect(namedThings(pack, 'role').map(({ title }) => title)).toEqual([
      'Independent reviewing officer',
      'Social worker',
      'Team manager',
    ]);
    expect(namedThings(pack, 'roleOrBody').map(({ value }) => value)).toContain('panel');
    expect(namedThings(pack, 'state')).toContainEqual({ value: 'care.lookedAfter', title: 'Looked after' });
    expect(titleOfThing(pack, 'event', 'REVIEW_HELD')).toBe('Record the review');
    expect(titleOfThing(pack, 'event', 'GONE')).toBe('GONE');
  });

  test('of the same title are told apart', () => {
    const same = { title: 'Same', rule: { rule: 'x' } };
    expect(namedThings({ ...pack, rules: { a: same, b: same } }, 'rule').map(({ title }) => title)).toEqual([
      'Same (a)',
      'Same (b)',
    ]);
  });
});
