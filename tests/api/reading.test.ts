/** What people read: their work, the children they may see, forms with what is known already, drafts, timeline and picture. */

import { routes } from '@homeward/contract';
import { sendDueMoments } from '@homeward/runtime';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { must, mustNot, openChild, type Person, submit } from './test-homeward.js';
import { signedIn, testedHomeward } from './tested-homeward.js';

const test = testedHomeward();
const worker = signedIn(test, 'sw');
const other = signedIn(test, 'sw', { nth: 1 });
const manager = signedIn(test, 'tm');
const reviewer = signedIn(test, 'iro');
let id: string;
let reference: string;

beforeAll(async () => {
  ({ id, reference } = await openChild(worker, 'Marigold Thistlewood'));
  must(
    await submit(worker, id, 'BECAME_LOOKED_AFTER', { on: '2026-02-16', answers: { legalStatus: 'V2' }, revision: 0 }),
  );
  must(
    await submit(worker, id, 'LEGAL_STATUS_CHANGED', { on: '2026-02-23', answers: { legalStatus: 'C1' }, revision: 1 }),
  );
  must(await submit(worker, id, 'PLAN_CHANGED', { answers: { plan: 'adoption', why: 'Because' }, revision: 2 }));
});

describe('the overview', () => {
  it('says who the child is, where things are, what is due and from which clause', async () => {
    const overview = must(await reviewer.ask(routes.readCase, { params: { id } }));
    expect(overview.child).toEqual({
      name: 'Marigold Thistlewood',
      reference,
      dateOfBirth: '2020-03-09',
      ageInWords: '5 years 11 months',
      inCareSince: '2026-02-16',
      weeksInCare: 2,
      legalStatus: { title: 'Legal status', label: 'Interim care order' },
      socialWorker: worker.session.person.name,
      reviewingOfficer: { title: 'Independent reviewing officer', name: reviewer.session.person.name },
    });
    expect(overview.statement).toEqual([
      'The child is looked after; legal status interim care order.',
      'Plan: plan agreed.',
    ]);
    expect(overview.deadlines.map(({ key, practicalDue, words }) => [key, practicalDue, words])).toEqual([
      ['firstReview', '2026-03-16', 'due in 10 working days'],
      ['planLapses', '2026-03-16', 'due in 10 working days'],
    ]);
    expect(overview.deadlines[0]).toMatchObject({
      derivation: 'weeks after becoming looked after, counted from 16 February 2026: by 16 March 2026',
      source: { quote: 'The first review is held within four weeks.' },
      owner: { title: 'Independent reviewing officer' },
    });
    expect(overview.routes).toEqual([
      { region: 'planning', title: 'Plan', position: 'plan', now: 'Plan agreed', since: '2026-03-02' },
    ]);
  });

  it('shows each person every action: theirs, others’, and what is not open yet with its reason', async () => {
    const standing = async (person: Person): Promise<Record<string, string>> => {
      const { actions } = must(await person.ask(routes.readCase, { params: { id } }));
      return Object.fromEntries(actions.map((action) => [action.event, action.standing]));
    };
    expect(await standing(worker)).toMatchObject({
      SUBMITTED: 'open',
      REVIEW_HELD: 'others',
      APPROVED: 'notYet',
      BECAME_LOOKED_AFTER: 'notYet',
    });
    expect(await standing(reviewer)).toMatchObject({ SUBMITTED: 'others', REVIEW_HELD: 'open' });
    const { actions } = must(await manager.ask(routes.readCase, { params: { id } }));
    expect(actions.find(({ event }) => event === 'APPROVED')?.unlocks[0]?.sentence).toBe('Report is not started');
    expect(actions.find(({ event }) => event === 'REVIEW_HELD')?.people).toEqual([
      { id: reviewer.session.person.id, name: reviewer.session.person.name },
    ]);
  });
});

describe('a form', () => {
  it('comes with its questions, what is known already and where from, and no more of the case than its conditions ask', async () => {
    const form = must(await worker.ask(routes.readForm, { params: { id, event: 'LEGAL_STATUS_CHANGED' } }));
    expect(form.form?.schema.required).toEqual(['legalStatus']);
    expect(form.prefill).toEqual([
      { question: 'legalStatus', value: 'C1', provenance: 'Legal status, recorded as from 23 February 2026' },
    ]);
    expect(form.surroundings.record.facts).toEqual({});
    const document = must(
      await worker.ask(routes.readDocumentForm, { params: { id, event: 'SUBMITTED', document: 'REPORT' } }),
    );
    expect(document).toMatchObject({
      draftKey: 'SUBMITTED:REPORT',
      draft: null,
      title: 'Submit: Report',
      standing: 'open',
    });
  });

  it('is not there for an event that nobody records', async () => {
    for (const event of ['BIRTHDAY', 'NO_SUCH', '__proto__', 'xstate.init'])
      expect(mustNot(await worker.ask(routes.readForm, { params: { id, event } })).status).toBe(404);
  });
});

