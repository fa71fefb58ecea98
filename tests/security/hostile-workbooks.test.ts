/** Whatever somebody sends as a spreadsheet: refused with a reason, in little time, and without anybody else noticing. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { readWorkbook } from '@homeward/runtime';
import { describe, expect, it } from '@jest/globals';
import { hostileWorkbook, type Part, workbookOf } from './hostile-workbook.js';

const INFO = 'xl/workbook.xml';
const one = (content: Uint8Array, said = content.length): readonly Part[] => [{ name: INFO, content, said }];
const SHEET = (rows: string): string => `<worksheet><sheetData>${rows}</sheetData></worksheet>`;

describe('a hostile workbook', () => {
  it.each<[string, Uint8Array, RegExp]>([
    ['no zip file', Buffer.from('Name,Text'), /not a spreadsheet file/],
    ['nothing', new Uint8Array(), /not a spreadsheet file/],
    ['a zip bomb', hostileWorkbook(one(Buffer.alloc(30_000_000))), /far more than a spreadsheet/],
    ['one that says it is larger than any', hostileWorkbook(one(Buffer.alloc(10), 0xffffffff)), /far more than/],
    ['thousands of parts', hostileWorkbook(one(Buffer.alloc(10)), { entries: 60_000 }), /far more parts/],
    ['a table that ends too soon', hostileWorkbook(one(Buffer.alloc(10)), { entries: 3 }), /damaged/],
    [
      'a zip file of something else',
      hostileWorkbook([{ name: 'a.txt', content: Buffer.from('hello') }]),
      /cannot be read as a spreadsheet/,
    ],
    [
      'one that says elsewhere that it is empty',
      hostileWorkbook(one(Buffer.alloc(10)), { entriesAgain: 0 }),
      /damaged/,
    ],
    ['a second table for large files', hostileWorkbook(one(Buffer.alloc(10)), { locator: true }), /damaged/],
    ['more behind the table', hostileWorkbook(one(Buffer.alloc(10)), { behind: 'PK' }), /damaged/],
    ['the same bytes for many parts', hostileWorkbook(one(Buffer.alloc(900_000)), { times: 40 }), /damaged/],
    [
      'a part that unpacks to more than is said',
      hostileWorkbook(one(Buffer.alloc(60_000_000), 1000)),
      /not what its table/,
    ],
    ['a part that unpacks to less than is said', hostileWorkbook(one(Buffer.alloc(10), 1000)), /not what its table/],
    ['a row far down', hostileWorkbook(one(Buffer.from(SHEET('<row r="100000000"/>')))), /cell in 100000000;/],
    ['a cell far out', hostileWorkbook(one(Buffer.from(SHEET('<c r="XFD1048576"/>')))), /cell in XFD1048576;/],
    ['a cell a little too far right', hostileWorkbook(one(Buffer.from(SHEET("<c r = 'GS1'/>")))), /cell in GS1;/],
  ])('%s is not read', async (_what, bytes, why) => {
    const before = process.cpuUsage();
    const read = await readWorkbook(bytes);
    const { user, system } = process.cpuUsage(before);
    expect('refused' in read ? read.refused : 'read').toMatch(why);
    expect((user + system) / 1e6).toBeLessThan(0.5);
  });

  // What unpacks to more than its table of contents says would otherwise pass it by.
  it.each([0, 1000, 900_000])('unpacks to no more than the %d bytes that it says', async (said) => {
    const bytes = hostileWorkbook(one(Buffer.alloc(100_000_000), said));
    const before = process.memoryUsage().arrayBuffers;
    const read = await readWorkbook(bytes);
    expect('refused' in read).toBe(true);
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(50_000_000);
  });
});

/** As it was built: there the thread is. */
const BUILT = new URL('../../packages/runtime/dist/sheets/workbook.js', import.meta.url);
const PROGRAM = `import { readFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { readWorkbook } from ${JSON.stringify(BUILT.href)};
const bytes = readFileSync(process.argv[2]);
const before = performance.eventLoopUtilization();
const read = await readWorkbook(bytes);
const { utilization } = performance.eventLoopUtilization(before);
process.send({ said: read.refused ?? read.sheets[0].rows.length, busy: utilization });`;

describe('reading a spreadsheet', () => {
  it('is done aside: what fills the memory ends its own thread, and holds nobody up', async () => {
    if (!existsSync(fileURLToPath(BUILT))) throw new Error('The runtime has not been built. Run: npm run build');
    const folder = await mkdtemp(path.join(tmpdir(), 'homeward-workbook-'));
    try {
      const program = path.join(folder, 'read.mjs');
      await writeFile(program, PROGRAM);
      const readAside = async (rows: string): Promise<unknown> => {
        const file = path.join(folder, 'given.xlsx');
        await writeFile(file, workbookOf(rows));
        const child = fork(program, [file], { execArgv: ['--max-old-space-size=150'], stdio: 'ignore' });
        return Promise.race([
          once(child, 'message').then(([said]: unknown[]) => said),
          once(child, 'exit').then(([code]: unknown[]) => `ended with ${String(code)}`),
        ]);
      };
      // The number is written with an escape, as no program writes it: nothing but the bounds of the thread is left.
      const said = await readAside('<row r="&#49;00000000"/>');
      expect(said).toEqual({
        said: expect.stringMatching(/takes far more memory|takes far longer/),
        busy: expect.any(Number),
      });
      // Of the time that it took, the process itself was free for others.
      expect(said).toMatchObject({ busy: expect.closeTo(0, 0) });
      expect(await readAside('<row r="1"><c r="A1" t="inlineStr"><is><t>Name</t></is></c></row>')).toMatchObject({
        said: 1,
      });
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });
});
