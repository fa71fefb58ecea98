/** Somebody with every right to the database, but without the key, alters the history: each way of doing so is found and named. */
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { makeCheckpoints } from '@homeward/runtime';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { runCommand } from '../../apps/cli/src/run-command.js';
import { verifyAudit } from '../../apps/cli/src/verify-audit.js';
import { MIGRATED, startTestDatabase } from '../test-cluster.js';
import { must, openChild, type Person, startTestHomeward, submit, type TestHomeward } from './test-homeward.js';

let test: TestHomeward;
let worker: Person;
let folder = '';
const environment = { ...process.env };

beforeAll(async () => {
  test = await startTestHomeward();
  worker = await test.signInAs('sw');
  folder = await mkdtemp(path.join(tmpdir(), 'homeward-audit-'));
  process.env.DATABASE_URL = test.ownerUrl;
  process.env.HOMEWARD_CHAIN_KEY = test.homeward.runtime.chainKey.toString('hex');
  // With all rights: nothing but the chain stands in the way.
  await test.asOwner('alter table event disable trigger event_is_final');
});
afterAll(async () => {
  process.env = environment;
  await test.stop();
  await rm(folder, { recursive: true });
});

const run = async (...words: string[]) => {
  const lines: string[] = [];
  const problems: string[] = [];
  const status = await runCommand({ 'verify-audit': async () => verifyAudit }, ['verify-audit', ...words], {
    folder,
    configs: path.join(import.meta.dirname, 'fixtures', 'configs'),
    line: (text) => lines.push(text),
    problem: (text) => problems.push(text),
  });
  return { status, lines, problems };
};

/** A child with four entries: 0 opens the record. */
const childWithHistory = async () => {
  const child = await openChild(worker);
  must(await submit(worker, child.id, 'BECAME_LOOKED_AFTER', { answers: { legalStatus: 'V2' }, revision: 0 }));
  for (const [revision, legalStatus] of [
    [1, 'C1'],
    [2, 'V2'],
  ] as const)
    must(await submit(worker, child.id, 'LEGAL_STATUS_CHANGED', { answers: { legalStatus }, revision }));
  return child;
};

let child: { id: string; reference: string };
beforeEach(async () => {
  child = await childWithHistory();
});

const brokenOf = (lines: readonly string[]) => lines.filter((line) => line.includes(child.reference));

