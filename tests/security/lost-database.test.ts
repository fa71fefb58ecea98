/** A database that goes away is waited for calmly, and heard again when it is back. */
import { connect, createServer, type Socket } from 'node:net';
import { CHANGED_CHANNEL, listenForChanges } from '@homeward/runtime';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestHomeward, type TestHomeward } from '../api/test-homeward.js';

let test: TestHomeward;
beforeAll(async () => {
  test = await startTestHomeward('2026-03-02', 'api');
});
afterAll(() => test.stop());

describe('the line for live changes', () => {
  it('is tried once a second while the database is away, not twice as often each time', async () => {
    const away: number[] = [];
    const lines = new Set<Socket>();
    let reachable = true;
    let triedFive = (): void => {};
    const fiveAttempts = new Promise<void>((resolve) => {
      triedFive = resolve;
    });
    const real = new URL(test.homeward.database.appUrl);
    const between = createServer((socket) => {
      if (!reachable) {
        away.push(performance.now());
        if (away.length === 5) triedFive();
        socket.destroy();
        return;
      }
      const onward = connect(Number(real.port), real.hostname);
      lines.add(socket);
      socket.pipe(onward).pipe(socket);
      socket.on('error', () => onward.destroy());
      socket.on('close', () => onward.destroy());
      onward.on('error', () => socket.destroy());
    });
    await new Promise<void>((resolve) => between.listen(0, '127.0.0.1', resolve));
    const address = between.address();
    const through = new URL(real);
    through.port = String(typeof address === 'object' ? address?.port : '');
    const said: string[] = [];
    const live = await listenForChanges(through.href, (sentence) => said.push(sentence));
    try {
      reachable = false;
      const lost = performance.now();
      for (const line of lines) line.destroy();
      await fiveAttempts;
      expect(performance.now() - lost).toBeGreaterThan(4_800);
      expect(said).toEqual(['The connection for live changes was lost; trying again until it is back.']);
      reachable = true;
      const heard = new Promise((resolve) => live.subscribe(resolve));
      const moved = { authority: 'testshire', case: '0e12e87a-0000-4000-8000-000000000000', revision: 1 };
      const told = JSON.stringify({ authority: moved.authority, cases: [[moved.case, moved.revision]] });
      const telling = setInterval(() => {
        test.asOwner('select pg_notify($1, $2)', [CHANGED_CHANNEL, told]).catch(() => clearInterval(telling));
      }, 100);
      expect(await heard).toEqual(moved);
      clearInterval(telling);
    } finally {
      await live.stop();
      for (const line of lines) line.destroy();
      await new Promise((resolve) => between.close(resolve));
    }
  });
});
