/** Acts that every process has: allocating people, correcting facts and ticking tasks off; each in the history, each repeatable, each refused with what would help. */
import { randomUUID } from 'node:crypto';
import { type CasePeople, type Correction, routes } from '@homeward/contract';
import { describe, expect, it } from '@jest/globals';
import { must, mustNot, openChild, openLookedAfter, type Person, submit } from './test-homeward.js';
import { signedIn, testedHomeward } from './tested-homeward.js';

const test = testedHomeward();
const worker = signedIn(test, 'sw');
const other = signedIn(test, 'sw', { nth: 1 });
const manager = signedIn(test, 'tm');
const reviewer = signedIn(test, 'iro');

const lookedAfter = () => openLookedAfter(worker);
const people = async (who: Person, id: string): Promise<CasePeople> =>
  must(await who.ask(routes.readPeople, { params: { id } }));
const newest = async (id: string) => must(await reviewer.ask(routes.readHistory, { params: { id } })).entries[0];
const allocate = (
  who: Person,
  id: string,
  revision: number,
  more: { person?: string; role?: string; key?: string } = {},
) =>
  who.ask(routes.allocatePerson, {
    params: { id },
    body: { person: more.person ?? other.session.person.id, role: more.role ?? 'sw', revision },
    idempotencyKey: more.key ?? randomUUID(),
  });
const release = (who: Person, id: string, person: string, revision: number, key: string = randomUUID()) =>
  who.ask(routes.releasePerson, { params: { id, role: 'sw', person }, query: { revision }, idempotencyKey: key });

describe('who works with a child', () => {
  it('changes when a manager allocates somebody, who then sees the child, and the history says so by name', async () => {
    const id = await lookedAfter();
    expect(mustNot(await other.ask(routes.readCase, { params: { id } })).type).toBe('not-found');
    const before = await people(manager, id);
    expect(before).toMatchObject({ may: true, allocated: [{ person: { id: worker.session.person.id } }] });
    expect(before.candidates[0]?.people.map((one) => one.id)).toContain(other.session.person.id);
    expect(before.candidates[0]?.people.map((one) => one.id)).not.toContain(worker.session.person.id);
    expect(must(await allocate(manager, id, 1)).revision).toBe(2);
    expect(must(await other.ask(routes.readCase, { params: { id } })).revision).toBe(2);
    expect(await newest(id)).toMatchObject({
      what: `Allocated: ${other.session.person.name}, Social worker`,
      who: manager.session.person.name,
      event: 'PEOPLE_ALLOCATED',
    });
  });

  it('changes back when somebody is released, who then no longer sees the child', async () => {
    const id = await lookedAfter();
    must(await allocate(manager, id, 1));
    must(await release(manager, id, other.session.person.id, 2));
    expect(mustNot(await other.ask(routes.readCase, { params: { id } })).type).toBe('not-found');
    expect((await people(manager, id)).allocated).toHaveLength(1);
    expect((await newest(id))?.what).toBe(`No longer allocated: ${other.session.person.name}, Social worker`);
  });

  it('changes once, however often the same request is sent', async () => {
    const id = await lookedAfter();
    const key = randomUUID();
    expect(must(await allocate(manager, id, 1, { key })).revision).toBe(2);
    expect(must(await allocate(manager, id, 1, { key })).revision).toBe(2);
    const gone = randomUUID();
    expect(must(await release(manager, id, other.session.person.id, 2, gone)).revision).toBe(3);
    expect(must(await release(manager, id, other.session.person.id, 2, gone)).revision).toBe(3);
    expect(mustNot(await allocate(manager, id, 3, { key })).type).toBe('key-reused');
    expect((await people(manager, id)).revision).toBe(3);
  });

  it('stays as it is for somebody who may not change it, with whom to ask', async () => {
    const id = await lookedAfter();
    expect(await people(worker, id)).toMatchObject({
      may: false,
      candidates: [],
      roles: [{ key: 'tm', title: 'Team manager' }],
    });
    expect(mustNot(await allocate(worker, id, 1))).toMatchObject({
      type: 'not-permitted',
      status: 403,
      unlocks: [{ kind: 'role', sentence: 'This is for: Team manager' }],
    });
    expect(mustNot(await release(worker, id, worker.session.person.id, 1)).type).toBe('not-permitted');
    expect((await people(worker, id)).allocated).toHaveLength(1);
  });

  it('cannot become somebody without the role, somebody elsewhere, or somebody who has it already', async () => {
    const id = await lookedAfter();
    const elsewhere = await test.signInAs('sw', { authority: 'otherton' });
    for (const person of [reviewer.session.person.id, elsewhere.session.person.id, randomUUID()])
      expect(mustNot(await allocate(manager, id, 1, { person })).type).toBe('body-malformed');
    expect(mustNot(await allocate(manager, id, 1, { person: worker.session.person.id })).type).toBe('nothing-to-do');
    expect(mustNot(await release(manager, id, other.session.person.id, 1)).type).toBe('nothing-to-do');
    expect(mustNot(await allocate(elsewhere, id, 1)).type).toBe('not-found');
    expect((await people(manager, id)).revision).toBe(1);
  });

  it('is told what changed when others were faster', async () => {
    const id = await lookedAfter();
    must(await allocate(manager, id, 1));
    const late = mustNot(await release(manager, id, worker.session.person.id, 1));
    expect(late).toMatchObject({ type: 'out-of-date', status: 409 });
    expect(late.changed?.[0]?.what).toBe(`Allocated: ${other.session.person.name}, Social worker`);
  });

  it('takes a child without a team to the team of its social worker', async () => {
    const { id } = await openChild(worker);
    await test.asOwner(`update case_record set team_key = null where id = $1`, [id]);
    must(await allocate(await managerAnywhere(), id, 0));
    const [row] = await test.asOwner<{ team_key: string | null }>('select team_key from case_record where id = $1', [
      id,
    ]);
    expect(row?.team_key).not.toBeNull();
    expect((await people(other, id)).teamName).not.toBeNull();
  });
});

