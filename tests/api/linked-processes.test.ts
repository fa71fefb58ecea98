/** A child, a match and a family are three cases: what happens in one reaches the others exactly once, and nobody sees more of them than they may. */
import { randomUUID } from 'node:crypto';
import { routes } from '@homeward/contract';
import { type AuditEntry, type CaseRecord, newCase, replay } from '@homeward/engine';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
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
let manager: Person;
let familyWorker: Person;

beforeAll(async () => {
  test = await startTestHomeward();
  worker = await test.signInAs('sw');
  manager = await test.signInAs('tm');
  familyWorker = await test.signInAs('fw');
});
afterAll(() => test.stop());

interface Opened {
  readonly id: string;
  readonly reference: string;
}

const lookedAfter = async (name?: string): Promise<Opened> => {
  const child = await openChild(worker, name);
  must(await submit(worker, child.id, 'BECAME_LOOKED_AFTER', { answers: { legalStatus: 'V2' }, revision: 0 }));
  return child;
};

let families = 0;
const openFamily = async (familyName = 'Hartley-Vane'): Promise<Opened> => {
  families += 1;
  const reference = `F-${process.pid}-${families}`;
  const body = { process: 'household', reference, givenName: 'Sam and Alex', familyName };
  return { ...must(await familyWorker.ask(routes.openCase, { body, idempotencyKey: randomUUID() })), reference };
};

const consider = async (child: Opened, family: string, revision = 1): Promise<void> => {
  must(await submit(worker, child.id, 'FAMILY_CONSIDERED', { answers: { family }, revision }));
  await test.homeward.relay.drain();
};
const overviewOf = async (person: Person, id: string) => must(await person.ask(routes.readCase, { params: { id } }));
const historyOf = async (person: Person, id: string) =>
  must(await person.ask(routes.readHistory, { params: { id } })).entries.map(({ what, who }) => `${what} (${who})`);
const matchOf = async (child: Opened, family: string): Promise<{ id: string }> => {
  const [row] = await test.asOwner<{ id: string }>(
    `select c.id from case_record c join subject s on s.id = c.subject_id where s.reference = $1`,
    [`${child.reference}/${family}`],
  );
  if (row === undefined) throw new Error('The match has not begun.');
  return row;
};
/** Puts into the outbox again what an entry had to tell: its process died after telling and before forgetting. */
/** @param wait how long before it is told, as PostgreSQL says it */
const tellAgain = async (id: string, revision: number, signals: unknown, wait = '0 hours'): Promise<void> => {
  await test.asOwner(
    `insert into outbox (authority_id, case_id, revision, signals, retry_at) values ('testshire', $1, $2, $3, now() + $4::interval)`,
    [id, revision, JSON.stringify(signals), wait],
  );
};
const opening = (child: Opened, family: string, revision: number) => ({
  key: `signal|${child.id}|${revision}|0`,
  subjectRef: `${child.reference}/${family}`,
  process: 'match',
  signal: {
    kind: 'open',
    on: '2026-03-02',
    facts: { family },
    links: [
      { link: 'child', process: 'childPermanence', subjectRef: child.reference },
      { link: 'household', process: 'household', subjectRef: family },
    ],
    from: { caseId: child.id, revision },
  },
});

