/** Commands that come faster than one after the other can be written go into one transaction; nobody can tell but by the time it takes. */
import { randomUUID } from 'node:crypto';
import { SYSTEM } from '@homeward/engine';
import { commitCommand, startSession, tokenHash, verifyAuthority } from '@homeward/runtime';
import { expect, it, jest } from '@jest/globals';
import { must, openChild, submit } from './test-homeward.js';
import { signedIn, testedHomeward } from './tested-homeward.js';

const test = testedHomeward('2026-03-02', 'api');
const worker = signedIn(test, 'sw');
const MANY = 7;

/** Children of whom the process knows everything that a command needs. */
const lookedAfter = async (count: number): Promise<string[]> => {
  const ids: string[] = [];
  for (let child = 0; child < count; child += 1) {
    const { id } = await openChild(worker);
    must(await submit(worker, id, 'BECAME_LOOKED_AFTER', { answers: { legalStatus: 'V2' }, revision: 0 }));
    ids.push(id);
  }
  return ids;
};

/** Somebody's session, as the process knows it once they have done something in each case. */
const sessionIn = async (ids: readonly string[]): Promise<Buffer> => {
  const { runtime } = test.homeward;
  const { token } = await startSession(runtime, { authority: 'testshire', person: worker.session.person.id });
  const session = tokenHash(token);
  for (const id of ids) expect(await change(id, session, 1)).toMatchObject({ kind: 'accepted' });
  return session;
};

const change = (caseId: string, session: Buffer, revision: number, key: string = randomUUID()) =>
  commitCommand(test.homeward.runtime, {
    caseId,
    who: { kind: 'session', tokenHash: session },
    ask: {
      key,
      command: {
        kind: 'record',
        event: 'LEGAL_STATUS_CHANGED',
        on: '2026-03-02',
        answers: { legalStatus: revision % 2 === 0 ? 'C1' : 'V2' },
        origin: 'person',
        revision,
      },
    },
    draft: 'LEGAL_STATUS_CHANGED',
  });

/** How many commands went into each statement that wrote several. */
async function sizesOf(work: () => Promise<unknown>): Promise<number[]> {
  const asked = jest.spyOn(test.homeward.runtime.pool, 'query');
  try {
    await work();
    return asked.mock.calls.flatMap(([query]: readonly unknown[]) => {
      const isOne = typeof query === 'object' && query !== null && 'name' in query && query.name === 'save_commands';
      const values = isOne && 'values' in query && Array.isArray(query.values) ? query.values : [];
      return isOne ? [JSON.parse(String(values[1])).length] : [];
    });
  } finally {
    asked.mockRestore();
  }
}

/** Everything that a command leaves in a case, without what differs from one child to the next. */
const left = async (id: string): Promise<unknown[]> => {
  const gathered: unknown[] = [];
  for (const [table, where, order, without] of [
    ['case_record', 'id = $1', 'id', ['id', 'subject_id', 'record', 'last_hash', 'changed_at']],
    [
      'event',
      'case_id = $1 and revision > 0',
      'revision',
      ['case_id', 'idempotency_key', 'recorded_at', 'entry', 'previous_hash', 'hash'],
    ],
    ['fact', 'case_id = $1', 'id', ['case_id', 'id']],
    ['deadline', 'case_id = $1', 'key, instance', ['case_id']],
    ['task', 'case_id = $1', 'key, instance', ['case_id']],
    ['form_document', 'case_id = $1', 'document, version', ['case_id']],
    ['notice', 'case_id = $1', 'id', ['case_id', 'id']],
    ['alarm', 'case_id = $1', 'case_id', ['case_id']],
    ['draft', 'case_id = $1', 'key', ['case_id', 'saved_at']],
  ] as const)
    gathered.push(
      await test.asOwner(`select to_jsonb(t) - $2::text[] as row from ${table} t where ${where} order by ${order}`, [
        id,
        without,
      ]),
    );
  return gathered;
};

const entries = async (id: string): Promise<number> =>
  (await test.asOwner('select from event where case_id = $1', [id])).length;

const draftIn = (id: string) =>
  test.asOwner(
    `insert into draft (case_id, key, authority_id, revision, answers, saved_at, saved_by)
     values ($1, 'LEGAL_STATUS_CHANGED', 'testshire', 1, '{}', now(), $2)`,
    [id, worker.session.person.id],
  );

