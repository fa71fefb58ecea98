/** The clauses of an authority's procedure: how each is covered by the walkthroughs that were published with the pack. */
import path from 'node:path';
import { routes } from '@homeward/contract';
import type { Story } from '@homeward/definition';
import { publishPack, readConfig } from '@homeward/runtime';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { must, type Person, startTestHomeward, type TestHomeward } from './test-homeward.js';

const CONFIGS = path.resolve(import.meta.dirname, '../../configs');
const PATIENCE = 60_000;

let test: TestHomeward;
let worker: Person;
beforeAll(async () => {
  test = await startTestHomeward('2026-03-02', 'api', CONFIGS);
  worker = await test.signInAs('sw', { authority: 'herts' });
}, PATIENCE);
afterAll(() => test.stop());

const kept = () =>
  test.asOwner<{ version: string; hash: string }>(
    `select version, hash from pack_walkthroughs where authority_id = 'herts' order by id`,
  );

describe('the clauses of the procedure', () => {
  it('are those of the person’s own authority, each with its words and how it is covered', async () => {
    const { clauses, counts, failing, version } = must(await worker.ask(routes.readClauses, {}));
    expect(clauses.length).toBeGreaterThan(200);
    expect(clauses.every(({ id }) => id.startsWith('R-herts-'))).toBe(true);
    expect(Object.values(counts).reduce((sum, count) => sum + count, 0)).toBe(clauses.length);
    expect(failing).toEqual([]);
    const found = clauses.find(({ id }) => id === 'R-herts-156');
    expect(found).toMatchObject({ how: 'executed', line: expect.any(Number), quote: expect.any(String) });
    expect(found?.walkthroughs.length).toBeGreaterThan(0);
    expect(found?.elements.some(({ proven }) => proven)).toBe(true);
    const [row] = await kept();
    expect(row?.version.startsWith(version)).toBe(true);
  });

  it('say of an open one why it is open', async () => {
    const { clauses } = must(await worker.ask(routes.readClauses, {}));
    for (const { how, because } of clauses) if (how === 'open') expect(because).toMatch(/\w/);
  });

  it('are told to nobody who is not signed in', async () => {
    const response = await fetch(`${test.origin}${routes.readClauses.path}`);
    expect(response.status).toBe(401);
  });
});

describe('the walkthroughs of a version', () => {
  const publish = async (change: (stories: readonly Story[]) => readonly Story[]) => {
    const { pack, stories } = await readConfig(CONFIGS, 'herts');
    if (pack === undefined) throw new Error('The pack herts cannot be read.');
    return publishPack(test.homeward.runtime.pool, {
      pack,
      stories: change(stories),
      note: 'For tests',
      publishedAt: new Date(),
    });
  };

  it('are kept once, however often the same are published', async () => {
    await publish((all) => all);
    expect(await kept()).toHaveLength(1);
  });

  it('can be others without making another version, and what is covered follows the last of them', async () => {
    const before = must(await worker.ask(routes.readClauses, {}));
    await publish(() => []);
    const rows = await kept();
    expect(rows).toHaveLength(2);
    expect(new Set(rows.map(({ version }) => version)).size).toBe(1);
    const without = must(await worker.ask(routes.readClauses, {}));
    expect(without.version).toBe(before.version);
    expect(without.counts.executed).toBe(0);
    await publish((all) => all);
    expect(must(await worker.ask(routes.readClauses, {})).counts).toEqual(before.counts);
  });

  it('are never changed or removed', async () => {
    for (const statement of [`update pack_walkthroughs set stories = '[]'`, 'delete from pack_walkthroughs'])
      await expect(test.asOwner(statement)).rejects.toThrow(/never changed or removed/);
  });
});
