import { describe, expect, test } from '@jest/globals';
import { changesBetween } from './changes-between.js';
import { applyEdit, type DraftFiles } from './edit.js';

const before: DraftFiles = {
  'facts.json': { plan: { type: 'code', label: 'Plan' }, other: { type: 'date', label: 'Other' } },
  'grants.json': { roles: {}, grants: [{ may: 'read' }] },
  'bodies/panel.json': { title: 'Panel' },
};

describe('the changes between two drafts', () => {
  test('are nothing where nothing changed', () => {
    expect(
      changesBetween(before, { ...before, 'facts.json': JSON.parse(JSON.stringify(before['facts.json'])) }),
    ).toEqual([]);
  });

  test('are the whole object where its names are in another order', () => {
    const after = reversed(before['facts.json']);
    expect(changesBetween(before, { ...before, 'facts.json': after })).toEqual([{ file: 'facts.json', at: '', after }]);
  });

  test('name the smallest places, and a list whole', () => {
    const after: DraftFiles = {
      'facts.json': { plan: { type: 'code', label: 'Permanence plan' }, 'a/b': { type: 'date' } },
      'grants.json': { roles: {}, grants: [{ may: 'read' }, { may: 'write' }] },
      'bodies/board.json': { title: 'Board' },
    };
    const changes = changesBetween(before, after);
    expect(changes).toEqual([
      { file: 'facts.json', at: '/plan/label', after: 'Permanence plan' },
      { file: 'facts.json', at: '/other' },
      { file: 'facts.json', at: '/a~1b', after: { type: 'date' } },
      { file: 'grants.json', at: '/grants', after: [{ may: 'read' }, { may: 'write' }] },
      { file: 'bodies/panel.json', at: '' },
      { file: 'bodies/board.json', at: '', after: { title: 'Board' } },
    ]);
  });

  test('applied one after another give the later draft', () => {
    const after: DraftFiles = {
      ...before,
      'facts.json': { plan: { type: 'code', label: 'New' }, extra: { type: 'date' } },
    };
    const applied = changesBetween(before, after).reduce<DraftFiles>((files, change) => {
      const stood = change.at
        .split('/')
        .slice(1)
        .reduce<unknown>(
          (here, step) => (typeof here === 'object' && here !== null ? Reflect.get(here, step) : undefined),
          files[change.file],
        );
      const edited = applyEdit(files, {
        ...change,
        ...(stood === undefined ? {} : { before: JSON.parse(JSON.stringify(stood)) }),
      });
      if (!('files' in edited)) throw new Error(JSON.stringify(edited));
      return edited.files;
    }, before);
    expect(applied).toEqual(after);
  });
});

const reversed = (json: DraftFiles[string] | undefined): Record<string, DraftFiles[string]> =>
  typeof json === 'object' && json !== null && !Array.isArray(json)
    ? Object.fromEntries(Object.entries(json).reverse())
    : {};
