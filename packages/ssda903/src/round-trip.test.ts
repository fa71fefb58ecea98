// The same return reads the same however it is spelt: as CSV, as XML, and in any order, case and line ending.
import { describe, expect, it } from '@jest/globals';
import { parseReturn, type ReturnFile } from './parse-return.js';
import type { ReturnTables } from './rows.js';
import { seededRandom } from './sample/random.js';
import { sampleReturn, sampleTables } from './sample-return.js';
import { writeReturn } from './write-return.js';

const seeds = [11, 202, 3003, 40004];

/** What rows say, whatever file and line they stand on and in whatever order. */
function contentOf(tables: ReturnTables): Record<string, string[]> {
  return Object.fromEntries(
    Object.entries(tables).map(([name, rows]) => [
      name,
      rows
        .map((row: object) => {
          const { file: _, line: __, ...fields } = { file: '', line: 0, ...row };
          return JSON.stringify(
            Object.entries(fields)
              .filter(([, value]) => value !== undefined)
              .sort(),
          );
        })
        .sort(),
    ]),
  );
}

const rewritings: Record<string, (text: string, seed: number) => string> = {
  'columns in another order': (text, seed) => {
    const random = seededRandom(seed);
    const lines = text
      .trimEnd()
      .split('\n')
      .map((line) => line.split(','));
    const order = (lines[0] ?? [])
      .map((_, index) => [random.whole(0, 1e6), index] as const)
      .sort((a, b) => a[0] - b[0]);
    return lines.map((cells) => order.map(([, index]) => cells[index]).join(',')).join('\n');
  },
  'a heading in small letters with spaces around': (text) =>
    text.replace(/^.*\n/, (heading) => heading.toLowerCase().replace(/,/g, ' , ')),
  'a byte-order mark': (text) => `\uFEFF${text}`,
  'Windows line endings': (text) => text.replace(/\n/g, '\r\n'),
  'old Macintosh line endings': (text) => text.replace(/\n/g, '\r'),
  'every cell in quotes': (text) => text.replace(/[^,\n]+/g, '"$&"'),
  'spaces around every cell': (text) => text.replace(/,/g, '  ,\t'),
  'trailing empty columns and lines': (text) => `${text.replace(/(?<=.)\n/g, ',,\n')}\n,,,,\n\n`,
  'semicolons for commas': (text) => text.replace(/,/g, ';'),
  'codes in small letters': (text) =>
    text.replace(/\n[\s\S]*/, (body) => body.replace(/,(PN\d|U\d|C\d|X1|PR\d)(?=,|\n)/g, (code) => code.toLowerCase())),
};

describe.each(seeds)('a return made up from seed %i', (seed) => {
  const tables = sampleTables({ children: 120, seed, year: 2025 });

  it.each(['csv', 'xml'] as const)('reads back as it was written in %s', (format) => {
    const parsed = parseReturn(writeReturn(tables, format));
    expect(parsed.problems).toEqual([]);
    expect(contentOf(parsed.tables)).toEqual(contentOf(tables));
  });

  it.each(Object.keys(rewritings))('reads the same with %s', (name) => {
    const files = sampleReturn({ children: 120, seed, year: 2025 });
    const rewritten = files.map((file): ReturnFile => ({ ...file, text: rewritings[name]?.(file.text, seed) ?? '' }));
    expect(rewritten).not.toEqual(files);
    const parsed = parseReturn(rewritten);
    expect(contentOf(parsed.tables)).toEqual(contentOf(tables));
    expect(parsed.problems.filter(({ severity }) => severity !== 'note')).toEqual([]);
  });

  it('reads the same with dates written year first, and says so once a column', () => {
    const files = sampleReturn({ children: 120, seed, year: 2025 }).map((file) => ({
      ...file,
      text: file.text.replace(/(\d\d)\/(\d\d)\/(\d{4})/g, '$3-$2-$1'),
    }));
    const parsed = parseReturn(files);
    expect(contentOf(parsed.tables)).toEqual(contentOf(tables));
    expect(new Set(parsed.problems.map(({ code }) => code))).toEqual(new Set(['otherDateSpelling']));
    expect(parsed.problems.length).toBeLessThan(20);
  });

  it('reads the same in XML with small tags, wrappers of other names and a prefix', () => {
    const [file] = writeReturn(tables, 'xml');
    const text = (file?.text ?? '')
      .replace(/<(\/?)([A-Z_]+)/g, (_, slash, tag) => `<${slash}d:${tag.toLowerCase()}`)
      .replace('<d:expssda903>', '<d:message><d:children>')
      .replace('</d:expssda903>', '</d:children></d:message>');
    expect(contentOf(parseReturn([{ name: 'return.xml', text }]).tables)).toEqual(contentOf(tables));
  });
});

it('writes tables that a made-up return does not have, and reads them back', () => {
  const place = { file: 'x.csv', line: 1, unread: [], CHILD: 'C1' };
  const tables = {
    ...sampleTables({ children: 0, seed: 1 }),
    Header: [{ ...place, DOB: '2010-05-06', SEX: 'U' as const }],
    OC2: [{ ...place, DOB: '2010-05-06', SDQ_SCORE: 12, CONVICTED: '0' }],
    OC3: [{ ...place, DOB: '2010-05-06', IN_TOUCH: 'YES', ACTIV: 'F1', ACCOM: 'B1' }],
    SWEpisodes: [
      { ...place, DOB: '2010-05-06', SW_ID: 'A & <B>, "C"', SW_DECOM: '2024-01-01', SW_REASON: 'MANAGE' as const },
    ],
    DoLo: [{ ...place, DOB: '2010-05-06', DOLO_START: '2025-02-03', DOLO_END: '2025-03-04' }],
  };
  for (const format of ['csv', 'xml'] as const) {
    const parsed = parseReturn(writeReturn(tables, format));
    expect(parsed.problems).toEqual([]);
    expect(contentOf(parsed.tables)).toEqual(contentOf(tables));
  }
});
