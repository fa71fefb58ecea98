/** A restricted record says that it is, and who may see it all the same. */
import path from 'node:path';
import { type ChildRow, routes } from '@homeward/contract';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { must, mustNot, type Person, submit } from './test-homeward.js';
import { signedIn, testedHomeward } from './tested-homeward.js';

const HERTS = { authority: 'herts' };
const test = testedHomeward('2026-03-02', 'api', path.resolve(import.meta.dirname, '../../configs'));
const worker = signedIn(test, 'sw', HERTS);
const serviceManager = signedIn(test, 'sm', HERTS);
const legal = signedIn(test, 'legal', HERTS);
let child: ChildRow;

const inHerts = (role: string) => test.signInAs(role, HERTS);
const shownTo = async (person: Person): Promise<ChildRow | undefined> =>
  must(await person.ask(routes.listChildren, { query: {} })).rows.find(({ caseId }) => caseId === child.caseId);
const overview = async (person: Person) => must(await person.ask(routes.readCase, { params: { id: child.caseId } }));

beforeAll(async () => {
  const [first] = must(await worker.ask(routes.listChildren, { query: {} })).rows;
  if (first === undefined) throw new Error('The social worker has no child.');
  child = first;
});

describe('a record', () => {
  it('that anybody may see whose role reaches it says nothing of restriction', async () => {
    expect(await shownTo(worker)).toMatchObject({ restricted: null });
    expect((await overview(worker)).restricted).toBeNull();
  });

  it('that is restricted says so in lists and on its page, with the people who may see it', async () => {
    const { revision } = await overview(worker);
    must(await submit(serviceManager, child.caseId, 'CASE_RESTRICTED', { revision }));
    expect(await shownTo(worker)).toMatchObject({ restricted: 'Restricted' });
    const work = must(await worker.ask(routes.readWork, { query: { tab: 'todo' } })).groups.flatMap(
      ({ items }) => items,
    );
    expect(new Set(work.map(({ caseId, restricted }) => [caseId === child.caseId, restricted].join()))).toEqual(
      new Set(['true,Restricted', 'false,']),
    );
    const { restricted } = await overview(worker);
    expect(restricted?.title).toBe('Restricted');
    expect(restricted?.sentence).toMatch(
      /^Only people who hold certain roles for this child may see this record: \d+ people now/,
    );
    const named = restricted?.readers.flatMap(({ people }) => people.map(({ name }) => name));
    expect(named).toContain(worker.session.person.name);
    expect(named).toContain(serviceManager.session.person.name);
  });

  it('has a line for whoever looked at it, one for the looks of a quarter of an hour, and none for whoever was not let in', async () => {
    const lines = (person: Person) =>
      test.asOwner('select resource, reason from read_log where case_id = $1 and person_id = $2', [
        child.caseId,
        person.session.person.id,
      ]);
    await overview(worker);
    must(await worker.ask(routes.readHistory, { params: { id: child.caseId }, query: {} }));
    expect(await lines(worker)).toEqual([
      { resource: 'case', reason: expect.stringMatching(/^Works with the child as .*[Ss]ocial worker/) },
    ]);
    const director = await inHerts('director');
    mustNot(await director.ask(routes.readCase, { params: { id: child.caseId } }));
    expect(await lines(director)).toEqual([]);
    const [open] = must(await worker.ask(routes.listChildren, { query: {} })).rows.filter(
      ({ caseId, restricted }) => caseId !== child.caseId && restricted === null,
    );
    if (open === undefined) throw new Error('The social worker has one child alone.');
    must(await worker.ask(routes.readCase, { params: { id: open.caseId } }));
    expect(await test.asOwner('select from read_log where case_id = $1', [open.caseId])).toEqual([]);
  });

  it('asks whoever may read it and does not work with the child by name why, once a day, and keeps the answer', async () => {
    const params = { id: child.caseId };
    const lines = () =>
      test.asOwner('select reason from read_log where case_id = $1 and person_id = $2 order by id', [
        child.caseId,
        legal.session.person.id,
      ]);
    const pages = ['', '/timeline', '/history', '/people', '/facts', '/process', '/forms/PPM_HELD'];
    const statuses = () =>
      Promise.all(pages.map(async (page) => (await legal.raw(`/api/cases/${child.caseId}${page}`)).status));
    expect(await statuses()).toEqual(pages.map(() => 403));
    expect(mustNot(await legal.ask(routes.readCase, { params })).type).toBe('reason-needed');
    expect(await lines()).toEqual([]);
    for (const reason of ['', '   ', 'x'.repeat(501)])
      expect(mustNot(await legal.ask(routes.giveReason, { params, body: { reason } })).status).toBe(400);
    must(await legal.ask(routes.giveReason, { params, body: { reason: ' I advise on the order. ' } }));
    expect(await statuses()).toEqual(pages.map(() => 200));
    expect(await lines()).toEqual([{ reason: 'I advise on the order.' }]);
  });

  it('is opened by no reason to whoever may not read it', async () => {
    const director = await inHerts('director');
    const sent = { params: { id: child.caseId }, body: { reason: 'I should like to know.' } };
    expect(mustNot(await director.ask(routes.giveReason, sent)).status).toBe(404);
    expect(
      await test.asOwner('select from read_log where case_id = $1 and person_id = $2', [
        child.caseId,
        director.session.person.id,
      ]),
    ).toEqual([]);
  });

  it('that was asked about yesterday is asked about again', async () => {
    const { id } = legal.session.person;
    await test.asOwner('alter table read_log disable trigger read_log_is_final');
    await test.asOwner("update read_log set read_at = read_at - interval '1 day' where person_id = $1", [id]);
    await test.asOwner('alter table read_log enable trigger read_log_is_final');
    expect(mustNot(await legal.ask(routes.readCase, { params: { id: child.caseId } })).type).toBe('reason-needed');
  });

  it('is neither in the lists of those who only oversee other children’s cases, nor opens to them', async () => {
    for (const role of ['iroSM', 'headIrt', 'director', 'amc']) {
      const person = await inHerts(role);
      expect([role, (await shownTo(person))?.caseId]).toEqual([role, undefined]);
      expect(must(await person.ask(routes.listChildren, { query: {} })).total).toBeGreaterThan(0);
      mustNot(await person.ask(routes.readCase, { params: { id: child.caseId } }));
    }
  });

  it('names as its readers nobody who may not read it, and opens to each role that it names', async () => {
    const readers = (await overview(worker)).restricted?.readers ?? [];
    expect(readers.length).toBeGreaterThan(2);
    for (const { role } of readers.filter(({ onAgenda }) => !onAgenda)) {
      const person = await inHerts(role.key);
      const named = readers.flatMap(({ people }) => people.map(({ id }) => id)).includes(person.session.person.id);
      const params = { id: child.caseId };
      expect([role.key, (await person.ask(routes.giveReason, { params, body: { reason: 'A test' } })).ok]).toEqual([
        role.key,
        named,
      ]);
      expect([role.key, (await person.ask(routes.readCase, { params })).ok]).toEqual([role.key, named]);
    }
    const carer = await inHerts('carer');
    expect(mustNot(await carer.ask(routes.readCase, { params: { id: child.caseId } })).status).toBe(404);
  });

  it('is like any other once the restriction is lifted', async () => {
    const { revision } = await overview(worker);
    must(await submit(serviceManager, child.caseId, 'CASE_UNRESTRICTED', { revision }));
    expect(await shownTo(worker)).toMatchObject({ restricted: null });
  });
});
