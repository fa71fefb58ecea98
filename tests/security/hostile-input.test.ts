/** What nobody should send is refused with a clear problem, never with an error. */
import { randomUUID } from 'node:crypto';
import { Problem, routes } from '@homeward/contract';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openChild, type Person, startTestHomeward, type TestHomeward } from '../api/test-homeward.js';

let test: TestHomeward;
let worker: Person;
let id: string;

beforeAll(async () => {
  test = await startTestHomeward('2026-03-02', 'api');
  worker = await test.signInAs('sw');
  ({ id } = await openChild(worker));
});
afterAll(() => test.stop());

const send = (method: string, address: string, body?: unknown): Promise<Response> =>
  worker.raw(address, {
    method,
    headers: { 'content-type': 'application/json', 'idempotency-key': randomUUID() },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });

const refused = async (answer: Response): Promise<Problem> => {
  expect(answer.headers.get('content-type')).toContain('application/problem+json');
  const problem = Problem.parse(await answer.json());
  expect([problem.type, answer.status]).not.toContain('error');
  expect(answer.status).toBeLessThan(500);
  expect(answer.status).toBeGreaterThanOrEqual(400);
  return problem;
};

describe('an address', () => {
  it.each(['q', 'plan', 'legalStatus', 'team'])('with a NUL in %s is refused', async (name) => {
    expect((await refused(await send('GET', `/api/children?${name}=%00`))).type).toBe('body-malformed');
  });

  it('that cannot be decoded is refused without being repeated', async () => {
    const problem = await refused(await send('GET', '/%zz-Quillfeather'));
    expect(JSON.stringify(problem)).not.toContain('Quillfeather');
  });

  it('that asks for history before a revision that cannot be gives the newest', async () => {
    expect((await send('GET', `/api/cases/${id}/history?before=99999999999`)).status).toBe(200);
  });
});

describe('a number or a day that the database cannot hold', () => {
  const command = { event: 'BECAME_LOOKED_AFTER', on: '2026-03-02', answers: { legalStatus: 'V2' }, revision: 0 };

  it.each([2_147_483_648, 9_007_199_254_740_991, -1, 1.5])('revision %d', async (revision) => {
    await refused(await send('POST', `/api/cases/${id}/commands`, { ...command, revision }));
    await refused(await send('PUT', `/api/cases/${id}/drafts/BECAME_LOOKED_AFTER`, { revision, answers: {} }));
  });

  it.each(['0000-01-01', '0000-12-31', '2026-02-30', '9999-12-31'])('%s', async (day) => {
    await refused(await send('POST', `/api/cases/${id}/commands`, { ...command, on: day }));
    await refused(
      await send('POST', routes.openCase.path, {
        reference: `H-${randomUUID().slice(0, 8)}`,
        givenName: 'Rosalind',
        familyName: 'Quillfeather',
        dateOfBirth: day,
        sex: 'female',
      }),
    );
  });
});

describe('a name of JavaScript’s own', () => {
  it.each(['constructor', 'toString', '__proto__', 'xstate.init', 'done.state.x', 'hasOwnProperty'])(
    '%s is no event, document, form or draft',
    async (name) => {
      const body = { on: '2026-03-02', answers: {}, revision: 0 };
      await refused(await send('POST', `/api/cases/${id}/commands`, { ...body, event: name }));
      await refused(await send('POST', `/api/cases/${id}/commands`, { ...body, event: 'SUBMITTED', document: name }));
      await refused(await send('GET', `/api/cases/${id}/forms/${name}`));
      await refused(await send('GET', `/api/cases/${id}/forms/SUBMITTED/${name}`));
      await refused(await send('PUT', `/api/cases/${id}/drafts/SUBMITTED:${name}`, { revision: 0, answers: {} }));
    },
  );
});

describe('guessing', () => {
  it('three hundred passwords at once tries ten', async () => {
    const people = await worker.ask(routes.signInPeople);
    const username = people.ok ? people.value.authorities[0]?.people.at(-1)?.username : undefined;
    const answers = await Promise.all(
      Array.from({ length: 300 }, (_, n) =>
        fetch(`${test.origin}/api/session`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ username, password: `guess ${n}` }),
        }),
      ),
    );
    expect(answers.filter(({ status }) => status === 401)).toHaveLength(10);
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(290);
  });
});

describe('nothing of this', () => {
  it('changed the child', async () => {
    const [row] = await test.asOwner<{ revision: number; drafts: number }>(
      'select revision, (select count(*)::integer from draft where case_id = $1) as drafts from case_record where id = $1',
      [id],
    );
    expect(row).toEqual({ revision: 0, drafts: 0 });
  });
});
