/** What is recorded for one child and concerns others reaches each of them exactly once. */

import { routes } from '@homeward/contract';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { must, openChild, type Person, startTestHomeward, submit, type TestHomeward } from './test-homeward.js';

let test: TestHomeward;
let worker: Person;

beforeAll(async () => {
  test = await startTestHomeward();
  worker = await test.signInAs('sw');
});
afterAll(() => test.stop());

const lookedAfter = async (): Promise<{ id: string; reference: string }> => {
  const child = await openChild(worker);
  must(await submit(worker, child.id, 'BECAME_LOOKED_AFTER', { answers: { legalStatus: 'V2' }, revision: 0 }));
  return child;
};
const historyOf = async (id: string) => must(await worker.ask(routes.readHistory, { params: { id } })).entries;

describe('an event that concerns several children', () => {
  it('is recorded for each, by the linked case, and once however often it is told', async () => {
    const [one, two] = [await lookedAfter(), await lookedAfter()];
    const children = [one.reference, two.reference];
    const answers = { children, views: { [one.reference]: 'Well', [two.reference]: 'Shy' } };
    const accepted = must(await submit(worker, one.id, 'SIBLINGS_MET', { answers, revision: 1 }));
    await test.homeward.relay.drain();
    expect((await historyOf(two.id))[0]).toMatchObject({ event: 'SIBLINGS_MET', who: 'A linked case', revision: 2 });
    const [kept] = await test.asOwner<{ answers: unknown }>(
      `select entry -> 'answers' as answers from event where case_id = $1 and revision = 2`,
      [two.id],
    );
    expect(kept?.answers).toEqual({ children, views: 'Shy' });
    // A process that died after telling and before forgetting: the row is there again.
    const [told] = await test.asOwner<{ key: string }>(
      'select idempotency_key as key from event where case_id = $1 and revision = 2',
      [two.id],
    );
    await test.asOwner(
      `insert into outbox (authority_id, case_id, revision, signals) values ('testshire', $1, $2, $3)`,
      [
        one.id,
        accepted.revision,
        JSON.stringify([
          {
            key: told?.key,
            subjectRef: two.reference,
            signal: {
              kind: 'signal',
              event: 'SIBLINGS_MET',
              on: '2026-03-02',
              answers,
              from: { caseId: one.id, revision: accepted.revision },
            },
          },
        ]),
      ],
    );
    await test.homeward.relay.drain();
    expect(await historyOf(two.id)).toHaveLength(3);
    expect(await test.asOwner('select from outbox')).toEqual([]);
    expect(await historyOf(one.id)).toHaveLength(3);
  });

  it('that a linked case does not take is not told again, and the log says so without names', async () => {
    const one = await lookedAfter();
    const home = await openChild(worker, 'Peregrine Underhill');
    const answers = { children: [one.reference, home.reference], views: {} };
    must(await submit(worker, one.id, 'SIBLINGS_MET', { answers, revision: 1 }));
    await test.homeward.relay.drain();
    expect(await historyOf(home.id)).toHaveLength(1);
    expect(await test.asOwner('select from outbox')).toEqual([]);
    const said = test.lines.flatMap(({ sentence }) => (typeof sentence === 'string' ? [sentence] : [])).join('\n');
    expect(said).toContain(`Case ${home.id} refused SIBLINGS_MET`);
    expect(said).not.toContain('Underhill');
  });
});
