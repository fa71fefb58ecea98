/** Who may do what: a row for each action, document and record, a column for each role. */
import {
  ACTIONS,
  type GrantCell,
  type GrantPlace,
  grantObjects,
  grantsOf,
  grantTable,
  loosens,
  type Pack,
  withGrantCell,
  withGrants,
} from '@homeward/definition';
import { type SheetKind, type SheetRow, wrong, YES, yesOrNo } from './sheet.js';
import { readRuleCell, ruleCell } from './stored-rule.js';

const ACT_TITLES = { record: 'record', read: 'read', write: 'write in', attend: 'attend' } as const;
const WHEN = /^when\s+/i;

export const permissionsSheet: SheetKind = {
  key: 'permissions',
  title: 'Permissions',
  columns: (pack) => [
    { key: 'may', title: 'May', width: 10, use: 'names' },
    { key: 'what', title: 'What', width: 30, use: 'names' },
    { key: 'title', title: 'Title', width: 44, use: 'told' },
    ...Object.entries(pack.grants.roles).map(([role, { title }]) => ({
      key: `role ${role}`,
      title: `${title} (${role})`,
      width: 18,
      use: 'edited' as const,
    })),
  ],
  rows: ({ files, pack }) => {
    const cell = grantTable(grantsOf(files));
    return things(pack).map(
      ({ may, what, title }): SheetRow => ({
        may: ACT_TITLES[may],
        what,
        title,
        ...Object.fromEntries(
          Object.keys(pack.grants.roles).map((role) => [`role ${role}`, written(cell({ role, may, what }))]),
        ),
      }),
    );
  },
  change: ({ files, pack }, before, column, text) => {
    const may = ACTIONS.find((act) => ACT_TITLES[act] === before.may);
    const role = column.slice('role '.length);
    if (may === undefined || before.what === undefined) return wrong(column, 'There is no such permission.');
    const read = readCell(text, pack);
    if (typeof read === 'string') return wrong(column, read);
    const place: GrantPlace = { role, may, what: before.what };
    const grants = grantsOf(files);
    const more = loosens(grantTable(grants)(place), read) ? ' This lets somebody do more.' : '';
    const verb = read.kind === 'no' ? 'may no longer' : read.kind === 'always' ? 'may' : 'may in some cases';
    return {
      files: withGrants(files, withGrantCell(grants, place, read)),
      says: `${pack.grants.roles[role]?.title ?? role} ${verb} ${ACT_TITLES[may]} “${before.title ?? before.what}”.${more}`,
    };
  },
};

/** Each once: an action of the same name stands in several processes, and is granted for all of them. */
const things = (pack: Pack): { may: (typeof ACTIONS)[number]; what: string; title: string }[] =>
  ACTIONS.flatMap((may) => [
    ...new Map(
      grantObjects(pack, may)
        .flatMap((group) => group.things)
        .map(({ value, title }) => [value, { may, what: value, title }] as const),
    ).values(),
  ]);

/** Nothing, yes, or a line for each condition: `when` and the rule as it is stored. */
const written = (cell: GrantCell): string => {
  if (cell.kind === 'no') return '';
  return cell.kind === 'always' ? YES : cell.whens.map((when) => `when ${ruleCell(when)}`).join('\n');
};

const readCell = (text: string, pack: Pack): GrantCell | string => {
  const said = yesOrNo(text);
  if (said !== undefined) return said ? { kind: 'always' } : { kind: 'no' };
  const lines = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const whens = lines.map((line) => (WHEN.test(line) ? readRuleCell(line.replace(WHEN, ''), pack) : NOT_UNDERSTOOD));
  const fault = whens.find((when) => typeof when === 'string');
  if (typeof fault === 'string') return fault;
  const rules = whens.flatMap((when) => (typeof when === 'string' || when.rule === null ? [] : [when.rule]));
  return rules.length === 0 ? NOT_UNDERSTOOD : { kind: 'when', whens: rules };
};

const NOT_UNDERSTOOD = 'Write yes, nothing, or “when” and a rule.';
