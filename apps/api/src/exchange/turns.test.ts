import { describe, expect, it } from '@jest/globals';
import { Turns } from './turns.js';

const opened = () => {
  let open: () => void = () => undefined;
  const shut = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { shut, open };
};
const RUNNING = { problem: { type: 'import-running', status: 409 } };

describe('whose file is looked into next', () => {
  it('is one at a time: others wait, and the same authority is told that it has one under way', async () => {
    const turns = new Turns();
    const { shut, open } = opened();
    const done: string[] = [];
    const first = turns.take('herts', () => shut.then(() => done.push('herts')));
    const second = turns.take('dudley', async () => done.push('dudley'));
    await expect(turns.take('herts', async () => done.push('again'))).rejects.toMatchObject(RUNNING);
    expect(done).toEqual([]);
    open();
    await Promise.all([first, second]);
    expect(done).toEqual(['herts', 'dudley']);
    await turns.take('herts', async () => done.push('later'));
    expect(done.at(-1)).toBe('later');
  });

  it('goes on after one that failed', async () => {
    const turns = new Turns();
    const failed = turns.take('herts', () => Promise.reject(new Error('It broke.')));
    const next = turns.take('dudley', async () => 'done');
    await expect(failed).rejects.toThrow('It broke.');
    expect(await next).toBe('done');
    expect(await turns.take('herts', async () => 'again')).toBe('again');
  });

  it('is not waited for by ever more', async () => {
    const turns = new Turns();
    const { shut, open } = opened();
    const waiting = Array.from({ length: 6 }, (_, n) => turns.take(`a${n}`, () => shut));
    await expect(turns.take('one-more', () => shut)).rejects.toMatchObject(RUNNING);
    open();
    await Promise.all(waiting);
  });
});
