/** Forms, permissions, numbers, deadlines and words as tables: out of every shipped pack and back without a difference, and back with the differences that were made. */
import path from 'node:path';
import { cellOf, expandDraft, grantsOf, readDraft } from '@homeward/definition';
import { type GivenSheet, type SheetDraft, sheetsOf, takeSheets, type WrittenSheet } from '@homeward/engine';
import { authoritiesIn, readFolder } from '@homeward/runtime/configs';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { CONFIGS } from '../import/test-runtime.js';

const common = await readFolder(path.join(CONFIGS, 'common'));
const draftOf = async (authority: string): Promise<SheetDraft> => {
  const { files } = expandDraft(await readFolder(path.join(CONFIGS, authority)), common);
  const { pack } = readDraft(files);
  if (pack === undefined) throw new Error(`${authority} cannot be read.`);
  return { files, pack };
};
const asGiven = (sheets: readonly WrittenSheet[]): GivenSheet[] =>
  sheets.map(({ name, columns, rows }) => ({ name, rows: [columns.map(({ title }) => title), ...rows] }));

describe.each(await authoritiesIn(CONFIGS))('the sheets of %s', (authority) => {
  it('come back without a difference', async () => {
    const draft = await draftOf(authority);
    const sheets = sheetsOf(draft, 'all');
    expect(sheets.map(({ name }) => name)).toEqual([
      'Questions',
      'Code lists',
      'Permissions',
      'Numbers and choices',
      'Deadlines',
      'Words',
    ]);
    expect(sheets.every(({ rows }) => rows.length > 0)).toBe(true);
    const taken = takeSheets(draft, asGiven(sheets));
    expect([taken.problems, taken.changes]).toEqual([[], []]);
    expect(taken.files).toBe(draft.files);
  });
});

