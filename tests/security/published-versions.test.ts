/** A published version never changes: not by any route of the API, not by SQL as the application's role, not even as the database's owner. */
import { randomUUID } from 'node:crypto';
import { routes } from '@homeward/contract';
import { publishPack, readConfig } from '@homeward/runtime';
import { describe, expect, it } from '@jest/globals';
import { must } from '../api/test-homeward.js';
import { signedIn, testedHomeward } from '../api/tested-homeward.js';

const test = testedHomeward('2026-03-02', 'api');
const owner = signedIn(test, 'processOwner');

/** Every row of what stands beside a version, as it is kept. */
const FINAL = [
  'pack_version',
  'pack_walkthroughs',
  'pack_files',
  'pack_draft_step',
  'pack_draft_act',
  'pack_content',
  'pack_content_of',
] as const;

const published = async (): Promise<Record<string, string>> => {
  const rows = await test.asOwner<{ name: string; sum: string }>(
    `select 'version ' || hash as name, md5(pack_version::text) as sum from pack_version
     union all select 'walkthroughs ' || id, md5(pack_walkthroughs::text) from pack_walkthroughs
     union all select 'files ' || id, md5(pack_files::text) from pack_files`,
  );
  return Object.fromEntries(rows.map(({ name, sum }) => [name, sum]));
};

/** One statement as the application's role, with its authority named; taken back if it succeeds. */
async function asApplication(text: string): Promise<number> {
  const client = await test.homeward.runtime.pool.connect();
  try {
    await client.query(`begin; select set_config('homeward.authority', 'testshire', true)`);
    return (await client.query(text)).rowCount ?? 0;
  } finally {
    await client.query('rollback');
    client.release();
  }
}

const startDraft = async (): Promise<string> => {
  const [current] = must(await owner.ask(routes.listVersions)).versions;
  const { id } = must(
    await owner.ask(routes.startPackDraft, {
      body: { version: current?.version ?? '', title: 'Attempt' },
      idempotencyKey: randomUUID(),
    }),
  );
  must(
    await owner.ask(routes.saveDraftSteps, {
      params: { id },
      body: {
        since: 0,
        tab: 'tab',
        steps: [
          {
            id: randomUUID(),
            label: 'Change',
            edits: [{ file: 'facts.json', at: '/plan/label', before: 'Plan', after: 'X' }],
          },
        ],
      },
    }),
  );
  return id;
};

describe('a published version', () => {
  it.each(FINAL)('cannot be changed, removed or emptied in %s by SQL', async (table) => {
    await startDraft();
    const change = table === 'pack_version' ? `note = 'x'` : `authority_id = 'testshire'`;
    for (const statement of [`update ${table} set ${change}`, `delete from ${table}`, `truncate ${table} cascade`]) {
      await expect(asApplication(statement)).rejects.toThrow(/permission denied/);
      await expect(test.asOwner(statement)).rejects.toThrow(/never changed or removed/);
    }
  });

  it('cannot be laid over by another of its name', async () => {
    await expect(
      asApplication(
        `insert into pack_version (authority_id, hash, pack, published_at, note) select authority_id, hash, '{}', now(), 'x' from pack_version`,
      ),
    ).rejects.toThrow(/duplicate key/);
    const upsert = `insert into pack_version (authority_id, hash, pack, published_at, note) select authority_id, hash, '{}', now(), 'x' from pack_version
      on conflict (authority_id, hash) do update set pack = excluded.pack`;
    await expect(asApplication(upsert)).rejects.toThrow(/permission denied/);
  });

  it('does not lose its protection to the application', async () => {
    for (const statement of [
      'alter table pack_version disable trigger all',
      'drop trigger pack_version_is_final on pack_version',
      `create or replace function refuse_change() returns trigger language plpgsql as $$ begin return new; end $$`,
      `set session_replication_role = 'replica'`,
      'grant update on pack_version to homeward_app',
    ]) {
      const before = await published();
      await asApplication(statement).catch(() => undefined);
      await expect(asApplication(`${statement}; update pack_version set note = 'x'`)).rejects.toThrow();
      expect(await published()).toEqual(before);
    }
  });

  it('stays as it is whatever any route is asked, and whatever becomes of drafts of it', async () => {
    const before = await published();
    const [current] = must(await owner.ask(routes.listVersions)).versions;
    const draft = await startDraft();
    const asked: string[] = [];
    for (const [name, route] of Object.entries(routes)) {
      if (route.method === 'GET' || route.path.startsWith('/api/session')) continue;
      const known: Readonly<Record<string, string>> = { id: draft, version: current?.version ?? '', person: draft };
      const path = route.path.replace(/:([A-Za-z]+)/g, (_, name: string) => known[name] ?? 'childPermanence');
      await owner.raw(path, {
        method: route.method,
        headers: { 'content-type': 'application/json', 'idempotency-key': randomUUID() },
        body: JSON.stringify({ version: current?.version, pack: {}, files: {}, note: 'x' }),
      });
      asked.push(name);
    }
    for (const method of ['PUT', 'PATCH', 'POST', 'DELETE'])
      for (const path of [`/api/versions/${current?.version}`, `/api/versions/${current?.version}/files`]) {
        const { status } = await owner.raw(path, {
          method,
          headers: { 'content-type': 'application/json' },
          body: '{}',
        });
        expect(status).toBeGreaterThanOrEqual(400);
      }
    expect(asked.length).toBeGreaterThan(10);
    expect(await published()).toMatchObject(before);
  });

  it('is not changed by publishing the same content with other words beside it', async () => {
    const before = await published();
    const { pack } = await readConfig(new URL('../api/fixtures/configs', import.meta.url).pathname, 'testshire');
    if (pack === undefined) throw new Error('The pack cannot be read.');
    await publishPack(test.homeward.runtime.pool, { pack, stories: [], note: 'Another note', publishedAt: new Date() });
    expect(await published()).toMatchObject(before);
  });
});
