/** What a process remembers of a case and its people saves it a question, and never decides anything: the database is asked whether it still holds. */
import { randomUUID } from 'node:crypto';
import { SYSTEM } from '@homeward/engine';
import { commitCommand, openPool, packStore, verifyAuthority } from '@homeward/runtime';
import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import {
  must,
  mustNot,
  openChild,
  type Person,
  startTestHomeward,
  submit,
  type TestHomeward,
} from './test-homeward.js';

let test: TestHomeward;
let worker: Person;
let id: string;

beforeAll(async () => {
  test = await startTestHomeward('2026-03-02', 'api');
});
afterAll(() => test.stop());

/** A child of whom the process knows everything that a command needs. */
beforeEach(async () => {
  worker = await test.signInAs('sw');
  id = (await openChild(worker)).id;
  must(await submit(worker, id, 'BECAME_LOOKED_AFTER', { answers: { legalStatus: 'V2' }, revision: 0 }));
});

const changeStatus = (revision: number, key: string = randomUUID()) =>
  submit(worker, id, 'LEGAL_STATUS_CHANGED', { answers: { legalStatus: 'C1' }, revision, key });

const entries = () => test.asOwner('select revision from event where case_id = $1', [id]);

/** The named statements that were sent while something was done. */
async function statementsOf(work: () => Promise<unknown>): Promise<string[]> {
  const asked = jest.spyOn(test.homeward.runtime.pool, 'query');
  try {
    await work();
    return asked.mock.calls.flatMap(([query]: readonly unknown[]) =>
      typeof query === 'object' && query !== null && 'name' in query && typeof query.name === 'string'
        ? [query.name]
        : [],
    );
  } finally {
    asked.mockRestore();
  }
}

describe('a command on a case that is remembered', () => {
  it('is written without being read first', async () => {
    const sent = await statementsOf(async () => must(await changeStatus(1)));
    expect(sent).toContain('save_command');
    expect(sent).not.toContain('begin_command');
    expect(await entries()).toHaveLength(3);
  });

  it.each([
    ['has signed out', 'delete from session where person_id = $1', 'not-signed-in'],
    [
      'has been away for half an hour',
      `update session set seen_at = now() - interval '31 minutes' where person_id = $1`,
      'not-signed-in',
    ],
    [
      'has reached the end of the longest session',
      'update session set ends_at_latest = now() where person_id = $1',
      'not-signed-in',
    ],
    ['no longer works with the child', 'delete from allocation where person_id = $1', 'not-found'],
  ])('is not written for somebody who %s', async (_, statement, type) => {
    await test.asOwner(statement, [worker.session.person.id]);
    expect(mustNot(await changeStatus(1)).type).toBe(type);
    expect(await entries()).toHaveLength(2);
  });

  it('is not written for somebody who has left', async () => {
    const { id: person } = worker.session.person;
    await test.asOwner('update person set active = false where id = $1', [person]);
    expect(mustNot(await changeStatus(1)).type).toBe('not-signed-in');
    await test.asOwner('update person set active = true where id = $1', [person]);
    expect(await entries()).toHaveLength(2);
  });

  it('is written with the roles that the person holds now', async () => {
    await test.asOwner(
      `insert into allocation (id, authority_id, case_id, person_id, role) values ($1, 'testshire', $2, $3, 'iro')`,
      [randomUUID(), id, worker.session.person.id],
    );
    must(await changeStatus(1));
    const [row] = await test.asOwner<{ roles: string[] }>(
      `select entry #> '{actor,roles}' as roles from event where case_id = $1 and revision = 2`,
      [id],
    );
    expect(row?.roles).toContain('iro');
  });

  it('is out of date when another process was first, and the chain holds', async () => {
    const { pool } = openPool(test.homeward.database.appUrl, 1);
    const elsewhere = { ...test.homeward.runtime, pool, packs: packStore(pool, test.homeward.runtime.clock) };
    const answers = { legalStatus: 'C1' };
    const first = await commitCommand(elsewhere, {
      caseId: id,
      who: { kind: 'system', authority: 'testshire', actor: SYSTEM },
      ask: {
        key: randomUUID(),
        command: { kind: 'record', event: 'LEGAL_STATUS_CHANGED', on: '2026-03-02', answers, origin: 'import' },
      },
    });
    await pool.end();
    expect(first.kind).toBe('accepted');
    expect(mustNot(await changeStatus(1))).toMatchObject({ type: 'out-of-date', revision: 2 });
    must(await changeStatus(2));
    expect(await verifyAuthority(test.homeward.runtime, 'testshire')).toMatchObject({ ok: true });
  });

  it('is answered as before when it is sent again', async () => {
    const key = randomUUID();
    const first = must(await changeStatus(1, key));
    expect(must(await changeStatus(1, key)).changes).toEqual(first.changes);
    expect(mustNot(await changeStatus(2, key)).type).toBe('key-reused');
    expect(await entries()).toHaveLength(3);
  });
});
