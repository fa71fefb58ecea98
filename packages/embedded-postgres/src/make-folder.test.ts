// Folders that cannot be made: in a process of its own, for what never comes back takes the test along.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

const PACKAGE = fileURLToPath(new URL('..', import.meta.url));
const BUILT = path.join(PACKAGE, 'dist/index.js');
const scratch = mkdtempSync(path.join(tmpdir(), 'homeward folders '));

beforeAll(() => {
  execFileSync(process.execPath, [path.join(PACKAGE, '../../node_modules/typescript/bin/tsc'), '-b', PACKAGE]);
});
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

/** What making it came to: whether it was made, or the code of the error. */
const making = (folder: string): string => {
  const program = `import { makeFolder } from ${JSON.stringify(BUILT)};
    try { console.log(makeFolder(${JSON.stringify(folder)}, 0o700)); } catch (thrown) { console.log(thrown.code); }`;
  const said = execFileSync(process.execPath, ['--input-type=module', '-e', program], { timeout: 20_000 });
  return said.toString().trim();
};

describe('a folder', () => {
  it('is made with those above it, for its owner alone, and only once', () => {
    const folder = path.join(scratch, 'one', 'in', 'another');
    expect([making(folder), making(folder)]).toEqual(['true', 'false']);
    expect(statSync(folder).mode & 0o777).toBe(0o700);
  });

  it('is not made where a file stands', () => {
    writeFileSync(path.join(scratch, 'file'), '');
    expect(making(path.join(scratch, 'file', 'inside'))).toMatch(/^E/);
  });

  // Recursive mkdir goes round for ever here: the system says of a folder that stands that there is none.
  it('is not made below what is no real folder, and that is said at once', () => {
    expect(making('/proc/homeward/data')).toMatch(/^E/);
  });
});
