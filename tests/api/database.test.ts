/** What the database holds to by itself, whatever the application forgets. */

import { makeCheckpoints, schemaDrift, verifyAuthority } from '@homeward/runtime';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { must, openChild, type Person, startTestHomeward, submit, type TestHomeward } from './test-homeward.js';

let test: TestHomeward;
let worker: Person;
let foreigner: Person;

beforeAll(async () => {
  test = await startTestHomeward('2026-03-02', 'api');
  worker = await test.signInAs('sw');
  foreigner = await test.signInAs('sw', { authority: 'otherton' });
  for (const person of [worker, foreigner]) {
    const { id } = await openChild(person);
    must(await submit(person, id, 'BECAME_LOOKED_AFTER', { answers: { legalStatus: 'V2' }, revision: 0 }));
  }
});
afterAll(() => test.stop());

const tables = () =>
  test.asOwner<{ name: string }>(
    `select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE' and table_name <> 'migration'`,
  );

/** Runs one statement as the application's role, with or without an authority named. */
async function asApplication(text: string, authority?: string): Promise<Record<string, unknown>[]> {
  const client = await test.homeward.runtime.pool.connect();
  try {
    await client.query('begin');
    if (authority !== undefined) await client.query(`select set_config('homeward.authority', $1, true)`, [authority]);
    return (await client.query(text)).rows;
  } finally {
    await client.query('rollback');
    client.release();
  }
}

describe('row-level security', () => {
  it('shows a query without where only the rows of its authority, in every table', async () => {
    const found = await tables();
    expect(found.length).toBeGreaterThan(25);
    let seen = 0;
    for (const { name } of found) {
      const column = name === 'authority' ? 'id' : 'authority_id';
      const own = await asApplication(`select distinct ${column} as authority from ${name}`, 'testshire');
      expect([name, own.filter(({ authority }) => authority !== 'testshire')]).toEqual([name, []]);
      seen += own.length;
      const all = await test.asOwner(`select distinct ${column} from ${name}`);
      if (['case_record', 'event', 'subject', 'person', 'deadline', 'fact'].includes(name)) expect(all).toHaveLength(2);
    }
    expect(seen).toBeGreaterThan(10);
  });

  it('shows nothing at all while no authority is named', async () => {
    for (const { name } of await tables()) expect(await asApplication(`select from ${name}`)).toEqual([]);
  });

  it('refuses a row for another authority', async () => {
    await expect(
      asApplication(
        `insert into team (authority_id, key, title, service) values ('otherton', 'x', 'X', 'X')`,
        'testshire',
      ),
    ).rejects.toThrow(/row-level security/);
    await expect(asApplication(`update team set authority_id = 'otherton'`, 'testshire')).rejects.toThrow(
      /row-level security/,
    );
  });

  it('is forced on every table, and the application’s role cannot get round it', async () => {
    const loose = await test.asOwner(
      `select relname from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' and relname <> 'migration'
       and not (relrowsecurity and relforcerowsecurity)`,
    );
    expect(loose).toEqual([]);
    const [role] = await test.asOwner(
      `select rolsuper, rolbypassrls, rolcreaterole, rolcreatedb,
         exists (select from pg_class where relnamespace = 'public'::regnamespace and relowner = r.oid) as owns
       from pg_roles r where rolname = 'homeward_app'`,
    );
    expect(role).toEqual({
      rolsuper: false,
      rolbypassrls: false,
      rolcreaterole: false,
      rolcreatedb: false,
      owns: false,
    });
    const [who] = await asApplication('select current_user as name, session_user as session');
    expect(who).toEqual({ name: 'homeward_app', session: 'homeward_app' });
  });

  it('lets nobody see what the sign-in looks up but through its function', async () => {
    await expect(asApplication('set role homeward_lookup')).rejects.toThrow(/permission denied/);
  });
});

describe('the audit trail', () => {
  it.each(["update event set entry = '{}'", 'delete from event', 'truncate event', 'truncate event cascade'])(
    'refuses "%s" to the application and to the owner',
    async (statement) => {
      await expect(asApplication(statement, 'testshire')).rejects.toThrow(/permission denied/);
      await expect(test.asOwner(statement)).rejects.toThrow(/never changed or removed/);
    },
  );

  it('refuses a published version to be changed', async () => {
    await expect(test.asOwner(`update pack_version set note = 'x'`)).rejects.toThrow(/never changed or removed/);
  });

  it('verifies as it was written, and names the entry that somebody with all rights altered', async () => {
    const { runtime } = test.homeward;
    expect(await makeCheckpoints(runtime)).toBe(2);
    expect(await makeCheckpoints(runtime)).toBe(0);
    expect(await verifyAuthority(runtime, 'testshire')).toEqual({ ok: true, entries: 2, cases: 1, checkpoints: 1 });
    const { id } = await openChild(worker);
    must(await submit(worker, id, 'BECAME_LOOKED_AFTER', { answers: { legalStatus: 'V2' }, revision: 0 }));
    must(await submit(worker, id, 'LEGAL_STATUS_CHANGED', { answers: { legalStatus: 'C1' }, revision: 1 }));
    expect(await makeCheckpoints(runtime)).toBe(1);
    expect(await verifyAuthority(runtime, 'testshire')).toMatchObject({ ok: true, entries: 5, checkpoints: 2 });
    await test.asOwner('alter table event disable trigger event_is_final');
    await test.asOwner(
      `update event set entry = jsonb_set(entry, '{answers,legalStatus}', '"C1"') where case_id = $1 and revision = 1`,
      [id],
    );
    expect(await verifyAuthority(runtime, 'testshire')).toMatchObject({ ok: false, caseId: id, revision: 1 });
    await test.asOwner(
      `update event set entry = jsonb_set(entry, '{answers,legalStatus}', '"V2"') where case_id = $1 and revision = 1`,
      [id],
    );
    expect(await verifyAuthority(runtime, 'testshire')).toMatchObject({ ok: true });
    await test.asOwner('delete from event where case_id = $1 and revision = 2', [id]);
    expect(await verifyAuthority(runtime, 'testshire')).toMatchObject({ ok: false, caseId: id, revision: 2 });
    await test.asOwner('alter table event enable trigger event_is_final');
  });
});

describe('the schema', () => {
  it('is what the entities say: TypeORM would change nothing', async () => {
    expect(await schemaDrift(test.ownerUrl)).toEqual([]);
    await test.asOwner('alter table task add column forgotten text');
    expect((await schemaDrift(test.ownerUrl)).join()).toContain('forgotten');
    await test.asOwner('alter table task drop column forgotten');
  });

  it('says what every table and column is for', async () => {
    const silent = await test.asOwner<{ place: string }>(
      `select c.relname || coalesce('.' || a.attname, '') as place
       from pg_class c left join lateral (
         select attname, attnum from pg_attribute where attrelid = c.oid and attnum > 0 and not attisdropped
         union all select null, 0) a on true
       where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relname <> 'migration'
         and col_description(c.oid, a.attnum) is null and (a.attnum <> 0 or obj_description(c.oid) is null)`,
    );
    expect(silent).toEqual([]);
  });
});
