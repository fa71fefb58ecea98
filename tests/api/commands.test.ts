/** Recording that something happened: well, twice, out of date, in the wrong state, by the wrong person, and with bad requests. */
import { randomUUID } from 'node:crypto';
import { routes } from '@homeward/contract';
import { describe, expect, it } from '@jest/globals';
import { must, mustNot, openChild, openLookedAfter, submit } from './test-homeward.js';
import { signedIn, testedHomeward } from './tested-homeward.js';

const test = testedHomeward();
const worker = signedIn(test, 'sw');
const reviewer = signedIn(test, 'iro');

const lookedAfter = () => openLookedAfter(worker);
const revisionOf = async (id: string): Promise<number> =>
  must(await worker.ask(routes.readCase, { params: { id } })).revision;

describe('recording an event', () => {
  it('moves the chart, starts a limit with its clause, tells the reviewing officer and is in the history', async () => {
    const { id } = await openChild(worker);
    const accepted = must(
      await submit(worker, id, 'BECAME_LOOKED_AFTER', { answers: { legalStatus: 'V2' }, revision: 0 }),
    );
    expect(accepted.revision).toBe(1);
    expect(accepted.changes.states).toEqual(['Care: Looked after']);
    expect(accepted.changes.deadlines).toMatchObject([{ kind: 'started', title: 'First review', due: '2026-03-30' }]);
    expect(accepted.changes.facts).toContain('Legal status: Section 20, from 2 March 2026');
    expect(accepted.changes.told).toEqual(['Independent reviewing officer']);
    expect(accepted.overview?.statement[0]).toContain('looked after');
    expect(accepted.overview?.deadlines[0]?.source).toMatchObject({ id: 'T-1', document: 'A procedure for tests' });
    const history = must(await worker.ask(routes.readHistory, { params: { id } }));
    expect(history.entries.map(({ what, who }) => [what, who])).toEqual([
      ['Became looked after', worker.session.person.name],
      ['Case opened', worker.session.person.name],
    ]);
    expect(history.entries[0]?.sources.map((source) => source.id)).toEqual(['T-1']);
  });

  it('twice with one key has one effect and one answer', async () => {
    const { id } = await openChild(worker);
    const key = randomUUID();
    const asked = { answers: { legalStatus: 'V2' }, revision: 0, key };
    const first = must(await submit(worker, id, 'BECAME_LOOKED_AFTER', asked));
    const again = must(await submit(worker, id, 'BECAME_LOOKED_AFTER', asked));
    expect(again.revision).toBe(first.revision);
    expect(again.changes).toEqual(first.changes);
    expect(await revisionOf(id)).toBe(1);
  });

  it('ten times at once with one key has one effect', async () => {
    const { id } = await openChild(worker);
    const key = randomUUID();
    const answers = await Promise.all(
      Array.from({ length: 10 }, () =>
        submit(worker, id, 'BECAME_LOOKED_AFTER', { answers: { legalStatus: 'V2' }, revision: 0, key }),
      ),
    );
    expect(answers.map((answer) => must(answer).revision)).toEqual(Array.from({ length: 10 }, () => 1));
    expect(await test.asOwner('select revision from event where case_id = $1', [id])).toHaveLength(2);
  });

  it('is refused when the key was used for something else', async () => {
    const { id } = await openChild(worker);
    const key = randomUUID();
    must(await submit(worker, id, 'BECAME_LOOKED_AFTER', { answers: { legalStatus: 'V2' }, revision: 0, key }));
    const other = mustNot(
      await submit(worker, id, 'LEGAL_STATUS_CHANGED', { answers: { legalStatus: 'C1' }, revision: 1, key }),
    );
    expect(other).toMatchObject({ type: 'key-reused', status: 422 });
    expect(await revisionOf(id)).toBe(1);
  });

  it('by two people on one revision: one wins, the other is told what changed', async () => {
    const id = await lookedAfter();
    const answers = await Promise.all([
      submit(worker, id, 'LEGAL_STATUS_CHANGED', { answers: { legalStatus: 'C1' }, revision: 1 }),
      submit(reviewer, id, 'REVIEW_HELD', { answers: { views: 'Happy' }, revision: 1 }),
    ]);
    const lost = answers.filter(({ ok }) => !ok).map((answer) => mustNot<unknown>(answer));
    expect(lost).toHaveLength(1);
    expect(lost[0]).toMatchObject({ type: 'out-of-date', status: 409, revision: 2 });
    expect(lost[0]?.changed).toMatchObject([
      { revision: 2, what: answers[0].ok ? 'Legal status changed' : 'Review held' },
    ]);
    expect(await revisionOf(id)).toBe(2);
  });

  it('opens a case once for one key, and never two for one reference', async () => {
    const body = {
      reference: `R-${process.pid}`,
      givenName: 'Ada',
      familyName: 'Test',
      dateOfBirth: '2020-01-01',
      sex: 'female' as const,
    };
    const key = randomUUID();
    const [one, two] = await Promise.all([
      worker.ask(routes.openCase, { body, idempotencyKey: key }),
      worker.ask(routes.openCase, { body, idempotencyKey: key }),
    ]);
    expect(must(one)).toEqual(must(two));
    expect(mustNot(await worker.ask(routes.openCase, { body, idempotencyKey: randomUUID() })).type).toBe(
      'reference-taken',
    );
    expect(
      mustNot(await worker.ask(routes.openCase, { body: { ...body, sex: 'male' }, idempotencyKey: key })).type,
    ).toBe('key-reused');
  });
});

