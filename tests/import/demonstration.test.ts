/** The children of a default installation: every point at which a practitioner may meet a child, an overdue limit and a blocked action. */

import { activePaths, openActions, stateAt } from '@homeward/engine';
import { loadDemonstration, startRelay } from '@homeward/runtime';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { auditVerdict, replayed, startTestRuntime, storedCases, type TestRuntime } from './test-runtime.js';

const TODAY = '2026-11-22';

let test: TestRuntime;
let cases: Awaited<ReturnType<typeof storedCases>>;
beforeAll(async () => {
  test = await startTestRuntime(TODAY);
  await loadDemonstration(test.runtime, { today: TODAY });
  cases = await storedCases(test);
});
afterAll(() => test.stop());

/** What a practitioner should be able to find an example of. */
const STATES = [
  'care.edgeOfCare',
  'care.lookedAfter',
  'care.placedForAdoption',
  'care.ceased',
  'planning.meetingRequired',
  'planning.meetingBooked',
  'planning.exempt',
  'planning.planProposed',
  'planning.ratified',
  'planning.underRevision',
  'planning.secured',
  'reviews.firstDue',
  'reviews.secondDue',
  'reviews.periodic',
  'reviews.adoptionReviews',
  'reviews.ended',
  'court.preProceedings',
  'court.proceedings',
  'court.orderMade',
  'routes.adoption.exploring',
  'routes.adoption.cprDrafting',
  'routes.adoption.admPending',
  'routes.adoption.admAgreed',
  'routes.adoption.placementOrderSought',
  'routes.adoption.familyFinding',
  'routes.adoption.matchRecommended',
  'routes.adoption.matched',
  'routes.adoption.placed',
  'routes.adoption.adopted',
  'routes.ltf.referred',
  'routes.ltf.familyFinding',
  'routes.ltf.panelBooked',
  'routes.ltf.matched',
  'routes.kinship.viability',
  'routes.kinship.fullAssessment',
  'routes.kinship.preferred',
  'routes.kinship.orderMade',
  'routes.reunification.homeTrial',
  'routes.residential.preferred',
  'routes.independence.preferred',
  'oversight.atRisk',
  'oversight.drift',
  'oversight.disputed',
  'record.sealed',
];

describe('the demonstration', () => {
  it('shows every state that a practitioner may meet', () => {
    const present = new Set(cases.flatMap(({ record }) => activePaths(record.state)));
    expect(STATES.filter((state) => !present.has(state))).toEqual([]);
    expect(cases.length).toBeGreaterThanOrEqual(40);
  });

  it('has limits that are overdue and limits that lie ahead', () => {
    const statuses = cases.flatMap(({ record }) => Object.values(record.deadlines).map(({ status }) => status));
    expect(statuses).toContain('overdue');
    expect(statuses).toContain('open');
  });

  it('has, for a social worker, actions that cannot be done yet, each with its reasons', async () => {
    const report = cases.find(({ record }) => record.documents.CPR?.status === 'submitted' && record.state);
    const blocked = openActions(test.compiled, report?.record ?? never(), {
      today: TODAY,
      actor: { id: 'sw', roles: ['sw'] },
    }).filter(({ standing }) => standing === 'notYet');
    expect(blocked.map(({ event }) => event)).toContain('PLACED_FOR_ADOPTION');
    for (const { unlocks } of blocked) expect(unlocks.length).toBeGreaterThan(0);
  });

  it('is what its entries add up to, chained without a gap', async () => {
    for (const one of cases) expect(replayed(test.compiled, one)).toEqual(one.record);
    expect(await auditVerdict(test)).toMatchObject({ ok: true, cases: cases.length });
  });

  it('has families at every stage and matches with its children, once these have told them', async () => {
    const said: string[] = [];
    const relay = startRelay(test.runtime, (sentence) => said.push(sentence));
    await relay.drain();
    await relay.stop();
    const told = await storedCases(test);
    const standing = (process: string, region: string) =>
      told.filter(({ record }) => record.process === process).map(({ record }) => stateAt(record.state, region));
    expect(standing('adopterJourney', 'journey').sort()).toEqual(
      ['adopted', 'approved', 'atPanel', 'enquiry', 'linked', 'matched', 'paused', 'placed', 'stage1', 'stage2'].sort(),
    );
    // Two more with foster carers, who are no adopters: their matches wait for somebody to say what becomes of them.
    expect(standing('match', 'match').sort()).toEqual(
      ['adopted', 'considered', 'considered', 'matched', 'placed', 'recommended'].sort(),
    );
    for (const one of told) expect(replayed(test.compiled, one)).toEqual(one.record);
    expect(said.filter((sentence) => !sentence.includes('names a linked case that is not here'))).toEqual([]);
    cases = told;
  });

  it('has people in every role of the pack, and work for those who hold children by name, team or agenda', async () => {
    const held = await test.read<{ role: string }>('select distinct role from role_membership');
    expect(held.map(({ role }) => role).sort()).toEqual(Object.keys(test.compiled.pack.grants.roles).sort());
    const without = await test.read(
      `select m.role from role_membership m where m.role in ('sw', 'iro', 'tm', 'panelChair', 'adm', 'ff')
       and not exists (select from case_record c where m.role = any(case_roles(m.person_id, c.id)))`,
    );
    expect(without).toEqual([]);
  });

  it('is loaded once: a second start adds nothing', async () => {
    expect(await loadDemonstration(test.runtime, { today: TODAY })).toMatchObject({ children: 0, entries: 0 });
    expect((await storedCases(test)).length).toBe(cases.length);
  });
});

const never = (): never => {
  throw new Error('No child’s report has been submitted.');
};
