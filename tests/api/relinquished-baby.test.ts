/** A baby of whom the Adoption Team knows first: one child, two cases, begun and told from each other. */
import { randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { routes } from '@homeward/contract';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { must, type Person, startTestHomeward, submit, type TestHomeward } from './test-homeward.js';

const TODAY = '2026-03-02';
let test: TestHomeward;
let worker: Person;

beforeAll(async () => {
  test = await startTestHomeward(TODAY, 'all', fileURLToPath(new URL('../../configs', import.meta.url)));
  worker = await test.signInAs('adoptionWorker', { authority: 'herts' });
});
afterAll(() => test.stop());

const openBaby = async (reference: string, process: string): Promise<string> => {
  const body = {
    process,
    reference,
    givenName: 'Wilhelmina',
    familyName: 'Thistlewood',
    dateOfBirth: '2026-02-20',
    sex: 'female' as const,
  };
  return must(await worker.ask(routes.openCase, { body, idempotencyKey: randomUUID() })).id;
};
const casesOf = (reference: string) =>
  test.asOwner<{ id: string; process: string }>(
    `select c.id, c.process from case_record c join subject s on s.id = c.subject_id where s.reference = $1 order by c.process`,
    [reference],
  );
const overviewOf = async (id: string) => must(await worker.ask(routes.readCase, { params: { id } }));

describe('a relinquished baby', () => {
  it('who becomes looked after has a case like any child’s beside the Adoption Team’s, once, under the one name', async () => {
    const baby = await openBaby('HRT-R-1', 'relinquishedBaby');
    const answers = { legalStatus: 'V2', placement: 'U5' };
    must(await submit(worker, baby, 'RELINQUISHED_BABY_PLACED', { answers, revision: 0 }));
    await test.homeward.relay.drain();
    const [child, own, ...more] = await casesOf('HRT-R-1');
    expect([child?.process, own, more]).toEqual(['childPermanence', { id: baby, process: 'relinquishedBaby' }, []]);
    const overview = await overviewOf(child?.id ?? '');
    expect(overview.statement[0]).toContain('Looked after since 2 March 2026');
    expect(overview.child).toMatchObject({ name: 'Wilhelmina Thistlewood', dateOfBirth: '2026-02-20' });
    expect(overview.linked).toMatchObject([{ link: 'relinquishment', caseId: baby, name: 'Wilhelmina Thistlewood' }]);
    expect((await overviewOf(baby)).linked).toMatchObject([{ link: 'child', caseId: child?.id }]);
    expect((await overviewOf(baby)).statement).toContain('Looked after since 2 March 2026.');
  });

  it('whose own case was opened first has the Adoption Team’s beside it, however often it is said', async () => {
    const child = await openBaby('HRT-R-2', 'childPermanence');
    const relinquished = { relinquished: true };
    const opened = { startingPoint: 'childInNeed', reason: 'The parents ask for it.', ...relinquished };
    must(await submit(worker, child, 'CASE_OPENED', { answers: opened, revision: 0 }));
    const answers = { legalStatus: 'V2', placement: 'U5', ...relinquished };
    must(await submit(worker, child, 'CHILD_BECAME_LOOKED_AFTER', { answers, revision: 1 }));
    await test.homeward.relay.drain();
    expect((await casesOf('HRT-R-2')).map(({ process }) => process)).toEqual(['childPermanence', 'relinquishedBaby']);
    const found = must(await worker.ask(routes.listChildren, { query: { q: 'HRT-R-2', page: 1 } }));
    expect(found.rows.map(({ process }) => process).sort()).toEqual(['Relinquished baby', null].sort());
  });

  it('who has a case already is linked with it and not given a second', async () => {
    const child = await openBaby('HRT-R-3', 'childPermanence');
    // As an import might leave them: the same child in both processes, and neither knows of the other.
    const [row] = await test.asOwner<{ subject_id: string }>('select subject_id from case_record where id = $1', [
      child,
    ]);
    const baby = await openBaby('HRT-R-4', 'relinquishedBaby');
    await test.asOwner(
      `update case_record set subject_id = $2, record = jsonb_set(record::jsonb, '{subjectRef}', '"HRT-R-3"')::json where id = $1`,
      [baby, row?.subject_id],
    );
    must(
      await submit(worker, baby, 'RELINQUISHED_BABY_PLACED', {
        answers: { legalStatus: 'V2', placement: 'U5' },
        revision: 0,
      }),
    );
    await test.homeward.relay.drain();
    expect((await casesOf('HRT-R-3')).map(({ process }) => process)).toEqual(['childPermanence', 'relinquishedBaby']);
    expect((await overviewOf(child)).linked).toMatchObject([{ link: 'relinquishment', caseId: baby }]);
  });
});
