import { describe, expect, test } from '@jest/globals';
import { applyEdit, type DraftFiles, type Edit } from './edit.js';

const files: DraftFiles = {
  'facts.json': { plan: { type: 'code', label: 'Plan' } },
  'grants.json': { roles: {}, grants: [{ may: 'read' }] },
  '../common/sources.json': { documents: {}, clauses: {} },
};
const label: Edit = { file: 'facts.json', at: '/plan/label', before: 'Plan', after: 'Permanence plan' };

describe('an edit of a draft', () => {
  test('changes its place alone, and its undo takes it back', () => {
    const edited = applyEdit(files, label);
    if (!('files' in edited)) throw new Error('refused');
    expect(edited.files['facts.json']).toEqual({ plan: { type: 'code', label: 'Permanence plan' } });
    expect(edited.files['grants.json']).toBe(files['grants.json']);
    expect(applyEdit(edited.files, edited.undo)).toMatchObject({ files });
  });

  test('adds and removes a name, and a whole file', () => {
    const added = applyEdit(files, { file: 'bodies/panel.json', at: '', after: { title: 'Panel' } });
    if (!('files' in added)) throw new Error('refused');
    expect(Object.keys(added.files)).toContain('bodies/panel.json');
    const back = applyEdit(added.files, added.undo);
    expect(back).toMatchObject({ files });
    expect('files' in back && Object.keys(back.files)).toEqual(Object.keys(files));
  });

  test('of a place that somebody else has changed is a conflict with both texts', () => {
    const first = applyEdit(files, label);
    if (!('files' in first)) throw new Error('refused');
    const second: Edit = { ...label, after: 'The plan' };
    expect(applyEdit(first.files, second)).toEqual({ conflict: { edit: second, now: 'Permanence plan' } });
  });

  test('that finds its result there is no conflict', () => {
    const first = applyEdit(files, label);
    if (!('files' in first)) throw new Error('refused');
    expect(applyEdit(first.files, label)).toMatchObject({ files: first.files });
  });

  test.each<[string, Edit]>([
    ['what all share', { file: '../common/sources.json', at: '', after: {} }],
    ['a path that climbs', { file: 'forms/../x.json', at: '', after: {} }],
    ['a prototype key', { file: 'facts.json', at: '/__proto__/x', after: 1 }],
    ['a place without a slash', { file: 'facts.json', at: 'plan', after: 1 }],
  ])('of %s is refused', (_what, edit) => {
    expect(applyEdit(files, edit)).toEqual({ fault: expect.any(String) });
  });

  test('inside a list is a conflict: its places move', () => {
    expect(
      applyEdit(files, { file: 'grants.json', at: '/grants/0/may', before: 'read', after: 'write' }),
    ).toHaveProperty('conflict');
  });
});
