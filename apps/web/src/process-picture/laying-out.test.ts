/** The worker that lays pictures out: one for all, and another when it has failed. */
import { describe, expect, it } from '@jest/globals';
import type { ElkNode } from 'elkjs';
import { layingOut } from './laying-out';

const workers = () => {
  const started: { readonly asked: string[]; fail(): void; answers: boolean }[] = [];
  const { start, layout } = layingOut((failed) => {
    const asked: string[] = [];
    const worker = { asked, fail: failed, answers: true };
    started.push(worker);
    return {
      layout: (root: ElkNode) => {
        worker.asked.push(root.id);
        if (root.id === 'odd') return Promise.reject(new Error('Not today.'));
        return worker.answers ? Promise.resolve({ ...root, width: 10 }) : new Promise(() => undefined);
      },
    };
  });
  return { started, start, layout };
};

describe('The worker that lays pictures out', () => {
  it('is started once, and lays nothing out twice', async () => {
    const { started, start, layout } = workers();
    start();
    start();
    expect(await layout({ id: 'care' })).toEqual({ id: 'care', width: 10 });
    await layout({ id: 'care' });
    expect(started.map(({ asked }) => asked)).toEqual([['care']]);
  });

  it('says so to all who wait when it fails, and another one is started for the next picture', async () => {
    const { started, layout } = workers();
    await layout({ id: 'care' });
    const [first] = started;
    if (first === undefined) throw new Error('None was started.');
    first.answers = false;
    const waiting = [layout({ id: 'plan' }), layout({ id: 'court' })];
    first.fail();
    expect((await Promise.allSettled(waiting)).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(await layout({ id: 'plan' })).toEqual({ id: 'plan', width: 10 });
    expect(started).toHaveLength(2);
  });

  it('is asked again for what it could not lay out', async () => {
    const { started, layout } = workers();
    await expect(layout({ id: 'odd' })).rejects.toThrow('Not today.');
    await expect(layout({ id: 'odd' })).rejects.toThrow('Not today.');
    expect(started.map(({ asked }) => asked)).toEqual([['odd', 'odd']]);
  });
});
