/** What goes out comes in as it was: each shipped pack to a file, to a folder, to a draft, and out again, to the byte. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import {
  addPeople,
  openDatabase,
  openPackFile,
  publishPack,
  readConfigs,
  readWorkbook,
  signingKey,
  writePackFile,
  writeWorkbook,
} from '@homeward/runtime';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { COMMANDS } from '../../apps/cli/src/commands.js';
import { runCommand } from '../../apps/cli/src/run-command.js';
import { CONFIGS } from '../import/test-runtime.js';
import { startTestDatabase, type TestDatabase } from '../test-cluster.js';

const AUTHORITIES = ['central-beds', 'dudley', 'herts', 'progression-panel', 'scottish-lac'];
const TODAY = '2026-04-20';
let database: TestDatabase;
let folder: string;

beforeAll(async () => {
  database = await startTestDatabase();
  folder = mkdtempSync(path.join(tmpdir(), 'homeward-exchange-'));
  process.env.DATABASE_URL = database.databaseUrl;
  process.env.HOMEWARD_DATA = path.join(folder, 'keys');
  process.env.HOMEWARD_TODAY = TODAY;
  const opened = await openDatabase({
    dataFolder: path.join(folder, 'keys'),
    databaseUrl: database.databaseUrl,
  });
  for (const { pack, stories, written, content } of await readConfigs(CONFIGS)) {
    if (pack === undefined) throw new Error('A pack cannot be read.');
    await publishPack(opened.pool, { pack, stories, written, content, note: 'For tests', publishedAt: new Date() });
    const { id } = pack.authority;
    await addPeople(opened.pool, id, [
      {
        authority: id,
        username: `ann.${id}`,
        name: 'Ann',
        demonstration: true,
        memberships: [{ role: 'processOwner', scope: 'configuration' }],
      },
    ]);
  }
  await opened.close();
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

const hashIn = ({ lines }: { readonly lines: readonly string[] }): string =>
  /[0-9a-f]{64}$/.exec(lines.find((line) => / files /.test(line)) ?? '')?.[0] ?? lines.join('\n');
const draftIn = ({ lines, problems }: Awaited<ReturnType<typeof typed>>): string =>
  /^Draft (\S+) of .*: 0 files differ/.exec(lines.at(-1) ?? '')?.[1] ?? [...lines, ...problems].join('\n');

const texts = (root: string): Record<string, string> =>
  Object.fromEntries(
    readdirSync(root, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry): [string, string] => {
        const file = path.join(entry.parentPath, entry.name);
        return [path.relative(root, file), readFileSync(file, 'utf8')];
      }),
  );

describe.each(AUTHORITIES)('the pack of %s', (authority) => {
  const owner = ['--owner', `ann.${authority}`];
  let hash: string;

  it('goes out as a signed file whose address is its content', async () => {
    const out = await typed('export-pack', authority, '--to', `${authority}.homeward`);
    expect(out).toMatchObject({ status: 0, problems: [] });
    hash = hashIn(out);
    const opened = openPackFile(readFileSync(path.join(folder, `${authority}.homeward`)));
    expect(opened).toMatchObject({ hash });
    expect(out.lines.at(-1)).toBe(`signed with ${'fingerprint' in opened ? opened.fingerprint : ''}`);
    expect('content' in opened ? Object.keys(opened.content.files) : []).toContain('grants.json');
    expect(
      'content' in opened ? Object.keys(opened.content.files).filter((file) => /guards\//.test(file)) : [],
    ).not.toEqual([]);
  });

  it('goes out as a folder that is equal to configs', async () => {
    const out = await typed('export-pack', authority, '--to', `out-${authority}`);
    expect(hashIn(out)).toBe(hash);
    expect(texts(path.join(folder, `out-${authority}`, authority))).toEqual(texts(path.join(CONFIGS, authority)));
    const common = texts(path.join(CONFIGS, 'common'));
    const used = texts(path.join(folder, `out-${authority}`, 'common'));
    expect(Object.keys(used).length).toBeGreaterThan(2);
    expect(used).toEqual(Object.fromEntries(Object.keys(used).map((file) => [file, common[file]])));
  });

  it('comes in as a draft in which nothing differs, and goes out of it again with the same hash', async () => {
    const draft = draftIn(await typed('import-pack', `${authority}.homeward`, ...owner));
    const again = await typed('export-pack', draft, '--authority', authority, '--to', `${authority}-2.homeward`);
    expect(hashIn(again)).toBe(hash);
  });
});

describe('a folder that was taken out', () => {
  it('comes in as well, and goes out again to the byte', async () => {
    const draft = draftIn(await typed('import-pack', 'out-dudley', '--owner', 'ann.dudley'));
    await typed('export-pack', draft, '--authority', 'dudley', '--to', 'out-again');
    expect(texts(path.join(folder, 'out-again'))).toEqual(texts(path.join(folder, 'out-dudley')));
  });

  it('is not written over', async () => {
    expect(await typed('export-pack', 'dudley', '--to', 'out-dudley')).toMatchObject({ status: 2 });
  });
});

describe('a spreadsheet of a draft', () => {
  let draft: string;
  beforeAll(async () => {
    draft = draftIn(await typed('import-pack', 'herts.homeward', '--owner', 'ann.herts'));
  });
  const of = () => ['--draft', draft, '--authority', 'herts'];

  it('comes back without a difference', async () => {
    const out = await typed('sheet', 'out', draft, '--authority', 'herts', '--to', 'herts.xlsx');
    expect(out).toMatchObject({ status: 0, problems: [] });
    expect((await typed('sheet', 'in', 'herts.xlsx', ...of())).lines).toEqual([
      '0 changes, 0 problems; nothing was changed: add --take and --owner',
    ]);
  });

  it('is shown before it is taken, and what it changes goes out over the building blocks', async () => {
    const read = await readWorkbook(readFileSync(path.join(folder, 'herts.xlsx')));
    if ('refused' in read) throw new Error(read.refused);
    const numbers = read.sheets.find(({ name }) => name === 'Numbers and choices');
    const [titles = [], ...rows] = numbers?.rows ?? [];
    const row = rows.findIndex(([, , value = '']) => /^[0-9]+$/.test(value));
    const changed = rows.map((cells, index) =>
      index === row ? cells.map((text, at) => (at === 2 ? String(Number(text) + 1) : text)) : cells,
    );
    const columns = titles.map((title) => ({ title, width: 20, use: 'edited' as const }));
    writeFileSync(
      path.join(folder, 'changed.xlsx'),
      await writeWorkbook([{ name: 'Numbers and choices', columns, rows: changed }]),
    );
    const shown = await typed('sheet', 'in', 'changed.xlsx', ...of());
    expect(shown.lines[0]).toMatch(
      new RegExp(`^change: Numbers and choices, row ${row + 2}, column C \\(Value\\): .*becomes`),
    );
    const taken = await typed('sheet', 'in', 'changed.xlsx', ...of(), '--take', '--owner', 'ann.herts');
    expect(taken.lines.at(-1)).toBe('1 changes taken, 0 problems');
    await typed('export-pack', draft, '--authority', 'herts', '--to', 'out-changed');
    const before = texts(path.join(folder, 'out-herts'));
    const after = texts(path.join(folder, 'out-changed'));
    const guards = Object.keys(before).filter((file) => file.includes('/guards/'));
    expect(guards.length).toBeGreaterThan(0);
    expect(Object.keys(before).filter((file) => !guards.includes(file))).toEqual(Object.keys(after));
    expect(Object.keys(after).filter((file) => after[file] !== before[file])).toEqual(['herts/authority.json']);
  });
});

describe('a key that is not known here', () => {
  const owner = ['--owner', 'ann.dudley'];
  const sender = signingKey({ dataFolder: '', signingKey: '5e'.repeat(32) });
  const known = async (): Promise<string[]> => (await typed('pack-keys', 'dudley')).lines;

  it('is taken by its fingerprint alone, from then on without asking, and can be withdrawn', async () => {
    const opened = openPackFile(readFileSync(path.join(folder, 'dudley.homeward')));
    if ('refused' in opened) throw new Error(opened.refused);
    const { bytes } = writePackFile(opened.content, sender, { by: 'Another council', on: TODAY });
    writeFileSync(path.join(folder, 'foreign.homeward'), bytes);
    const bring = (...more: string[]) => typed('import-pack', 'foreign.homeward', ...owner, ...more);
    const unasked = await bring();
    expect(unasked).toMatchObject({ status: 1, problems: [expect.stringContaining('not known here')] });
    expect(unasked.problems[0]).not.toContain(sender.fingerprint);
    expect((await bring('--accept', '0000 0000')).problems).toEqual([expect.stringContaining('is another than')]);
    expect(await known()).toHaveLength(1);
    expect((await bring('--accept', sender.fingerprint.toLowerCase())).status).toBe(0);
    expect((await known())[1]).toBe(`${sender.fingerprint}  ${sender.publicKey}  Another council, accepted by Ann`);
    expect((await bring()).status).toBe(0);
    await typed('pack-keys', 'dudley', '--withdraw', sender.fingerprint, ...owner);
    expect((await bring()).status).toBe(1);
    await typed('pack-keys', 'dudley', '--accept', sender.publicKey, '--name', 'Our neighbour', ...owner);
    expect((await known())[1]).toContain('Our neighbour');
  });
});

describe('each that went out or came in', () => {
  it('has an entry that nobody can change', async () => {
    const client = new pg.Client({ connectionString: database.databaseUrl });
    await client.connect();
    try {
      const { rows } = await client.query(
        `select act, form, count(*)::integer as n from pack_exchange where authority_id = 'dudley' group by 1, 2 order by 1, 2`,
      );
      expect(rows).toEqual([
        { act: 'exported', form: 'file', n: 2 },
        { act: 'exported', form: 'folder', n: 2 },
        { act: 'imported', form: 'file', n: 3 },
        { act: 'imported', form: 'folder', n: 1 },
      ]);
      await expect(client.query('delete from pack_exchange')).rejects.toThrow();
    } finally {
      await client.end();
    }
  });
});