describe('a draft', () => {
  const key = 'SUBMITTED:REPORT';
  const save = (person: Person, revision: number, summary: string) =>
    person.ask(routes.saveDraft, { params: { id, key }, body: { revision, answers: { summary } } });

  it('is kept, found again, and never overwritten by somebody who had not seen it', async () => {
    const first = must(await save(worker, 0, 'one'));
    expect(first.revision).toBe(1);
    expect(must(await save(worker, 1, 'two')).revision).toBe(2);
    const lost = mustNot(await save(worker, 1, 'three'));
    expect(lost).toMatchObject({
      type: 'draft-changed',
      status: 409,
      theirs: { revision: 2, answers: { summary: 'two' }, savedBy: worker.session.person.name },
    });
    expect(mustNot(await save(worker, 0, 'four')).type).toBe('draft-changed');
    const form = must(
      await worker.ask(routes.readDocumentForm, { params: { id, event: 'SUBMITTED', document: 'REPORT' } }),
    );
    expect(form.draft).toMatchObject({ revision: 2, answers: { summary: 'two' } });
  });

  it('is neither shown to nor saved by somebody who may not record it', async () => {
    expect(mustNot(await save(reviewer, 0, 'x')).status).toBe(404);
    const seen = must(
      await reviewer.ask(routes.readDocumentForm, { params: { id, event: 'SUBMITTED', document: 'REPORT' } }),
    );
    expect(seen.draft).toBeNull();
  });

  it('survives a refusal and is gone once it was submitted', async () => {
    mustNot(await submit(worker, id, 'SUBMITTED', { document: 'REPORT', answers: {}, revision: 3 }));
    const read = () => worker.ask(routes.readDocumentForm, { params: { id, event: 'SUBMITTED', document: 'REPORT' } });
    expect(must(await read()).draft?.revision).toBe(2);
    must(await submit(worker, id, 'SUBMITTED', { document: 'REPORT', answers: { summary: 'two' }, revision: 3 }));
    expect(must(await read()).draft).toBeNull();
    expect(mustNot(await save(worker, 2, 'late')).type).toBe('draft-changed');
  });
});

describe('lists', () => {
  it('find a child by part of a name, a reference or a worker, and take wildcards for letters', async () => {
    const search = async (q: string, person = reviewer) =>
      must(await person.ask(routes.listChildren, { query: { q } })).rows.map((row) => row.reference);
    for (const q of ['thistle', 'MARIGOLD THIST', reference, worker.session.person.name])
      expect(await search(q)).toEqual([reference]);
    expect(await search('%')).toEqual([]);
    expect(await search("x' or 1=1 --")).toEqual([]);
    expect(await search('thistle', other)).toEqual([]);
    expect(await search('thistle', manager)).toEqual([reference]);
    const signIn = must(await reviewer.ask(routes.signInPeople));
    const { team } =
      signIn.authorities.flatMap(({ people }) => people).find(({ name }) => name === worker.session.person.name) ?? {};
    const [row] = must(
      await reviewer.ask(routes.listChildren, { query: { legalStatus: 'C1', plan: 'adoption' } }),
    ).rows;
    expect(row).toMatchObject({
      plan: { title: 'Adoption' },
      legalStatus: { title: 'Interim care order' },
      overdue: 0,
      team,
    });
    expect(must(await reviewer.ask(routes.listChildren, { query: { overdue: 'yes' } })).total).toBe(0);
  });

  it('give each person their work: to do, waiting for others, done', async () => {
    const work = async (person: Person, tab: 'todo' | 'waiting' | 'team' | 'done') => {
      const { groups, counts } = must(await person.ask(routes.readWork, { query: { tab } }));
      return {
        counts,
        items: groups.flatMap(({ urgency, items }) => items.map(({ what, words }) => `${urgency}: ${what}, ${words}`)),
      };
    };
    expect((await work(reviewer, 'todo')).items).toEqual(['notDueYet: First review, due in 10 working days']);
    expect((await work(worker, 'waiting')).items).toEqual(['notDueYet: First review, due in 10 working days']);
    expect(await work(worker, 'done')).toMatchObject({
      items: ['notDueYet: Write the report, done 2 March 2026'],
      counts: { todo: 1 },
    });
    expect((await work(manager, 'team')).items).toHaveLength(2);
    expect((await work(other, 'todo')).items).toEqual([]);
    test.setToday('2026-03-27');
    await sendDueMoments(test.homeward.runtime, () => {});
    expect((await work(reviewer, 'todo')).items).toEqual(['criticallyOverdue: First review, 11 days overdue']);
    expect(must(await reviewer.ask(routes.listChildren, { query: { overdue: 'yes' } })).rows[0]?.overdue).toBe(1);
    test.setToday('2026-03-02');
  });

  it('show what held when, and the chart with the states that are lit', async () => {
    const timeline = must(await reviewer.ask(routes.readTimeline, { params: { id } }));
    expect(timeline.lanes).toEqual([
      {
        key: 'legalStatus',
        title: 'Legal status',
        bars: [
          { from: '2026-02-16', to: '2026-02-23', code: 'V2', label: 'Section 20' },
          { from: '2026-02-23', to: null, code: 'C1', label: 'Interim care order' },
        ],
      },
    ]);
    expect(timeline.milestones.map(({ title, on }) => [title, on])).toEqual([['Became looked after', '2026-02-16']]);
    const picture = must(await reviewer.ask(routes.readProcess, { params: { id } }));
    expect(picture.current).toContain('care.lookedAfter');
    expect(picture.rows.find(({ event, from }) => event === 'PLAN_CHANGED' && from === 'planning.none')).toMatchObject({
      toTitles: ['Plan agreed'],
      current: false,
      condition: 'legal status is Interim care order',
    });
  });
});
