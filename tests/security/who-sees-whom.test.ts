/** With the real pack and the demonstration children: everybody sees what their grants say and nothing beside it. */
import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { LIVE_PATH, routes, type SignInPeople, WORK_TABS } from '@homeward/contract';
import { readConfig } from '@homeward/runtime/configs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { must, mustNot, type Person, startTestHomeward, type TestHomeward } from '../api/test-homeward.js';

const CONFIGS = path.resolve(import.meta.dirname, '..', '..', 'configs');
const TODAY = '2026-11-20';
const OUTSIDE = ['parent', 'kin', 'carer', 'guardian', 'child', 'invitees', 'vs', 'yos'];

let test: TestHomeward;
let worker: Person;
/** A child of the social worker's, not sealed. */
let id: string;
let sealed: { id: string; family_name: string; reference: string };

const as = (role: string, nth = 0): Promise<Person> => test.signInAs(role, { authority: 'herts', nth });
const everyRole = async (): Promise<string[]> => {
  const people: SignInPeople = must(await worker.ask(routes.signInPeople));
  return [
    ...new Set(
      people.authorities
        .filter((authority) => authority.id === 'herts')
        .flatMap((one) => one.people.flatMap(({ roles }) => roles.map(({ key }) => key))),
    ),
  ];
};
const workOf = async (person: Person) => {
  const tabs = await Promise.all(WORK_TABS.map((tab) => person.ask(routes.readWork, { query: { tab } })));
  return tabs.map(must).flatMap(({ groups }) => groups.flatMap(({ items }) => items));
};
const allocate = (person: Person, role: string) =>
  test.asOwner(
    `insert into allocation (id, authority_id, case_id, person_id, role) values ($1, 'herts', $2, $3, $4)
     on conflict do nothing`,
    [randomUUID(), id, person.session.person.id, role],
  );

beforeAll(async () => {
  test = await startTestHomeward(TODAY, 'api', CONFIGS);
  worker = await as('sw', 1);
  id = must(await worker.ask(routes.listChildren, { query: {} })).rows[0]?.caseId ?? '';
  const [found] = await test.asOwner<typeof sealed>(
    `select c.id, s.family_name, s.reference from case_record c join subject s on s.id = c.subject_id
     where c.record #>> '{state,record}' = 'sealed'`,
  );
  if (found === undefined) throw new Error('The demonstration shows no sealed record.');
  sealed = found;
});
afterAll(() => test.stop());

describe('my work', () => {
  it.each(OUTSIDE)('shows the %s no other child of the team, and nothing that others have to do', async (role) => {
    const person = await as(role);
    const mine = new Set(person.session.roles.map(({ key }) => key));
    expect((await workOf(person)).filter(({ owner }) => !mine.has(owner.key))).toEqual([]);
  });

  it.each(['systemAdmin', 'processOwner'])('is empty for the %s, as is the list of children', async (role) => {
    const person = await as(role);
    expect(await workOf(person)).toEqual([]);
    expect(must(await person.ask(routes.listChildren, { query: {} })).total).toBe(0);
  });
});

describe('a record that an adoption order has sealed', () => {
  it('is in nobody’s list, search or work', async () => {
    const seen: string[] = [];
    for (const role of await everyRole()) {
      const person = await as(role);
      for (const q of [sealed.family_name, sealed.reference]) {
        const { rows } = must(await person.ask(routes.listChildren, { query: { q } }));
        if (rows.some(({ caseId }) => caseId === sealed.id)) seen.push(`${role} finds it`);
      }
      if ((await workOf(person)).some(({ caseId }) => caseId === sealed.id)) seen.push(`${role} has work in it`);
    }
    expect(seen).toEqual([]);
  });

  it('says nothing of the child or its history to those who could record something there before', async () => {
    const manager = await as('sm');
    const form = mustNot(await manager.ask(routes.readForm, { params: { id: sealed.id, event: 'DISSENT_RECORDED' } }));
    expect(form.type).toBe('not-found');
    const stale = mustNot(
      await manager.ask(routes.submitCommand, {
        params: { id: sealed.id },
        body: { event: 'DISSENT_RECORDED', on: TODAY, answers: {}, revision: 0 },
        idempotencyKey: randomUUID(),
      }),
    );
    expect(stale.changed).toBeUndefined();
  });
});

describe('a carer of the child', () => {
  let carer: Person;
  beforeAll(async () => {
    carer = await as('carer');
    await allocate(carer, 'carer');
  });

  it('fills the checklist they are given, and neither sees nor touches what the social worker writes', async () => {
    const report = 'DOCUMENT_SUBMITTED:CPR';
    const typed = { revision: 0, answers: { familyHistory: 'Told in confidence' } };
    must(await worker.ask(routes.saveDraft, { params: { id, key: report }, body: typed }));
    const of = (document: string) =>
      carer.ask(routes.readDocumentForm, { params: { id, event: 'DOCUMENT_SUBMITTED', document } });
    expect(must(await of('SIBLING_CHECKLIST')).form?.key).toBeDefined();
    for (const document of ['CPR', 'CHILD_PROFILE', 'LTF_REFERRAL', 'PLAN'])
      expect(mustNot(await of(document)).type).toBe('not-found');
    const over = { revision: 1, answers: { familyHistory: 'Something else' } };
    expect(mustNot(await carer.ask(routes.saveDraft, { params: { id, key: report }, body: over })).status).toBe(404);
    expect(mustNot(await carer.ask(routes.discardDraft, { params: { id, key: report } })).status).toBe(404);
    const kept = must(
      await worker.ask(routes.readDocumentForm, { params: { id, event: 'DOCUMENT_SUBMITTED', document: 'CPR' } }),
    );
    expect(kept.draft).toMatchObject({ revision: 1, answers: typed.answers });
  });

  it('is told that the case has changed, not what happened', async () => {
    const told = mustNot(
      await carer.ask(routes.submitCommand, {
        params: { id },
        body: { event: 'DISSENT_RECORDED', on: TODAY, answers: {}, revision: 0 },
        idempotencyKey: randomUUID(),
      }),
    );
    expect(told.type).toBe('out-of-date');
    expect(told.changed).toBeUndefined();
  });

  it('cannot keep drafts of documents that there are not', async () => {
    const key = 'DOCUMENT_SUBMITTED:NOSUCH';
    for (const person of [carer, worker])
      expect(
        mustNot(await person.ask(routes.saveDraft, { params: { id, key }, body: { revision: 0, answers: {} } })).status,
      ).toBe(404);
  });
});

