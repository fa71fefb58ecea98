/** `homeward import-903` and `sample-903` as a person types them. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { COMMANDS } from '../../apps/cli/src/commands.js';
import { runCommand } from '../../apps/cli/src/run-command.js';
import { startTestDatabase, type TestDatabase } from '../test-cluster.js';
import { CONFIGS } from './test-runtime.js';

let database: TestDatabase;
let folder: string;
beforeAll(async () => {
  database = await startTestDatabase();
  folder = mkdtempSync(path.join(tmpdir(), 'homeward-return-'));
  process.env.DATABASE_URL = database.databaseUrl;
  process.env.HOMEWARD_DATA = path.join(folder, 'keys');
});
afterAll(async () => {
  delete process.env.DATABASE_URL;
  delete process.env.HOMEWARD_DATA;
  await database.stop();
  rmSync(folder, { recursive: true, force: true });
});

const typed = async (words: string) => {
  const lines: string[] = [];
  const problems: string[] = [];
  const status = await runCommand(COMMANDS, words.split(' '), {
    folder,
    configs: CONFIGS,
    line: (text) => lines.push(text),
    problem: (text) => problems.push(text),
  });
  return { status, lines, problems };
};
const filesIn = (name: string) =>
  readdirSync(path.join(folder, name)).map((file) => [file, readFileSync(path.join(folder, name, file), 'utf8')]);

describe('homeward sample-903', () => {
  it('writes the same return from the same seed, another from another, and one file for XML', async () => {
    const { status, lines } = await typed('sample-903 --children 20 --seed 3 one');
    expect(status).toBe(0);
    expect(lines.at(-1)).toBe('20 made-up children, seed 3');
    await typed('sample-903 --children 20 --seed 3 two');
    await typed('sample-903 --children 20 --seed 4 three');
    await typed('sample-903 --children 20 --seed 3 --xml xml');
    expect(filesIn('two')).toEqual(filesIn('one'));
    expect(filesIn('three')).not.toEqual(filesIn('one'));
    expect(filesIn('xml')).toHaveLength(1);
  });

  it('says what is missing or too large', async () => {
    expect(await typed('sample-903 --seed 3 one')).toMatchObject({
      status: 2,
      problems: [expect.stringContaining('--children'), expect.any(String)],
    });
    expect((await typed('sample-903 --children 1000000 --seed 3 one')).status).toBe(2);
  });
});

describe('homeward import-903', () => {
  it('makes the database, shows how far it is, and ends with the numbers', async () => {
    const { status, lines, problems } = await typed('import-903 one --authority herts --as-at 2026-03-31');
    expect(status).toBe(0);
    expect(problems).toContain('20 of 20 children');
    expect(lines.at(-1)).toMatch(
      /^20 children: 20 new, 0 changed, 0 as before; [\d,]+ entries; [\d,]+ findings; 0 rows not read$/,
    );
  });

  it('changes nothing the second time, from the XML of the same children', async () => {
    const { lines, problems } = await typed('import-903 xml --authority herts --as-at 2026-03-31');
    expect(problems).toContain('20 of 20 children');
    expect(lines.at(-1)).toMatch(/^20 children: 0 new, 0 changed, 20 as before; 0 entries; /);
  });

  it('names file, line and column of what it cannot read, and tells everything with --json', async () => {
    writeFileSync(
      path.join(folder, 'one', 'header.csv'),
      'CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB\r\n7,1,31/02/2015,WBRI,,,\r\n',
    );
    const { lines } = await typed('import-903 one/header.csv --authority herts --as-at 2026-03-31');
    expect(lines[0]).toMatch(/^header\.csv:2:DOB: /);
    expect(lines.join('\n')).not.toContain('31/02/2015');
    const { lines: json } = await typed('import-903 one/header.csv --authority herts --as-at 2026-03-31 --json');
    expect(JSON.parse(json.join(''))).toMatchObject({
      children: 0,
      rowsNotRead: 1,
      problems: [{ line: 2, column: 'DOB' }],
    });
  });

  it('says in a sentence what is wrong with the words', async () => {
    expect((await typed('import-903 one --authority hurts --as-at 2026-03-31')).problems[0]).toContain(
      'did you mean herts',
    );
    expect((await typed('import-903 one --authority herts --as-at 31/03/2026')).problems[0]).toContain('--as-at');
    expect((await typed('import-903 nowhere --authority herts --as-at 2026-03-31')).problems[0]).toBe(
      'There is no nowhere.',
    );
  });
});
