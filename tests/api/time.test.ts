/** Time as a sender of commands: a deadline that is reached, a birthday, wake-ups that come late, twice or never. */

import { routes } from '@homeward/contract';
import { sendDueMoments, sweepAlarms } from '@homeward/runtime';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { must, openChild, type Person, startTestHomeward, submit, type TestHomeward } from './test-homeward.js';

let test: TestHomeward;
let worker: Person;

beforeAll(async () => {
  test = await startTestHomeward();
  worker = await test.signInAs('sw');
});
afterAll(() => test.stop());

const planned = async (on: string): Promise<string> => {
  const { id } = await openChild(worker);
  must(await submit(worker, id, 'BECAME_LOOKED_AFTER', { on, answers: { legalStatus: 'C1' }, revision: 0 }));
  must(await submit(worker, id, 'PLAN_CHANGED', { on, answers: { plan: 'returnHome' }, revision: 1 }));
  return id;
};
const eventsOf = async (id: string) =>
  (
    await test.asOwner<{ event: string; happened_on: string }>(
      'select event, happened_on::text from event where case_id = $1 and revision > 2 order by revision',
      [id],
    )
  ).map(({ event, happened_on: on }) => `${event} ${on}`);

describe('a deadline that is reached', () => {
  it('comes back as a command, once, whoever looks and how often', async () => {
    test.setToday('2026-03-02');
    const id = await planned('2026-03-02');
    const { looks, runtime } = test.homeward;
    expect(await looks?.lookNow()).toBe(0);
    test.setToday('2026-03-16');
    const said: string[] = [];
    const report = (sentence: string): void => void said.push(sentence);
    await Promise.all([
      sendDueMoments(runtime, report),
      sendDueMoments(runtime, report),
      sendDueMoments(runtime, report),
    ]);
    expect(said).toEqual([]);
    expect(await eventsOf(id)).toEqual(['BIRTHDAY 2026-03-09', 'DEADLINE_REACHED 2026-03-16']);
    const overview = must(await worker.ask(routes.readCase, { params: { id } }));
    expect(overview.routes).toMatchObject([{ now: 'Plan has lapsed' }]);
    expect(overview.deadlines.map(({ key }) => key)).toEqual(['firstReview']);
    expect(await sendDueMoments(runtime, report)).toBe(0);
    const history = must(await worker.ask(routes.readHistory, { params: { id } }));
    expect(history.entries[0]).toMatchObject({ who: 'Time', what: 'Day reached: The plan lapses' });
  });

  it('that nobody looked for in time takes effect late, in order, as of its day', async () => {
    test.setToday('2026-03-02');
    const id = await planned('2026-03-02');
    test.setToday('2026-04-20');
    await sendDueMoments(test.homeward.runtime, () => {});
    const events = await eventsOf(id);
    expect(events).toEqual([
      'BIRTHDAY 2026-03-09',
      'DEADLINE_REACHED 2026-03-16',
      'DEADLINE_DUE_SOON 2026-03-23',
      'DEADLINE_OVERDUE 2026-03-31',
      'DEADLINE_OVERDUE 2026-04-06',
    ]);
    const overview = must(await worker.ask(routes.readCase, { params: { id } }));
    expect(overview.deadlines).toMatchObject([{ key: 'firstReview', status: 'overdue', words: '21 days overdue' }]);
  });

  it('survives the loss of its alarm: the sweep makes it anew from the deadline', async () => {
    test.setToday('2026-03-02');
    const id = await planned('2026-03-02');
    await test.asOwner('delete from alarm where case_id = $1', [id]);
    test.setToday('2026-03-16');
    await sendDueMoments(test.homeward.runtime, () => {});
    expect(await eventsOf(id)).toEqual([]);
    expect(await sweepAlarms(test.homeward.runtime)).toBe(1);
    await sendDueMoments(test.homeward.runtime, () => {});
    expect(await eventsOf(id)).toContain('DEADLINE_REACHED 2026-03-16');
  });

  it('in many cases at once takes effect in each, and is counted', async () => {
    test.setToday('2026-03-02');
    const ids = await Promise.all(Array.from({ length: 9 }, () => planned('2026-03-02')));
    test.setToday('2026-03-16');
    expect(await sendDueMoments(test.homeward.runtime, () => {})).toBe(2 * ids.length);
    for (const id of ids) expect(await eventsOf(id)).toEqual(['BIRTHDAY 2026-03-09', 'DEADLINE_REACHED 2026-03-16']);
  });

  it('in more cases than one worker takes at a time fires once in each while two workers share them and a person works', async () => {
    test.setToday('2026-03-02');
    const ids: string[] = [];
    for (let n = 0; n < 13; n += 1)
      ids.push(...(await Promise.all(Array.from({ length: 10 }, () => planned('2026-03-02')))));
    const [busy = ''] = ids;
    test.setToday('2026-03-16');
    const { runtime } = test.homeward;
    const said: string[] = [];
    const look = () => sendDueMoments(runtime, (sentence) => void said.push(sentence));
    const [one, other, recorded] = await Promise.all([
      look(),
      look(),
      submit(worker, busy, 'PLAN_CHANGED', { on: '2026-03-16', answers: { plan: 'returnHome' }, revision: 2 }),
    ]);
    expect(said).toEqual([]);
    const left = await look();
    const sent = await test.asOwner<{ case_id: string; event: string; times: number }>(
      `select case_id, event, count(*)::integer as times from event
       where case_id = any($1) and person_id is null and revision > 2 group by case_id, event`,
      [ids],
    );
    expect(sent.filter(({ times }) => times !== 1)).toEqual([]);
    const undisturbed = sent.filter(({ case_id: id }) => id !== busy || !recorded.ok);
    expect(undisturbed).toHaveLength(2 * (recorded.ok ? ids.length - 1 : ids.length));
    expect(one + other + left).toBe(sent.length);
    const broken = await test.asOwner(
      `select c.id from case_record c join event e on e.case_id = c.id where c.id = any($1)
       group by c.id having count(*) <> c.revision + 1 or (c.record ->> 'revision')::integer <> c.revision`,
      [ids],
    );
    expect(broken).toEqual([]);
  });

  it('that had passed already when it began to run is looked at without waiting for midnight', async () => {
    test.setToday('2026-04-20');
    const { id } = await openChild(worker);
    must(
      await submit(worker, id, 'BECAME_LOOKED_AFTER', {
        on: '2026-03-02',
        answers: { legalStatus: 'C1' },
        revision: 0,
      }),
    );
    const settled = () =>
      test.asOwner(`select from alarm where case_id = $1 and claimed_until is null and due_on > '2026-04-20'`, [id]);
    const patience = Date.now() + 15_000;
    while ((await settled()).length === 0 && Date.now() < patience);
    const events = await test.asOwner<{ event: string }>(
      'select event from event where case_id = $1 order by revision',
      [id],
    );
    expect(events.filter(({ event }) => event === 'DEADLINE_OVERDUE')).toHaveLength(2);
  });

  it('is taken over from a worker that died, when its claim runs out', async () => {
    test.setToday('2026-03-02');
    const id = await planned('2026-03-02');
    test.setToday('2026-03-16');
    await test.asOwner(`update alarm set claimed_until = now() + interval '1 hour' where case_id = $1`, [id]);
    expect(await sendDueMoments(test.homeward.runtime, () => {})).toBe(0);
    await test.asOwner(`update alarm set claimed_until = now() - interval '1 second' where case_id = $1`, [id]);
    expect(await sendDueMoments(test.homeward.runtime, () => {})).toBe(2);
  });
});