/** The reviewing officer sees every child of the authority; here made a manager everywhere, too. */
async function managerAnywhere(): Promise<Person> {
  await test.asOwner(
    `insert into role_membership (id, authority_id, person_id, role, scope)
     select gen_random_uuid(), 'testshire', $1, 'tm', 'authority' where not exists
       (select from role_membership where person_id = $1 and role = 'tm')`,
    [reviewer.session.person.id],
  );
  return reviewer;
}

describe('correcting a fact', () => {
  const known = async (id: string, fact: string) =>
    must(await worker.ask(routes.readFacts, { params: { id } })).facts.find((one) => one.fact === fact);
  const right = (more: Partial<Correction> = {}): Correction => ({
    fact: 'becameLookedAfter',
    entry: 0,
    value: '2026-02-23',
    reason: 'The order was read wrongly',
    revision: 1,
    ...more,
  });
  const correct = (who: Person, id: string, body: Correction, key: string = randomUUID()) =>
    who.ask(routes.correctFact, { params: { id }, body, idempotencyKey: key });

  it('shows what is known, since when and from whom, first what would move, and then moves it', async () => {
    const id = await lookedAfter();
    expect(await known(id, 'becameLookedAfter')).toMatchObject({
      label: 'Became looked after',
      values: [{ words: '2 March 2026', recordedBy: worker.session.person.name, asksFrom: false }],
    });
    expect(await known(id, 'dateOfBirth')).toMatchObject({ values: [{ from: null, asksFrom: false }] });
    const preview = must(await worker.ask(routes.previewCorrection, { params: { id }, body: right() }));
    expect(preview.changes.deadlines).toMatchObject([{ kind: 'moved', title: 'First review', due: '2026-03-23' }]);
    expect(must(await worker.ask(routes.readCase, { params: { id } })).deadlines[0]?.due).toBe('2026-03-30');
    const accepted = must(await correct(worker, id, right()));
    expect(accepted.changes).toEqual(preview.changes);
    expect(accepted.overview?.deadlines[0]?.due).toBe('2026-03-23');
    expect(await newest(id)).toMatchObject({
      what: 'Facts corrected',
      note: 'The order was read wrongly',
      changes: { facts: ['Became looked after: 23 February 2026 (corrected)'] },
    });
  });

  it('leaves the other values of the fact as they were, and has one effect however often it is sent', async () => {
    const id = await lookedAfter();
    must(
      await submit(worker, id, 'LEGAL_STATUS_CHANGED', {
        on: '2026-03-02',
        answers: { legalStatus: 'C1' },
        revision: 1,
      }),
    );
    const key = randomUUID();
    const body = right({ fact: 'legalStatus', entry: 0, value: 'C1', from: '2026-02-20', revision: 2 });
    expect(must(await correct(worker, id, body, key)).revision).toBe(3);
    expect(must(await correct(worker, id, body, key)).revision).toBe(3);
    expect((await known(id, 'legalStatus'))?.values.map(({ value, from }) => [value, from])).toEqual([
      ['C1', '2026-02-20'],
      ['C1', '2026-03-02'],
    ]);
    expect(mustNot(await correct(worker, id, { ...body, value: 'V2' }, key)).type).toBe('key-reused');
  });

  it('of a date of birth reaches the lists', async () => {
    const id = await lookedAfter();
    must(await correct(worker, id, right({ fact: 'dateOfBirth', value: '2021-01-04' })));
    expect(must(await worker.ask(routes.readCase, { params: { id } })).child.dateOfBirth).toBe('2021-01-04');
  });

  it('is refused, before and when it is done, to those who may not, for values that cannot be, and out of date', async () => {
    const id = await lookedAfter();
    for (const ask of [
      (who: Person, body: Correction) => who.ask(routes.previewCorrection, { params: { id }, body }),
      (who: Person, body: Correction) => correct(who, id, body),
    ]) {
      expect(mustNot<unknown>(await ask(reviewer, right()))).toMatchObject({
        type: 'not-permitted',
        unlocks: [{ sentence: 'This is for: Social worker' }],
      });
      expect(mustNot<unknown>(await ask(worker, right({ value: '2026-02-30' }))).answers).toMatchObject([
        { question: 'value' },
      ]);
      expect(mustNot<unknown>(await ask(worker, right({ fact: 'legalStatus', value: 'NONE' }))).type).toBe(
        'answers-invalid',
      );
      expect(mustNot<unknown>(await ask(worker, right({ fact: '__proto__' }))).type).toBe('body-malformed');
      expect(mustNot<unknown>(await ask(worker, right({ revision: 0 }))).type).toBe('out-of-date');
      expect(mustNot<unknown>(await ask(worker, right({ value: '2026-03-02' }))).type).toBe('nothing-to-do');
      expect(mustNot<unknown>(await ask(other, right())).type).toBe('not-found');
    }
    expect(must(await worker.ask(routes.readCase, { params: { id } })).revision).toBe(1);
  });
});

