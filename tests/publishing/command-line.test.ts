/** `homeward replay` and `homeward publish` on children who came with a return: their histories are long, and were told without a word to anybody. */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { addPeople, clock, makeBell, openDatabase, openPool, packStore, readReleases } from '@homeward/runtime';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { COMMANDS } from '../../apps/cli/src/commands.js';
import { runCommand } from '../../apps/cli/src/run-command.js';
import { CONFIGS } from '../import/test-runtime.js';
import { startTestDatabase, type TestDatabase } from '../test-cluster.js';

const TODAY = '2026-04-20';
let database: TestDatabase;
let folder: string;

beforeAll(async () => {
  database = await startTestDatabase();
  folder = mkdtempSync(path.join(tmpdir(), 'homeward-publish-'));
  process.env.DATABASE_URL = database.databaseUrl;
  process.env.HOMEWARD_DATA = path.join(folder, 'keys');
  process.env.HOMEWARD_TODAY = TODAY;
  for (const part of ['common', 'herts'])
    cpSync(path.join(CONFIGS, part), path.join(folder, part), { recursive: true });
});
afterAll(async () => {
  for (const name of ['DATABASE_URL', 'HOMEWARD_DATA', 'HOMEWARD_TODAY']) delete process.env[name];
  await database.stop();
  rmSync(folder, { recursive: true, force: true });
});

const typed = async (...words: string[]) => {
  const lines: string[] = [];
  const problems: string[] = [];
  const status = await runCommand(COMMANDS, words, {
    folder,
    configs: CONFIGS,
    line: (text) => lines.push(text),
    problem: (text) => problems.push(text),
  });
  return { status, lines, problems };
};

/** Changes a text of the copied pack. */
const change = (file: string, from: string, to: string): void => {
  const at = path.join(folder, 'herts', file);
  const text = readFileSync(at, 'utf8');
  expect(text).toContain(from);
  writeFileSync(at, text.replace(from, to));
};

const wish = ['--owner', 'nobody.herts', '--note', 'Another name for a role.', '--from', TODAY];

describe('homeward replay', () => {
  it('finds that imported histories conform to the pack that they were played through, with nothing that differs', async () => {
    await typed('sample-903', '--children', '40', '--seed', '5', 'return');
    expect((await typed('import-903', 'return', '--authority', 'herts', '--as-at', '2026-03-31')).status).toBe(0);
    const { status, lines } = await typed('replay', 'herts');
    expect(lines.slice(0, -1)).toEqual([
      expect.stringMatching(/^\d+ cases, \d+ entries re-run: (\d+) conform \(0 of them with differences\), 0 do not$/),
    ]);
    expect(status).toBe(0);
  }, 240_000);

  it('says what is wrong with what was typed', async () => {
    expect(await typed('replay')).toMatchObject({ status: 2 });
    expect(await typed('replay', '00000000-0000-4000-8000-000000000000')).toMatchObject({
      status: 2,
      problems: [expect.stringContaining('Say whose draft it is'), expect.any(String)],
    });
    expect((await typed('publish', 'herts', '--nonconforming', 'vanish')).status).toBe(2);
  });
});

describe('homeward publish', () => {
  it('publishes nothing while something is left, and says what', async () => {
    const same = await typed('publish', 'herts', ...wish);
    expect(same).toMatchObject({ status: 1, problems: ['Nothing was published.'] });
    expect(same.lines.filter((line) => line.startsWith('left: '))).toEqual([
      'left: Nothing differs from a version that has been published already.',
      'left: The person named cannot own a version: only a process owner can.',
    ]);
  });

  it('publishes a folder for its owner, and new cases open under it from that day', async () => {
    const { pool } = openPool(await applicationUrl(), 2);
    try {
      await addPeople(pool, 'herts', [
        {
          authority: 'herts',
          username: 'ann.herts',
          name: 'Ann',
          demonstration: true,
          memberships: [{ role: 'processOwner', scope: 'configuration' }],
        },
      ]);
      change('grants.json', 'Childcare Litigation Unit', 'Childcare litigation team');
      const published = await typed('publish', path.join(folder, 'herts'), ...wish.with(1, 'ann.herts'));
      expect(published.problems).toEqual([]);
      expect(published.lines.at(-1)).toMatch(/^Published [0-9a-f]{12} of herts: new cases open under it from /);
      const now = clock(TODAY);
      const runtime = { pool, packs: packStore(pool, now), clock: now, chainKey: Buffer.alloc(32), bell: makeBell() };
      const { releases, current } = await readReleases(runtime, 'herts');
      expect(releases).toMatchObject([{ standing: 'current', owner: 'Ann', second: null, startsOn: TODAY }]);
      expect(current).toBe(releases[0]?.version);
    } finally {
      await pool.end();
    }
  }, 240_000);
});

/** The address of the application's own role, as the command line opens it. */
async function applicationUrl(): Promise<string> {
  const opened = await openDatabase({
    dataFolder: path.join(folder, 'keys'),
    databaseUrl: database.databaseUrl,
    connections: 1,
  });
  await opened.close();
  return opened.appUrl;
}