describe('grants', () => {
  it('decide for every role and every event, as their own text says and however the case stands', async () => {
    const { pack } = await readConfig(CONFIGS, 'herts');
    if (pack === undefined) throw new Error('The pack of herts cannot be read.');
    const { grants } = pack.grants;
    const events = Object.entries(pack.processes.childPermanence?.events ?? {})
      .filter(([, { sentBy }]) => sentBy === 'person')
      .map(([event]) => event);
    const wrong: string[] = [];
    let checked = 0;
    for (const role of await everyRole()) {
      const person = await as(role);
      const [held] = await test.asOwner<{ roles: string[] }>(
        `select coalesce(array_agg(role), '{}') as roles from (
           select role from allocation where case_id = $1 and person_id = $2
           union select role from role_membership where person_id = $2 and (scope = 'authority'
             or (scope = 'team' and team_key = (select team_key from case_record where id = $1)))
           union select m.role from role_membership m join meeting g on g.body_key = m.body_key
             join meeting_item i on i.meeting_id = g.id
             where m.person_id = $2 and i.case_id = $1 and g.status in ('papersOut', 'held')) x`,
        [id, person.session.person.id],
      );
      const roles = new Set(held?.roles);
      // The child's record is open, and every condition of these grants is met then.
      const may = (action: string, name: string): boolean =>
        grants.some(
          (grant) =>
            grant.may === action &&
            grant.roles.some((one) => roles.has(one)) &&
            [...(grant.events ?? []), ...(grant.resources ?? [])].includes(name),
        );
      // A grant about some documents is met by the first of them; it is asked for where nothing wider is granted.
      const documentOf = (event: string, held: ReadonlySet<string>): { document?: string } => {
        const own = grants.filter((grant) => grant.events?.includes(event) && grant.roles.some((one) => held.has(one)));
        const documents = own.map(({ when }) => {
          if (typeof when !== 'object' || !('field' in when) || when.field !== 'answer.document') return undefined;
          const { operator, value } = when;
          if (operator === '=') return value;
          return operator === 'in' && Array.isArray(value) ? value[0] : undefined;
        });
        const [first] = documents;
        return first === undefined || documents.includes(undefined) ? {} : { document: String(first) };
      };
      const reads = await person.raw(`/api/cases/${id}`);
      if (reads.ok !== may('read', 'case')) wrong.push(`${role} reads: ${reads.status}`);
      const answers = await Promise.all(
        events.map(async (event) => {
          const told = await person.ask(routes.submitCommand, {
            params: { id },
            body: { event, on: TODAY, answers: {}, revision: 1_000_000, ...documentOf(event, roles) },
            idempotencyKey: randomUUID(),
          });
          return [event, told.ok ? 'accepted' : told.problem.type] as const;
        }),
      );
      checked += answers.length;
      for (const [event, type] of answers) {
        const expected = may('record', event) ? 'out-of-date' : may('read', 'case') ? 'not-permitted' : 'not-found';
        if (type !== expected) wrong.push(`${role} records ${event}: ${type}, not ${expected}`);
      }
    }
    expect(wrong).toEqual([]);
    expect(checked).toBeGreaterThan(3000);
  });
});

describe('the log', () => {
  it('holds no name, reference or answer of a child after all of this', async () => {
    const text = JSON.stringify(test.lines);
    const children = await test.asOwner<{ given_name: string; family_name: string; reference: string }>(
      'select given_name, family_name, reference from subject',
    );
    expect(test.lines.length).toBeGreaterThan(1000);
    for (const { given_name: given, family_name: family, reference } of children)
      for (const word of [`${given} ${family}`, family, reference]) expect(text).not.toContain(word);
    expect(text).not.toContain('confidence');
  });
});

describe('open pages', () => {
  it('are limited for one person, and a question for their head alone ends', async () => {
    const aborts = Array.from({ length: 20 }, () => new AbortController());
    const opened = await Promise.all(aborts.map(({ signal }) => worker.raw(LIVE_PATH, { signal })));
    expect(opened.map(({ status }) => status)).toEqual(opened.map(() => 200));
    expect((await worker.raw(LIVE_PATH)).status).toBe(429);
    const other = await as('sw', 2);
    expect((await other.raw(LIVE_PATH, { method: 'HEAD' })).status).toBe(200);
    for (const abort of aborts) abort.abort();
  });
});