describe('what is refused', () => {
  it('an event that the pack does not declare, XState’s own included', async () => {
    const id = await lookedAfter();
    for (const event of ['NO_SUCH_EVENT', 'DEADLINE_REACHED'])
      expect(mustNot(await submit(worker, id, event, { revision: 1 }))).toMatchObject({
        type: 'unknown-event',
        status: 422,
      });
    expect(mustNot(await submit(worker, id, 'xstate.init', { revision: 1 })).type).toBe('body-malformed');
    expect(await revisionOf(id)).toBe(1);
  });

  it('a role without the grant: forbidden on a case it can see, not found on one it cannot', async () => {
    const id = await lookedAfter();
    const manager = await test.signInAs('tm');
    expect(mustNot(await submit(manager, id, 'REVIEW_HELD', { answers: { views: 'x' }, revision: 1 }))).toMatchObject({
      type: 'not-permitted',
      status: 403,
    });
    const stranger = await test.signInAs('sw', { nth: 1 });
    const foreigner = await test.signInAs('sw', { authority: 'otherton' });
    const absent = mustNot(await submit(stranger, randomUUID(), 'BECAME_LOOKED_AFTER', { revision: 0 }));
    for (const person of [stranger, foreigner]) {
      for (const event of ['LEGAL_STATUS_CHANGED', 'REVIEW_HELD', 'NO_SUCH_EVENT'].slice(person === stranger ? 1 : 0))
        expect(mustNot(await submit(person, id, event, { answers: {}, revision: 1 }))).toEqual(absent);
      expect(mustNot(await person.ask(routes.readCase, { params: { id } }))).toEqual(absent);
    }
    expect(absent).toMatchObject({ type: 'not-found', status: 404 });
    expect(await revisionOf(id)).toBe(1);
  });

  it('a plan while the fact it rests on is missing, with what would help', async () => {
    const id = await lookedAfter();
    const refused = mustNot(await submit(worker, id, 'PLAN_CHANGED', { answers: { plan: 'returnHome' }, revision: 1 }));
    expect(refused).toMatchObject({ type: 'not-open-now', status: 409 });
    expect(refused.unlocks?.[0]?.sentence).toMatch(/^Legal status must be/);
    expect(await revisionOf(id)).toBe(1);
  });

  it('answers that are missing, wrong or to questions nobody asked', async () => {
    const { id } = await openChild(worker);
    const missing = mustNot(await submit(worker, id, 'BECAME_LOOKED_AFTER', { revision: 0 }));
    expect(missing).toMatchObject({ type: 'answers-invalid', status: 422 });
    expect(missing.answers?.[0]?.path).toBe('/legalStatus');
    const wrong = mustNot(
      await submit(worker, id, 'BECAME_LOOKED_AFTER', { answers: { legalStatus: 'ZZ' }, revision: 0 }),
    );
    expect(wrong.type).toBe('answers-invalid');
    const stray = mustNot(
      await submit(worker, id, 'BECAME_LOOKED_AFTER', { answers: { legalStatus: 'V2', stray: 1 }, revision: 0 }),
    );
    expect(stray.type).toBe('answers-invalid');
    expect(await revisionOf(id)).toBe(0);
  });

  it('a day in the future and a day that does not exist', async () => {
    const { id } = await openChild(worker);
    for (const on of ['2026-03-03', '2026-02-30'])
      expect(
        mustNot(await submit(worker, id, 'BECAME_LOOKED_AFTER', { on, answers: { legalStatus: 'V2' }, revision: 0 })),
      ).toMatchObject({
        type: 'date-not-possible',
      });
  });

  it.each([
    ['no JSON', 'application/json', '{"event":', 400],
    [
      'a prototype key',
      'application/json',
      '{"event":"BECAME_LOOKED_AFTER","on":"2026-03-02","answers":{"__proto__":{"x":1}},"revision":0}',
      400,
    ],
    [
      'a NUL character',
      'application/json',
      '{"event":"BECAME_LOOKED_AFTER","on":"2026-03-02","answers":{"legalStatus":"\\u0000"},"revision":0}',
      400,
    ],
    [
      'a key nobody knows',
      'application/json',
      '{"event":"BECAME_LOOKED_AFTER","on":"2026-03-02","answers":{},"revision":0,"actor":"me"}',
      400,
    ],
    ['great depth', 'application/json', `{"answers":${'['.repeat(5000)}${']'.repeat(5000)}}`, 400],
    ['ten megabytes', 'application/json', `{"answers":{"a":"${'x'.repeat(10_000_000)}"}}`, 413],
    ['plain text', 'text/plain', '{"event":"BECAME_LOOKED_AFTER"}', 415],
    ['a form', 'application/x-www-form-urlencoded', 'event=BECAME_LOOKED_AFTER', 415],
  ])('a body with %s', async (_, type, body, status) => {
    const { id } = await openChild(worker);
    const response = await worker.raw(`/api/cases/${id}/commands`, {
      method: 'POST',
      headers: { 'content-type': type, 'idempotency-key': randomUUID() },
      body,
    });
    expect(response.status).toBe(status);
    expect(response.headers.get('content-type')).toContain('application/problem+json');
    expect(await response.json()).toMatchObject({ status });
    expect(await revisionOf(id)).toBe(0);
  });

  it('a request without a key', async () => {
    const { id } = await openChild(worker);
    const response = await worker.raw(`/api/cases/${id}/commands`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{}',
    });
    expect(await response.json()).toMatchObject({ type: 'key-missing', status: 400 });
  });

  it('one’s own report for approval by oneself, and approval before it is submitted', async () => {
    const id = await lookedAfter();
    must(await submit(worker, id, 'LEGAL_STATUS_CHANGED', { answers: { legalStatus: 'C1' }, revision: 1 }));
    must(await submit(worker, id, 'PLAN_CHANGED', { answers: { plan: 'returnHome' }, revision: 2 }));
    const manager = await test.signInAs('tm');
    expect(mustNot(await submit(manager, id, 'APPROVED', { document: 'REPORT', revision: 3 }))).toMatchObject({
      type: 'document-not-ready',
      status: 409,
    });
    must(await submit(worker, id, 'SUBMITTED', { document: 'REPORT', answers: { summary: 'In short' }, revision: 3 }));
    const approved = must(await submit(manager, id, 'APPROVED', { document: 'REPORT', revision: 4 }));
    expect(approved.changes.documents).toEqual(['Report: approved']);
    const signed = await test.asOwner('select act, roles from signature where case_id = $1', [id]);
    expect(signed).toEqual([{ act: 'approved', roles: ['tm'] }]);
    expect(await test.asOwner('select status, answers from form_document where case_id = $1', [id])).toEqual([
      { status: 'approved', answers: { summary: 'In short' } },
    ]);
  });
});

describe('the log', () => {
  it('names refusals by kind, person and case, and holds neither names nor answers nor what was searched for', async () => {
    const { id } = await openChild(worker, 'Wilhelmina Braithwaite');
    await submit(worker, id, 'BECAME_LOOKED_AFTER', { answers: { legalStatus: 'Secretanswer' }, revision: 0 });
    must(await worker.ask(routes.listChildren, { query: { q: 'Braithwaite' } }));
    const text = JSON.stringify(test.lines);
    expect(text).not.toMatch(/Braithwaite|Wilhelmina|Secretanswer|Quillfeather/);
    expect(test.lines).toContainEqual(
      expect.objectContaining({ level: 'refusal', kind: 'answers-invalid', case: id, actor: worker.session.person.id }),
    );
  });
});
