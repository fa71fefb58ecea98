/** The queue only wakes: whoever empties it takes nothing away. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { must, openChild, startTestHomeward, submit, type TestHomeward } from '../api/test-homeward.js';

let test: TestHomeward;

beforeAll(async () => {
  // The queue whose tables this test can empty.
  delete process.env.REDIS_URL;
  test = await startTestHomeward();
});
afterAll(() => test.stop());

describe('a queue that was emptied while limits were running', () => {
  it('is told again when to look, and what came due meanwhile is looked at', async () => {
    const { looks } = test.homeward;
    if (looks === undefined) throw new Error('No worker runs.');
    const worker = await test.signInAs('sw');
    const { id } = await openChild(worker);
    must(await submit(worker, id, 'BECAME_LOOKED_AFTER', { answers: { legalStatus: 'V2' }, revision: 0 }));
    expect(await looks.remind()).toBe(false);
    const tables = await test.asOwner<{ name: string }>(
      `select quote_ident(table_schema) || '.' || quote_ident(table_name) as name from information_schema.tables
       where table_schema = 'bullmq' and table_type = 'BASE TABLE' and table_name not like '%migration%'`,
    );
    await test.asOwner(`truncate ${tables.map(({ name }) => name).join(', ')} cascade`);
    test.setToday('2026-06-01');
    expect(await looks.remind()).toBe(true);
    expect(await looks.remind()).toBe(false);
    // The look comes by way of the queue: asked again until it has been, for as long as a slow machine may take.
    const overdue = () =>
      test.asOwner<{ status: string }>(`select status from deadline where case_id = $1 and status = 'overdue'`, [id]);
    const patience = Date.now() + 30_000;
    while ((await overdue()).length === 0 && Date.now() < patience);
    expect(await overdue()).not.toEqual([]);
  });
});