describe('what somebody changed in the sheets of herts', () => {
  let draft: SheetDraft;
  let sheets: readonly GivenSheet[];
  beforeAll(async () => {
    draft = await draftOf('herts');
    sheets = asGiven(sheetsOf(draft, 'all'));
  });

  /** The sheet with cells said otherwise, in the row for which the cells of these titles hold these texts. */
  const edited = (
    name: string,
    where: Readonly<Record<string, string>>,
    cells: Readonly<Record<string, string>>,
  ): { readonly sheet: GivenSheet; readonly row: number } => {
    const sheet = sheets.find((one) => one.name === name);
    const titles = sheet?.rows[0] ?? [];
    const at = (title: string): number => {
      const found = titles.indexOf(title);
      if (found < 0) throw new Error(`There is no column ${title}: ${titles.join(', ')}`);
      return found;
    };
    const row = (sheet?.rows ?? []).findIndex((one) =>
      Object.entries(where).every(([title, text]) => one[at(title)] === text),
    );
    if (row < 0) throw new Error(`There is no such row in ${name}.`);
    const rows = (sheet?.rows ?? []).map((one, index) =>
      index === row
        ? one.map((text, column) => {
            const changed = Object.entries(cells).find(([title]) => at(title) === column);
            return changed === undefined ? text : changed[1];
          })
        : one,
    );
    return { sheet: { name, rows }, row: row + 1 };
  };
  const withRow = (name: string, cells: Readonly<Record<string, string>>): GivenSheet => {
    const rows = sheets.find((one) => one.name === name)?.rows ?? [];
    return { name, rows: [...rows, (rows[0] ?? []).map((title) => cells[title] ?? '')] };
  };
  const first = (name: string, title: string): string => {
    const rows = sheets.find((one) => one.name === name)?.rows ?? [];
    return rows[1]?.[(rows[0] ?? []).indexOf(title)] ?? '';
  };

  it('changes a title, a hint and whether a question must be answered, where they stand', () => {
    const [form, question] = [first('Questions', 'Form'), first('Questions', 'Question')];
    const { sheet, row } = edited(
      'Questions',
      { Form: form, Question: question },
      { Title: 'Another title', Hint: '=1+1', 'Asked when, as stored': '{"field":"age","operator":"<","value":5}' },
    );
    const { changes, problems, files } = takeSheets(draft, [sheet]);
    expect(problems).toEqual([]);
    expect(changes.map(({ row: at, column }) => [at, column])).toEqual([
      [row, 'E (Title)'],
      [row, 'H (Hint)'],
      [row, 'L (Asked when, as stored)'],
    ]);
    const after = readDraft(files).pack?.forms[form];
    expect(after?.schema.properties[question]?.title).toBe('Another title');
    expect(after?.layout.questions[question]).toMatchObject({ hint: '=1+1', visibleWhen: { field: 'age', value: 5 } });
    const again = asGiven(sheetsOf({ files, pack: readDraft(files).pack ?? draft.pack }, 'forms'))[0];
    expect(again?.rows[row - 1]?.[7]).toBe("'=1+1");
  });

  it('adds a question and a code, and takes a permission, a number, a limit and a word', () => {
    const form = first('Questions', 'Form');
    const [number, value] = (sheets.find(({ name }) => name === 'Numbers and choices')?.rows ?? [])
      .slice(1)
      .filter((one) => /^\d+$/.test(one[2] ?? ''))
      .map((one) => [one[0] ?? '', one[2] ?? ''])[0] ?? ['', ''];
    const permission = edited('Permissions', { May: 'read', What: 'case' }, {});
    const role = Object.keys(draft.pack.grants.roles).find(
      (one) => cellOf(grantsOf(draft.files), { role: one, may: 'read', what: 'case' }).kind === 'no',
    );
    const roleTitle = `${draft.pack.grants.roles[role ?? '']?.title} (${role})`;
    const { changes, problems, files } = takeSheets(draft, [
      withRow('Questions', {
        Form: form,
        Section: first('Questions', 'Section'),
        Title: 'How do you feel today?',
        Type: 'One choice from a list',
        Choices: 'good = Well\nNot so well',
        'Must be answered': 'yes',
      }),
      withRow('Code lists', { List: first('Code lists', 'List'), Label: 'Something new' }),
      edited(
        'Permissions',
        { May: 'read', What: 'case' },
        { [roleTitle]: 'when {"field":"age","operator":"<","value":18}' },
      ).sheet,
      edited('Numbers and choices', { Name: number ?? '' }, { Value: String(Number(value) + 1) }).sheet,
      edited(
        'Deadlines',
        { Deadline: first('Deadlines', 'Deadline'), Part: first('Deadlines', 'Part') },
        { 'How many': '4', Unit: 'months' },
      ).sheet,
      edited('Words', { Name: first('Words', 'Name') }, { One: 'another word' }).sheet,
    ]);
    expect(problems).toEqual([]);
    expect(permission.row).toBeGreaterThan(1);
    expect(changes.map(({ sheet }) => sheet)).toEqual([
      'Questions',
      'Code lists',
      'Permissions',
      'Numbers and choices',
      'Deadlines',
      'Deadlines',
      'Words',
    ]);
    expect(changes[2]?.sentence).toMatch(/lets somebody do more/);
    expect(readDraft(files).pack?.forms[form]?.schema.properties.howDoYouFeelToday).toMatchObject({
      oneOf: [
        { const: 'good', title: 'Well' },
        { const: 'notSoWell', title: 'Not so well' },
      ],
    });
    expect(cellOf(grantsOf(files), { role: role ?? '', may: 'read', what: 'case' })).toMatchObject({ kind: 'when' });
    expect(readDraft(files).pack?.authority.parameters[number ?? '']?.value).toBe(Number(value) + 1);
  });

  it.each<[string, () => GivenSheet, number | undefined, string | undefined, RegExp]>([
    [
      'a type that there is not',
      () => edited('Questions', { Question: first('Questions', 'Question') }, { Type: 'Riddle' }).sheet,
      2,
      'F (Type)',
      /no type “Riddle”/,
    ],
    [
      'neither yes nor no',
      () => edited('Questions', { Question: first('Questions', 'Question') }, { 'Must be answered': 'perhaps' }).sheet,
      2,
      'J (Must be answered)',
      /yes or no/,
    ],
    [
      'a condition that is none',
      () =>
        edited('Questions', { Question: first('Questions', 'Question') }, { 'Asked when, as stored': '{"field":1}' })
          .sheet,
      2,
      'L (Asked when, as stored)',
      /not a condition/,
    ],
    [
      'a rule that there is not',
      () =>
        edited('Questions', { Question: first('Questions', 'Question') }, { 'Asked when, as stored': 'nobody' }).sheet,
      2,
      'L (Asked when, as stored)',
      /no rule/,
    ],
    [
      'what is only to be read',
      () => edited('Questions', { Question: first('Questions', 'Question') }, { 'Title of the form': 'x' }).sheet,
      2,
      'C (Title of the form)',
      /only to be read/,
    ],
    [
      'a question that there is not',
      () => withRow('Questions', { Form: first('Questions', 'Form'), Question: 'nothing', Title: 'x' }),
      undefined,
      'B (Question)',
      /no question “nothing”/,
    ],
    [
      'a permission nobody understands',
      () =>
        edited(
          'Permissions',
          { May: 'read', What: 'case' },
          { [`${draft.pack.grants.roles.sw?.title} (sw)`]: 'sometimes' },
        ).sheet,
      undefined,
      undefined,
      /Write yes, nothing/,
    ],
    [
      'a number that is none',
      () =>
        edited(
          'Deadlines',
          { Deadline: first('Deadlines', 'Deadline'), Part: first('Deadlines', 'Part') },
          { 'How many': 'soon' },
        ).sheet,
      2,
      'G (How many)',
      /whole number/,
    ],
    [
      'a column that there is not',
      () => ({
        name: 'Words',
        rows: [
          ['Name', 'Magic'],
          [first('Words', 'Name'), 'x'],
        ],
      }),
      1,
      'B',
      /no column “Magic”/,
    ],
    [
      'no column that says what a row is about',
      () => ({ name: 'Words', rows: [['One'], ['x']] }),
      1,
      undefined,
      /must have the titles “Name”/,
    ],
    ['another sheet', () => ({ name: 'Holidays', rows: [['a']] }), 1, undefined, /No sheet here is called/],
    [
      'a prototype key',
      () => ({
        name: 'Words',
        rows: [
          ['Name', 'One'],
          ['__proto__', 'x'],
        ],
      }),
      2,
      'A (Name)',
      /nothing called “__proto__”/,
    ],
    [
      'a text without end',
      () => edited('Questions', { Question: first('Questions', 'Question') }, { Hint: 'x'.repeat(30_000) }).sheet,
      2,
      'H (Hint)',
      /longer than anything/,
    ],
    [
      'a text longer than a pack takes',
      () => edited('Questions', { Question: first('Questions', 'Question') }, { Hint: 'x'.repeat(3000) }).sheet,
      2,
      'H (Hint)',
      /too long/,
    ],
  ])('is told where it cannot be taken: %s', (_what, sheet, row, column, why) => {
    const { problems, changes, files } = takeSheets(draft, [sheet()]);
    expect(changes).toEqual([]);
    expect(files).toBe(draft.files);
    expect(problems).toHaveLength(1);
    expect(problems[0]?.sentence).toMatch(why);
    if (row !== undefined) expect(problems[0]?.row).toBe(row);
    if (column !== undefined) expect(problems[0]?.column).toBe(column);
  });
});
