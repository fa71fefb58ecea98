// Reads the return provided beside the repository, where there is one; says so where there is none.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import { checkReturn } from './check-return.js';
import { childHistories } from './child-histories.js';
import { parseReturn } from './parse-return.js';
import { writeReturn } from './write-return.js';

const folder = join(import.meta.dirname, '../../../../shared/data/ssda903');

if (existsSync(folder)) {
  const files = readdirSync(folder)
    .filter((name) => name.endsWith('.csv'))
    .map((name) => ({ name, text: readFileSync(join(folder, name), 'utf8') }));

  it('reads the whole provided return, keeps every row, and reads it back from XML', () => {
    const parsed = parseReturn(files);
    expect(parsed.tables.Header).toHaveLength(2675);
    expect(parsed.files.map(({ leftOut }) => leftOut)).toEqual(files.map(() => 0));
    const rows = files.reduce((sum, { text }) => sum + text.trimEnd().split('\n').length - 1, 0);
    expect(parsed.files.reduce((sum, file) => sum + file.rows, 0)).toBe(rows);
    expect(parsed.problems.every(({ column }) => column === 'REASON_PLACED_CEASED')).toBe(true);
    expect(childHistories(parsed, { asAt: '2018-03-31' })).toHaveLength(2675);
    expect(parseReturn(writeReturn(parsed.tables, 'xml')).files).toMatchObject([{ rows, leftOut: 0 }]);
  });

  it('reads and checks it in well under a second and a half of a processor', () => {
    const started = process.cpuUsage();
    const findings = checkReturn(parseReturn(files));
    const { user, system } = process.cpuUsage(started);
    expect(findings.length).toBeGreaterThan(0);
    expect((user + system) / 1000).toBeLessThan(1500);
  });
} else {
  it('has no provided return to read: the folder ../shared/data/ssda903 is absent', () => {
    process.stderr.write(
      'provided-return.test.ts: ../shared/data/ssda903 is absent, so the provided return was not read.\n',
    );
    expect(existsSync(folder)).toBe(false);
  });
}