describe('a family under consideration', () => {
  it('begins a match that both belong to, with the people who work with the child', async () => {
    const [child, family] = [await lookedAfter('Persephone Allardyce'), await openFamily()];
    await consider(child, family.reference);
    const { linked } = await overviewOf(worker, child.id);
    expect(linked).toEqual([
      {
        link: 'match',
        title: 'Match',
        reference: `${child.reference}/${family.reference}`,
        name: null,
        now: 'Match: being considered.',
        caseId: (await matchOf(child, family.reference)).id,
        standing: 'open',
      },
    ]);
    const match = await overviewOf(worker, linked[0]?.caseId ?? '');
    expect(match.linked.map(({ title, standing, name }) => ({ title, standing, name }))).toEqual([
      { title: 'Child', standing: 'open', name: 'Persephone Allardyce' },
      { title: 'Family', standing: 'closed', name: null },
    ]);
    expect(await historyOf(familyWorker, family.id)).toEqual([
      expect.stringContaining(`Linked: Match, ${child.reference}/${family.reference} (A linked case)`),
      expect.stringContaining('Case opened'),
    ]);
  });

  it('begins it once, however often it is told, and whoever has come to work with the child meanwhile', async () => {
    const [child, family] = [await lookedAfter(), await openFamily()];
    await consider(child, family.reference);
    await test.asOwner(
      `insert into allocation (id, authority_id, case_id, person_id, role) values ($1, 'testshire', $2, $3, 'sw')`,
      [randomUUID(), child.id, manager.session.person.id],
    );
    await test.asOwner('delete from case_link where to_case = $1', [(await matchOf(child, family.reference)).id]);
    for (let time = 0; time < 3; time += 1) await tellAgain(child.id, 2, [opening(child, family.reference, 2)]);
    await test.homeward.relay.drain();
    expect(await test.asOwner('select from outbox')).toEqual([]);
    const { id } = await matchOf(child, family.reference);
    expect(await historyOf(worker, id)).toEqual(['Case opened (A linked case)']);
    expect(
      await test.asOwner('select kind from case_link where to_case = $1 and from_case = $2', [id, child.id]),
    ).toEqual([{ kind: 'child' }]);
  });

  it('is told in the order in which it happened, though an earlier telling has to be tried again', async () => {
    const [child, family] = [await lookedAfter(), await openFamily()];
    // What came before could not be told and waits for its next try.
    await tellAgain(child.id, 1, [], '1 hour');
    await consider(child, family.reference);
    must(await submit(worker, child.id, 'FAMILY_CHOSEN', { answers: { family: family.reference }, revision: 2 }));
    await test.homeward.relay.drain();
    await expect(matchOf(child, family.reference)).rejects.toThrow('has not begun');
    await test.asOwner('update outbox set retry_at = now()');
    await test.homeward.relay.drain();
    const { id } = await matchOf(child, family.reference);
    expect((await overviewOf(worker, id)).statement).toEqual(['Match: chosen.']);
  });

  it('whose reference is a name begins nothing, and the log does not repeat it', async () => {
    const child = await lookedAfter();
    await consider(child, 'Mr & Mrs Underwood');
    expect((await overviewOf(worker, child.id)).linked).toEqual([]);
    expect(JSON.stringify(test.lines)).not.toContain('Underwood');
  });

  it('who is not known here yet is shown as not opened, and linked with the first thing told afterwards', async () => {
    const child = await lookedAfter();
    const reference = `F-${process.pid}-${families + 1}`;
    await consider(child, reference);
    const match = await matchOf(child, reference);
    const { linked } = await overviewOf(worker, match.id);
    expect(linked.find(({ link }) => link === 'household')).toMatchObject({ standing: 'missing', reference });
    const family = await openFamily();
    expect((await overviewOf(familyWorker, family.id)).linked).toEqual([]);
    must(await submit(worker, child.id, 'FAMILY_CHOSEN', { answers: { family: reference }, revision: 2 }));
    await test.homeward.relay.drain();
    expect((await overviewOf(familyWorker, family.id)).linked).toMatchObject([
      { link: 'match', reference: `${child.reference}/${reference}` },
    ]);
    expect((await overviewOf(familyWorker, family.id)).statement).toEqual(['The family is: chosen for a child.']);
  });
});

describe('what happens in one case', () => {
  it('reaches the one match it is about, the family and the child, each once', async () => {
    const [child, chosen, other] = [await lookedAfter(), await openFamily(), await openFamily()];
    await consider(child, chosen.reference);
    await consider(child, other.reference, 2);
    must(await submit(worker, child.id, 'FAMILY_CHOSEN', { answers: { family: chosen.reference }, revision: 3 }));
    await test.homeward.relay.drain();
    expect((await overviewOf(familyWorker, chosen.id)).statement).toEqual(['The family is: chosen for a child.']);
    expect((await overviewOf(familyWorker, other.id)).statement).toEqual(['The family is: not begun.']);
    const match = await matchOf(child, chosen.reference);
    must(await submit(worker, match.id, 'MATCH_AGREED', { revision: 1 }));
    await test.homeward.relay.drain();
    await test.homeward.relay.drain();
    const told = (await historyOf(worker, child.id)).filter((line) => line.startsWith('Match agreed'));
    expect(told).toEqual(['Match agreed (A linked case)']);
    const [fact] = await test.asOwner('select value from fact where case_id = $1 and fact = $2', [
      child.id,
      'matchedWith',
    ]);
    expect(fact).toEqual({ value: chosen.reference });
  });

  it('is never an action of the case that only hears of it', async () => {
    const [child, family] = [await lookedAfter(), await openFamily()];
    await consider(child, family.reference);
    const { actions } = await overviewOf(worker, child.id);
    expect(actions.map(({ event }) => event)).not.toContain('MATCHED');
    const refused = await submit(worker, child.id, 'MATCHED', { answers: { family: 'F1' }, revision: 2 });
    expect(mustNot(refused).type).toBe('unknown-event');
  });

  it('leaves every case equal to what its entries say', async () => {
    const [child, family] = [await lookedAfter(), await openFamily()];
    await consider(child, family.reference);
    must(await submit(worker, child.id, 'FAMILY_CHOSEN', { answers: { family: family.reference }, revision: 2 }));
    await test.homeward.relay.drain();
    for (const id of [child.id, family.id, (await matchOf(child, family.reference)).id]) {
      const [row] = await test.asOwner<{ record: CaseRecord; version: string }>(
        'select record, version from case_record where id = $1',
        [id],
      );
      if (row === undefined) throw new Error('The case is gone.');
      const [first, ...entries] = (
        await test.asOwner<{ entry: AuditEntry & { facts: Record<string, string>; links?: CaseRecord['links'] } }>(
          'select entry from event where case_id = $1 order by revision',
          [id],
        )
      ).map(({ entry }) => entry);
      if (first === undefined) throw new Error('The case has no first entry.');
      const compiled = await test.homeward.runtime.packs.version('testshire', row.version);
      const { process, subjectRef } = row.record;
      const { facts, links, on: openedOn } = first;
      const blank = newCase(compiled, {
        id,
        process,
        subjectRef,
        openedOn,
        facts,
        ...(links === undefined ? {} : { links }),
      });
      expect(replay(compiled, blank, entries)).toEqual(row.record);
      expect(row.record.links).not.toHaveLength(0);
    }
  });
});

