/** What choice questions offer: the authority's own code lists and those that all authorities share. */
import { codeListsOf, type DraftFiles, deriveKey, type ListedCode, withCodeList } from '@homeward/definition';
import { becomes, type RowTaken, type SheetKind, wrong, yesOrNo } from './sheet.js';

export const codeListsSheet: SheetKind = {
  key: 'codeLists',
  title: 'Code lists',
  columns: () => [
    { key: 'list', title: 'List', width: 24, use: 'names' },
    { key: 'code', title: 'Code', width: 20, use: 'names' },
    { key: 'listTitle', title: 'Title of the list', width: 30, use: 'told' },
    { key: 'label', title: 'Label', width: 50, use: 'edited' },
    { key: 'until', title: 'Used until', width: 16, use: 'edited' },
    { key: 'remove', title: 'Remove', width: 10, use: 'edited' },
  ],
  rows: ({ files }) =>
    codeListsOf(files).flatMap(({ key, title, codes }) =>
      codes.map(({ code, label, until }) => ({ list: key, listTitle: title, code, label, until: until ?? '' })),
    ),
  change: ({ files }, { list = '', code = '', ...before }, column, text) => {
    const says = `${code}: ${becomes(before[column] ?? '', text)}`;
    if (column === 'remove') {
      const wanted = yesOrNo(text);
      if (wanted === undefined) return wrong(column, 'Write yes to remove the code, or nothing.');
      return wanted
        ? withCodes(files, list, says, (codes) => codes.filter((one) => one.code !== code))
        : { says, files };
    }
    if (column === 'label' && text === '') return wrong(column, 'A code needs a label.');
    return withCodes(files, list, says, (codes) =>
      codes.map((one) => {
        if (one.code !== code) return one;
        if (column === 'label') return { ...one, label: text };
        const { until: _before, ...rest } = one;
        return text === '' ? rest : { ...rest, until: text };
      }),
    );
  },
  add: ({ files }, { list = '', code = '', label = '', until = '' }) => {
    const standing = codeListsOf(files).find(({ key }) => key === list);
    if (standing === undefined)
      return wrong('list', `There is no code list “${list.slice(0, 80)}”. Add it in the editor first.`);
    if (label === '') return wrong('label', 'A code needs a label.');
    const fresh =
      code === ''
        ? deriveKey(
            label,
            standing.codes.map((one) => one.code),
          )
        : code;
    return withCodes(files, list, `${label}: a new code of “${standing.title}”`, (codes) => [
      ...codes,
      { code: fresh, label, ...(until === '' ? {} : { until }) },
    ]);
  },
};

const withCodes = (
  files: DraftFiles,
  list: string,
  says: string,
  change: (codes: readonly ListedCode[]) => readonly ListedCode[],
): RowTaken => {
  const standing = codeListsOf(files).find(({ key }) => key === list);
  if (standing === undefined) return wrong('list', `There is no code list “${list.slice(0, 80)}”.`);
  const codes = change(standing.codes);
  return codes.length === 0
    ? wrong('remove', 'A code list needs at least one code.')
    : { says, files: withCodeList(files, list, { title: standing.title, codes }) };
};
