import { describe, expect, test } from '@jest/globals';
import type { Json } from '../parse-json.js';
import { cellOf, type GrantPlace, grantTable, loosens, withGrantCell } from './grant-cells.js';

const sources = ['R-dale-1'];
const grants: Json[] = [
  { roles: ['sw', 'tm'], may: 'record', events: ['A', 'B', 'C'], sources },
  { roles: ['iro'], may: 'record', events: ['B'], when: 'isLookedAfter', sources },
  { roles: ['sw', 'iro'], may: 'read', resources: ['case'], sources },
];
const roles = ['sw', 'tm', 'iro', 'deputy'];
const whats = ['A', 'B', 'C', 'case'];

/** Every cell of the table, for comparing whole lists. */
const table = (list: readonly Json[]) =>
  roles.flatMap((role) =>
    whats.flatMap((what) =>
      (['record', 'read'] as const).map(
        (may) => [`${role} ${may} ${what}`, cellOf(list, { role, may, what })] as const,
      ),
    ),
  );
const differing = (one: readonly Json[], other: readonly Json[]) => {
  const were = new Map(table(one));
  return table(other).flatMap(([name, cell]) =>
    JSON.stringify(were.get(name)) === JSON.stringify(cell) ? [] : [name],
  );
};

describe('a cell of the table of permissions', () => {
  test('is no, always, or only when', () => {
    expect(cellOf(grants, { role: 'sw', may: 'record', what: 'B' })).toEqual({ kind: 'always' });
    expect(cellOf(grants, { role: 'iro', may: 'record', what: 'B' })).toEqual({
      kind: 'when',
      whens: ['isLookedAfter'],
    });
    expect(cellOf(grants, { role: 'deputy', may: 'record', what: 'B' })).toEqual({ kind: 'no' });
    const both = [...grants, { roles: ['iro'], may: 'record', events: ['B'], sources }];
    expect(cellOf(both, { role: 'iro', may: 'record', what: 'B' })).toEqual({ kind: 'always' });
  });

  const every: GrantPlace[] = roles.flatMap((role) =>
    whats.flatMap((what) => [
      { role, may: 'record' as const, what },
      { role, may: 'read' as const, what },
    ]),
  );

  test('is the same looked up in a table', () => {
    const list = [...grants, { roles: ['iro'], may: 'record', events: ['B'], when: 'soon', sources }];
    const looked = grantTable(list);
    for (const place of every) expect(looked(place)).toEqual(cellOf(list, place));
  });

  test('is changed without anybody else gaining or losing anything', () => {
    for (const place of every)
      for (const cell of [{ kind: 'no' }, { kind: 'always' }, { kind: 'when', whens: ['soon'] }] as const) {
        const changed = withGrantCell(grants, place, cell);
        expect(cellOf(changed, place)).toEqual(cell);
        const name = `${place.role} ${place.may} ${place.what}`;
        expect(differing(grants, changed).filter((each) => each !== name)).toEqual([]);
      }
  });

  test('taken out and put back says the same in as many grants', () => {
    for (const place of every) {
      const before = cellOf(grants, place);
      if (before.kind === 'no') continue;
      const back = withGrantCell(withGrantCell(grants, place, { kind: 'no' }), place, before, sources);
      expect(differing(grants, back)).toEqual([]);
      expect(back).toHaveLength(grants.length);
    }
  });

  test('joins a grant that stands already instead of making one more', () => {
    const deputy = withGrantCell(grants, { role: 'deputy', may: 'record', what: 'A' }, { kind: 'always' });
    expect(deputy).toHaveLength(4);
    expect(withGrantCell(deputy, { role: 'deputy', may: 'record', what: 'B' }, { kind: 'always' })).toHaveLength(4);
    expect(withGrantCell(grants, { role: 'tm', may: 'read', what: 'case' }, { kind: 'always' })[2]).toMatchObject({
      roles: ['sw', 'iro', 'tm'],
    });
  });

  test.each([
    [{ kind: 'no' }, { kind: 'always' }, true],
    [{ kind: 'no' }, { kind: 'when', whens: ['a'] }, true],
    [{ kind: 'when', whens: ['a'] }, { kind: 'always' }, true],
    [{ kind: 'when', whens: ['a'] }, { kind: 'when', whens: ['b'] }, true],
    [{ kind: 'when', whens: ['a', 'b'] }, { kind: 'when', whens: ['a'] }, false],
    [{ kind: 'always' }, { kind: 'when', whens: ['a'] }, false],
    [{ kind: 'always' }, { kind: 'no' }, false],
  ] as const)('from %j to %j loosens: %s', (before, after, expected) => {
    expect(loosens(before, after)).toBe(expected);
  });
});