describe('ticking a task off', () => {
  it('is offered to its owner, closes it with a note in the history, and once only', async () => {
    const { id, reference } = await openChild(worker);
    must(await submit(worker, id, 'BECAME_LOOKED_AFTER', { answers: { legalStatus: 'V2' }, revision: 0 }));
    must(await submit(worker, id, 'SIBLINGS_MET', { answers: { children: [reference] }, revision: 1 }));
    const tasks = async (who: Person) => must(await who.ask(routes.readCase, { params: { id } })).tasks;
    expect(await tasks(worker)).toMatchObject([{ key: 'FIND_SERVICES', tickable: true, instance: 1 }]);
    expect(await tasks(reviewer)).toMatchObject([{ key: 'FIND_SERVICES', tickable: false }]);
    const tick = (who: Person, revision: number, key: string = randomUUID()) =>
      who.ask(routes.tickOffTask, {
        params: { id, task: 'FIND_SERVICES' },
        body: { instance: 1, on: '2026-03-02', note: 'Spoke to the health visitor', revision },
        idempotencyKey: key,
      });
    expect(mustNot(await tick(reviewer, 2))).toMatchObject({
      type: 'not-permitted',
      unlocks: [{ sentence: 'This is for: Social worker' }],
    });
    const key = randomUUID();
    const done = must(await tick(worker, 2, key));
    expect(done.changes.tasks).toEqual(['Task done: Find the services needed']);
    expect(must(await tick(worker, 2, key)).revision).toBe(3);
    expect(await tasks(worker)).toEqual([]);
    expect(await newest(id)).toMatchObject({
      what: 'Task done: Find the services needed',
      note: 'Spoke to the health visitor',
    });
    expect(mustNot(await tick(worker, 3)).type).toBe('nothing-to-do');
  });
});
