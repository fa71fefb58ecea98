import { describe, expect, it } from '@jest/globals';
import { readWorkbook, writeWorkbook } from './workbook.js';

const COLUMNS = [
  { title: 'Name', width: 20, use: 'names' as const },
  { title: 'Text', width: 40, use: 'edited' as const },
];

describe('a workbook', () => {
  it('holds texts as they were, whatever they look like', async () => {
    const rows = [
      ['a', '=HYPERLINK("https://example.com")'],
      ['b', 'two\nlines & <b>'],
      ['c', ''],
      ['d', '0012'],
      ['e', 'ŵ ₤ 中'],
      ['f', '2026-03-02'],
    ];
    const bytes = await writeWorkbook([
      { name: 'Words', columns: COLUMNS, rows },
      { name: 'Deadlines', columns: COLUMNS, rows: [] },
    ]);
    const read = await readWorkbook(bytes);
    const titles = ['Name', 'Text'];
    expect(read).toEqual({
      sheets: [
        { name: 'Words', rows: [titles, ...rows] },
        { name: 'Deadlines', rows: [titles] },
      ],
    });
  });

  it('of many rows is read as well', async () => {
    const rows = Array.from({ length: 5000 }, (_, n) => [
      `name ${n}`,
      `A text of some length that is number ${n * 7919}`,
    ]);
    const read = await readWorkbook(await writeWorkbook([{ name: 'Words', columns: COLUMNS, rows }]));
    expect('sheets' in read && read.sheets[0]?.rows.length).toBe(5001);
    expect('sheets' in read && read.sheets[0]?.rows[5000]).toEqual(rows[4999]);
  });
});
