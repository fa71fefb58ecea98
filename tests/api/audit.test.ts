/** The audit trail for its auditor: what was recorded in the whole authority, who opened a restricted record, and for nobody else. */
import path from 'node:path';
import { AUDIT_PER_PAGE, type AuditLog, type AuditQuery, type ChildRow, routes } from '@homeward/contract';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { must, mustNot, openChild, openLookedAfter, submit } from './test-homeward.js';
import { signedIn, testedHomeward } from './tested-homeward.js';

const HERTS = { authority: 'herts' };
const test = testedHomeward('2026-03-02', 'api', path.resolve(import.meta.dirname, '../../configs'));
const auditor = signedIn(test, 'auditor', HERTS);
const worker = signedIn(test, 'sw', HERTS);
const serviceManager = signedIn(test, 'sm', HERTS);
let child: ChildRow;

const trail = async (query: AuditQuery) => must(await auditor.ask(routes.readAuditLog, { query }));
const opened = async (query: AuditQuery) => must(await auditor.ask(routes.readReadings, { query }));

beforeAll(async () => {
  const [first] = must(await worker.ask(routes.listChildren, { query: {} })).rows;
  if (first === undefined) throw new Error('The social worker has no child.');
  child = first;
  const { revision } = must(await worker.ask(routes.readCase, { params: { id: child.caseId } }));
  must(await submit(serviceManager, child.caseId, 'CASE_RESTRICTED', { revision }));
  must(await worker.ask(routes.readCase, { params: { id: child.caseId } }));
});

describe('the audit trail', () => {
  it('is offered to the auditor alone, and answers nobody else', async () => {
    expect(auditor.session.may.audit).toBe(true);
    for (const person of [
      worker,
      serviceManager,
      await test.signInAs('systemAdmin', HERTS),
      await test.signInAs('director', HERTS),
    ]) {
      expect(person.session.may.audit).toBe(false);
      expect(mustNot(await person.ask(routes.readAuditLog, { query: {} })).status).toBe(404);
      expect(mustNot(await person.ask(routes.readReadings, { query: {} })).status).toBe(404);
    }
  });

  it('tells newest first what was recorded, by whom in which role, and names the record by its reference alone', async () => {
    const { entries } = await trail({ reference: child.reference });
    expect(entries[0]).toMatchObject({
      case: { id: child.caseId, reference: child.reference, mayOpen: false },
      who: serviceManager.session.person.name,
      what: expect.stringMatching(/restrict/i),
      on: '2026-03-02',
    });
    expect(entries[0]?.roles.map(({ key }) => key)).toContain('sm');
    expect(entries.at(-1)).toMatchObject({ revision: 0, what: 'Case opened' });
    const moments = entries.map(({ recordedAt }) => recordedAt);
    expect(moments).toEqual(moments.toSorted().reverse());
    expect(JSON.stringify(entries)).not.toContain(child.name);
  });

  it('can be read to its very first entry, page by page, each entry once', async () => {
    // Linked cases may still be telling each other of the demonstration: what is there now must be found.
    const standing = await test.asOwner<{ place: string }>(
      "select case_id || ' ' || revision as place from event where authority_id = 'herts'",
    );
    const seen: AuditLog['entries'][number][] = [];
    let before: string | undefined;
    do {
      const page: AuditLog = await trail(before === undefined ? {} : { before });
      seen.push(...page.entries);
      before = page.next ?? undefined;
    } while (before !== undefined);
    const places = seen.map(({ case: { id }, revision }) => `${id} ${revision}`);
    expect(places.length).toBeGreaterThan(AUDIT_PER_PAGE);
    expect(new Set(places).size).toBe(places.length);
    expect(standing.filter(({ place }) => !places.includes(place))).toEqual([]);
    // Time and linked cases hold no role.
    const byNobody = seen.filter(({ who }) => who === 'Time' || who === 'A linked case');
    expect(byNobody.length).toBeGreaterThan(0);
    expect(byNobody.filter(({ roles }) => roles.length > 0)).toEqual([]);
    const foreign = await test.asOwner<{ id: string }>("select id from case_record where authority_id <> 'herts'");
    const ids = new Set(seen.map(({ case: { id } }) => id));
    expect(foreign.filter(({ id }) => ids.has(id))).toEqual([]);
  });

  it('is narrowed to a person and to days, and takes what is typed for what it is', async () => {
    const { name } = serviceManager.session.person;
    const own = await trail({ who: name.toUpperCase() });
    expect(own.entries.length).toBeGreaterThan(0);
    expect(new Set(own.entries.map(({ who }) => who))).toEqual(new Set([name]));
    const [{ recordedAt } = { recordedAt: '' }] = own.entries;
    const day = recordedAt.slice(0, 10);
    expect((await trail({ who: name, from: day, to: day })).entries.length).toBeGreaterThan(0);
    expect((await trail({ to: '2000-01-01' })).entries).toEqual([]);
    expect((await trail({ from: '2999-01-01' })).entries).toEqual([]);
    for (const typed of ['%', '_', '\\', "'; drop table event; --"])
      expect((await trail({ reference: typed })).entries).toEqual([]);
  });

  it('refuses a place to go on from that is none', async () => {
    for (const before of ['here', '1 or 1=1', `${child.caseId}_x`])
      expect(mustNot(await auditor.ask(routes.readAuditLog, { query: { before } })).status).toBe(400);
  });
});

describe('records that were restricted when they were opened', () => {
  it('are listed with who opened them', async () => {
    const { entries, next } = await opened({ reference: child.reference });
    expect(next).toBeNull();
    expect(entries.map(({ who, case: { id } }) => [who, id])).toContainEqual([
      worker.session.person.name,
      child.caseId,
    ]);
    expect((await opened({ who: worker.session.person.name })).entries.length).toBeGreaterThan(0);
    expect((await opened({ to: '2000-01-01' })).entries).toEqual([]);
  });
});

describe('a grant that leaves some records out', () => {
  const made = testedHomeward();
  const reviewer = signedIn(made, 'iro');
  const familiar = signedIn(made, 'sw');

  it('is none for somebody whose role reaches a part of the authority alone', async () => {
    const manager = await made.signInAs('tm');
    expect(manager.session.may.audit).toBe(false);
    expect(mustNot(await manager.ask(routes.readAuditLog, { query: {} })).status).toBe(404);
  });

  it('shows the trail of the others alone', async () => {
    const atHome = await openChild(familiar);
    const lookedAfter = await openLookedAfter(familiar);
    expect(reviewer.session.may.audit).toBe(true);
    const { entries } = must(await reviewer.ask(routes.readAuditLog, { query: {} }));
    expect(entries.map((entry) => entry.case.id)).toEqual([lookedAfter, lookedAfter]);
    expect(entries[0]).toMatchObject({ who: familiar.session.person.name, case: { mayOpen: true } });
    const all = await made.asOwner<{ case_id: string }>(
      "select distinct case_id from event where authority_id = 'testshire'",
    );
    expect(new Set(all.map((row) => row.case_id))).toEqual(new Set([atHome.id, lookedAfter]));
  });
});