it('leaves in each case what a command by itself leaves', async () => {
  const [alone = '', ...others] = await lookedAfter(MANY);
  const session = await sessionIn([alone, ...others]);
  for (const id of [alone, ...others]) await draftIn(id);
  await test.asOwner(`update alarm set due_on = '2099-01-01' where case_id = any($1)`, [[alone, ...others]]);
  expect(await sizesOf(() => change(alone, session, 2))).toEqual([]);
  const sizes = await sizesOf(async () => {
    for (const outcome of await Promise.all(others.map((id) => change(id, session, 2))))
      expect(outcome).toMatchObject({ kind: 'accepted' });
  });
  expect(sizes).toEqual([others.length - 2]);
  const expected = await left(alone);
  expect(expected.flat()).not.toHaveLength(0);
  for (const id of others) expect(await left(id)).toEqual(expected);
  expect(await verifyAuthority(test.homeward.runtime, 'testshire')).toMatchObject({ ok: true });
});

it('keeps the others when one of them has nobody signed in any more', async () => {
  const ids = await lookedAfter(MANY);
  const session = await sessionIn(ids);
  const last = ids.at(-1) ?? '';
  const ended = await sessionIn([]);
  expect(await change(last, ended, 2)).toMatchObject({ kind: 'accepted' });
  await test.asOwner('delete from session where token_hash = $1', [ended]);
  const outcomes = await Promise.all(ids.map((id) => (id === last ? change(id, ended, 3) : change(id, session, 2))));
  expect(outcomes.map(({ kind }) => kind)).toEqual([...Array(MANY - 1).fill('accepted'), 'not-signed-in']);
  expect(await Promise.all(ids.map(entries))).toEqual(Array(MANY).fill(4));
});

it('accepts one of two at the same revision of a case, and both of one key once', async () => {
  const ids = await lookedAfter(MANY);
  const session = await sessionIn(ids);
  const [twice = '', sentAgain = '', ...others] = ids.toReversed();
  const key = randomUUID();
  const outcomes = await Promise.all([
    ...others.map((id) => change(id, session, 2)),
    change(twice, session, 2),
    change(twice, session, 2),
    change(sentAgain, session, 2, key),
    change(sentAgain, session, 2, key),
  ]);
  const kinds = outcomes.map(({ kind }) => kind);
  expect(kinds.slice(0, others.length)).toEqual(others.map(() => 'accepted'));
  expect(kinds.slice(others.length)).toEqual(['accepted', 'refused', 'accepted', 'repeated']);
  expect(await Promise.all(ids.map(entries))).toEqual(Array(MANY).fill(4));
});

it('is known to have been written when the answer was lost', async () => {
  const ids = await lookedAfter(MANY);
  const session = await sessionIn(ids);
  const { pool } = test.homeward.runtime;
  const query = pool.query.bind(pool);
  const lossy = jest.spyOn(pool, 'query').mockImplementation(async (...asked: unknown[]) => {
    const answer = await Reflect.apply(query, pool, asked);
    const [statement] = asked;
    if (
      typeof statement === 'object' &&
      statement !== null &&
      'name' in statement &&
      statement.name === 'save_commands'
    )
      throw new Error('Connection terminated unexpectedly');
    return answer;
  });
  try {
    const outcomes = await Promise.all(ids.map((id) => change(id, session, 2)));
    expect(outcomes.map(({ kind }) => kind)).toEqual(['accepted', 'accepted', ...Array(MANY - 2).fill('repeated')]);
  } finally {
    lossy.mockRestore();
  }
  expect(await Promise.all(ids.map(entries))).toEqual(Array(MANY).fill(4));
  expect(await verifyAuthority(test.homeward.runtime, 'testshire')).toMatchObject({ ok: true });
});

it('hears of what the system does beside what people do', async () => {
  const ids = await lookedAfter(MANY);
  const session = await sessionIn(ids);
  const outcomes = await Promise.all(
    ids.map((id, index) =>
      index % 2 === 0
        ? change(id, session, 2)
        : commitCommand(test.homeward.runtime, {
            caseId: id,
            who: { kind: 'system', authority: 'testshire', actor: SYSTEM },
            ask: {
              key: randomUUID(),
              command: {
                kind: 'record',
                event: 'LEGAL_STATUS_CHANGED',
                on: '2026-03-02',
                answers: { legalStatus: 'C1' },
                origin: 'import',
              },
            },
          }),
    ),
  );
  expect(outcomes.map(({ kind }) => kind)).toEqual(Array(MANY).fill('accepted'));
  const people = await test.asOwner(
    'select from event where case_id = any($1) and revision = 3 and person_id is not null',
    [ids],
  );
  expect(people).toHaveLength(Math.ceil(MANY / 2));
});