describe('homeward verify-audit', () => {
  it('finds nothing in a history that nobody touched, in every authority, and sums up in numbers', async () => {
    await makeCheckpoints(test.homeward.runtime);
    const { status, lines } = await run();
    expect(lines).toEqual(['2 authorities, 1 case, 4 entries, 1 checkpoint: no chain is broken']);
    expect(status).toBe(0);
  });

  it('names the case and the entry of which one answer was changed, and puts it back as it was', async () => {
    const change = (value: string) =>
      test.asOwner(
        `update event set entry = jsonb_set(entry, '{answers,legalStatus}', $2::jsonb) where case_id = $1 and revision = 2`,
        [child.id, JSON.stringify(value)],
      );
    await change('V2');
    const { status, lines } = await run();
    expect(status).toBe(1);
    expect(lines).toEqual([
      `testshire: case ${child.reference}: Entry 2 is not as it was written.`,
      '2 authorities, 2 cases, 8 entries, 1 checkpoint: 1 chain broken',
    ]);
    await change('C1');
    expect((await run()).status).toBe(0);
  });

  it('names the entry that was deleted from the middle', async () => {
    await test.asOwner('delete from event where case_id = $1 and revision = 1', [child.id]);
    const { status, lines } = await run('--authority', 'testshire');
    expect(status).toBe(1);
    expect(brokenOf(lines)).toEqual([`testshire: case ${child.reference}: Entry 1 is missing.`]);
  });

  it('sees that the end of a case is gone: before a checkpoint by the case, after one also when the case was set back', async () => {
    await test.asOwner('delete from event where case_id = $1 and revision >= 2', [child.id]);
    expect(brokenOf((await run()).lines)).toEqual([
      `testshire: case ${child.reference}: The entries from 2 on are gone: the case vouches for entry 3.`,
    ]);

    child = await childWithHistory();
    await makeCheckpoints(test.homeward.runtime);
    await test.asOwner('delete from event where case_id = $1 and revision = 3', [child.id]);
    await test.asOwner(
      `update case_record set revision = 2, last_hash = (select hash from event where case_id = id and revision = 2) where id = $1`,
      [child.id],
    );
    expect(brokenOf((await run()).lines)).toEqual([
      `testshire: case ${child.reference}: The entries from 3 on are gone: a checkpoint vouches for entry 3.`,
    ]);
  });

  it('names the first of two entries that changed places', async () => {
    const place = (from: number, to: number) =>
      test.asOwner('update event set revision = $3 where case_id = $1 and revision = $2', [child.id, from, to]);
    await place(1, 99);
    await place(2, 1);
    await place(99, 2);
    expect(brokenOf((await run()).lines)).toEqual([
      `testshire: case ${child.reference}: Entry 1 does not follow from the one before.`,
    ]);
  });

  it('checks a dump without a database, finds in it what was altered there, and knows one that was cut off', async () => {
    const earlier = (await run()).lines.length;
    const dumped = await run('--dump', 'trail.jsonl');
    expect(dumped.lines).toHaveLength(earlier);
    const place = path.join(folder, 'trail.jsonl');
    expect((await stat(place)).mode & 0o777).toBe(0o600);
    const text = await readFile(place, 'utf8');
    process.env.DATABASE_URL = 'postgres://nobody@127.0.0.1:1/nowhere';
    try {
      expect(await run('--from', 'trail.jsonl')).toEqual({ ...dumped, problems: [] });
      const lines = text.split('\n');
      const at = lines.findIndex((line) => line.includes(`"caseId":"${child.id}","revision":3`));
      await writeFile(
        path.join(folder, 'altered.jsonl'),
        lines.with(at, lines[at]!.replace('"V2"', '"C1"')).join('\n'),
      );
      expect(brokenOf((await run('--from', 'altered.jsonl')).lines)).toEqual([
        `testshire: case ${child.reference}: Entry 3 is not as it was written.`,
      ]);
      await writeFile(path.join(folder, 'short.jsonl'), lines.slice(0, -2).join('\n'));
      expect(await run('--from', 'short.jsonl')).toMatchObject({
        status: 2,
        problems: [expect.stringContaining('was cut off'), expect.anything()],
      });
    } finally {
      process.env.DATABASE_URL = test.ownerUrl;
    }
  });

  it('says what is missing instead of calling everything forged', async () => {
    const key = process.env.HOMEWARD_CHAIN_KEY;
    delete process.env.HOMEWARD_CHAIN_KEY;
    process.env.HOMEWARD_DATA = folder;
    try {
      expect((await run()).problems[0]).toContain('The trail’s key is not in');
    } finally {
      process.env.HOMEWARD_CHAIN_KEY = key;
      delete process.env.HOMEWARD_DATA;
    }
    expect((await run('--authority', 'testshre')).problems[0]).toContain('did you mean testshire?');
    expect((await run('--from', 'nowhere.jsonl')).problems[0]).toBe('The file nowhere.jsonl is not there.');
    expect((await run('--from', '.')).problems[0]).toBe('The file . cannot be read.');
    expect((await run('--from', 'a', '--dump', 'b')).status).toBe(2);
  });

  it('says so where there is no authority yet, with a dump as without', async () => {
    const empty = await startTestDatabase(MIGRATED);
    process.env.DATABASE_URL = empty.databaseUrl;
    try {
      for (const words of [[], ['--dump', 'empty.jsonl'], ['--from', 'empty.jsonl']])
        expect(await run(...words)).toMatchObject({
          status: 2,
          problems: expect.arrayContaining(['There is no authority to check.']),
        });
    } finally {
      process.env.DATABASE_URL = test.ownerUrl;
      await empty.stop();
    }
  });
});