describe('brothers and sisters', () => {
  it('see each other’s cases, and a case that somebody may not read keeps its name', async () => {
    const [one, two] = [await lookedAfter('Ottoline Marchmont'), await lookedAfter('Barnaby Marchmont')];
    must(await submit(worker, one.id, 'SIBLING_RECORDED', { answers: { sibling: two.reference }, revision: 1 }));
    await test.homeward.relay.drain();
    expect((await overviewOf(worker, one.id)).linked).toMatchObject([{ name: 'Barnaby Marchmont', standing: 'open' }]);
    expect((await overviewOf(worker, two.id)).linked).toMatchObject([{ name: 'Ottoline Marchmont', standing: 'open' }]);
    await test.asOwner('delete from allocation where case_id = $1', [two.id]);
    await test.asOwner('update case_record set team_key = null where id = $1', [two.id]);
    const { linked } = await overviewOf(worker, one.id);
    expect(linked).toEqual([
      {
        link: 'sibling',
        title: 'Brother or sister',
        reference: two.reference,
        name: null,
        now: null,
        caseId: null,
        standing: 'closed',
      },
    ]);
  });
});

describe('a family’s case', () => {
  it('is opened by whoever may record how it begins, and by nobody else', async () => {
    const body = { process: 'household', reference: 'F-not-theirs', givenName: 'A', familyName: 'B' };
    expect(mustNot(await worker.ask(routes.openCase, { body, idempotencyKey: randomUUID() })).type).toBe('not-found');
    expect(worker.session.may.opens).toEqual([
      { process: 'childPermanence', title: 'Child permanence', subject: 'child' },
    ]);
    expect(familyWorker.session.may.opens).toEqual([
      { process: 'household', title: 'Family’s journey', subject: 'household' },
    ]);
  });

  it.each([
    ['a match, which begins by itself', { process: 'match' }, 'not-found'],
    ['a process that there is not', { process: 'marriage' }, 'not-found'],
    ['a family with a birthday', { process: 'household', dateOfBirth: '2020-01-01' }, 'body-malformed'],
  ])('is not %s', async (_what, more, type) => {
    const body = { reference: 'F-x', givenName: 'A', familyName: 'B', ...more };
    expect(mustNot(await familyWorker.ask(routes.openCase, { body, idempotencyKey: randomUUID() })).type).toBe(type);
  });

  it('has no birthday, and a child’s is still asked for', async () => {
    const { id } = await openFamily();
    const { child, subject } = await overviewOf(familyWorker, id);
    expect({ ...child, subject }).toMatchObject({ dateOfBirth: null, ageInWords: null, subject: 'household' });
    const body = { reference: 'C-x', givenName: 'A', familyName: 'B' };
    expect(mustNot(await worker.ask(routes.openCase, { body, idempotencyKey: randomUUID() })).answers).toMatchObject([
      { question: 'dateOfBirth' },
    ]);
  });

  it('is listed by stage for those who may see it', async () => {
    const family = await openFamily('Zetterström');
    must(await submit(familyWorker, family.id, 'ENQUIRED', { revision: 0 }));
    const about = 'household';
    const found = must(await familyWorker.ask(routes.listCases, { query: { about, stage: 'enquiring', page: 1 } }));
    expect(found.rows).toMatchObject([{ name: 'Sam and Alex Zetterström', stage: 'Enquiring', since: '2026-03-02' }]);
    expect(found.stages.find(({ key }) => key === 'enquiring')?.count).toBe(1);
    const others = must(await worker.ask(routes.listCases, { query: { about, page: 1 } }));
    expect(others.rows).toEqual([]);
    const matches = must(await worker.ask(routes.listCases, { query: { about: 'match', page: 1 } }));
    expect(matches.total).toBeGreaterThan(0);
    expect(must(await worker.ask(routes.listChildren, { query: { page: 1, q: 'Zetterström' } })).rows).toEqual([]);
    expect([worker.session.may.lists, familyWorker.session.may.lists]).toEqual([['match'], ['household']]);
  });

  it('and its matches are nothing to another authority', async () => {
    const stranger = await test.signInAs('sw', { authority: 'otherton' });
    const [child, family] = [await lookedAfter(), await openFamily()];
    await consider(child, family.reference);
    for (const id of [child.id, family.id, (await matchOf(child, family.reference)).id])
      expect(mustNot(await stranger.ask(routes.readCase, { params: { id } })).type).toBe('not-found');
    expect(mustNot(await stranger.ask(routes.listCases, { query: { about: 'household', page: 1 } })).type).toBe(
      'not-found',
    );
  });
});
