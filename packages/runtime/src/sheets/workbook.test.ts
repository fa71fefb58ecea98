import { deflateRawSync } from 'node:zlib';
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

/** One part, with the size that its table of contents gives. */
const zipped = (name: string, content: Uint8Array, said: number, entries = 1): Uint8Array => {
  const packed = deflateRawSync(content);
  const title = Buffer.from(name);
  const local = Buffer.alloc(30);
  local.writeUInt32LE(0x04034b50, 0);
  local.writeUInt16LE(8, 8);
  local.writeUInt32LE(packed.length, 18);
  local.writeUInt32LE(said, 22);
  local.writeUInt16LE(title.length, 26);
  const entry = Buffer.alloc(46);
  entry.writeUInt32LE(0x02014b50, 0);
  entry.writeUInt16LE(8, 10);
  entry.writeUInt32LE(packed.length, 20);
  entry.writeUInt32LE(said, 24);
  entry.writeUInt16LE(title.length, 28);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(entries, 8);
  end.writeUInt16LE(entries, 10);
  end.writeUInt32LE(entry.length + title.length, 12);
  end.writeUInt32LE(local.length + title.length + packed.length, 16);
  return Buffer.concat([local, title, packed, entry, title, end]);
};

describe('a hostile workbook', () => {
  it.each<[string, Uint8Array, RegExp]>([
    ['no zip file', Buffer.from('Name,Text'), /not a spreadsheet file/],
    ['nothing', new Uint8Array(), /not a spreadsheet file/],
    ['a zip bomb', zipped('xl/workbook.xml', Buffer.alloc(30_000_000), 30_000_000), /far more than a spreadsheet/],
    ['one that says it is larger than any', zipped('xl/workbook.xml', Buffer.alloc(10), 0xffffffff), /far more than/],
    ['thousands of parts', zipped('xl/workbook.xml', Buffer.alloc(10), 10, 60_000), /far more parts/],
    ['a table of contents that ends too soon', zipped('xl/workbook.xml', Buffer.alloc(10), 10, 3), /damaged/],
    ['a zip file of something else', zipped('a.txt', Buffer.from('hello'), 5), /cannot be read as a spreadsheet/],
  ])('%s is not read', async (_what, bytes, why) => {
    const read = await readWorkbook(bytes);
    expect('refused' in read ? read.refused : 'read').toMatch(why);
  });

  // What unpacks to more than its table of contents says would otherwise pass it by.
  it.each([0, 1000, 900_000])('unpacks to no more than the %d bytes that it says', async (said) => {
    const bytes = zipped('xl/workbook.xml', Buffer.alloc(100_000_000), said);
    const before = process.memoryUsage().arrayBuffers;
    const read = await readWorkbook(bytes);
    expect('refused' in read).toBe(true);
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(50_000_000);
  });
});
