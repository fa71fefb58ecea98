/** Whose address a request behind proxies is counted under. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestHomeward, type TestHomeward } from './test-homeward.js';

const ENOUGH = 50;
const started = new Map<number, TestHomeward>();

beforeAll(async () => {
  for (const proxies of [0, 1, 2])
    started.set(
      proxies,
      await startTestHomeward('2026-03-02', 'api', undefined, { HOMEWARD_TRUSTED_PROXIES: `${proxies}` }),
    );
});
afterAll(async () => {
  for (const test of started.values()) await test.stop();
});

/** A wrong password for a name that nobody tried before. @param forwarded the list as it reaches Homeward */
const guess = async (proxies: number, name: string, forwarded: string): Promise<number> => {
  const response = await fetch(`${started.get(proxies)?.origin}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-forwarded-for': forwarded },
    body: JSON.stringify({ username: name, password: 'a guess' }),
  });
  return response.status;
};

describe('guesses from one place', () => {
  it.each([
    // How many proxies are ours, the list with what the client itself claims first, and the list of somebody elsewhere.
    [1, (claimed: string) => `${claimed}, 203.0.113.7`, '198.51.100.4'],
    [2, (claimed: string) => `${claimed}, 203.0.113.7, 10.0.0.2`, '198.51.100.4, 10.0.0.2'],
  ])(
    'behind %i of our own proxies are counted together whatever they claim, and keep nobody else out',
    async (proxies, list, elsewhere) => {
      for (let count = 0; count < ENOUGH; count += 1)
        expect(await guess(proxies, `nobody-${count}`, list(`192.0.2.${count}`))).toBe(401);
      expect(await guess(proxies, 'nobody', list('192.0.2.200'))).toBe(429);
      expect(await guess(proxies, 'nobody', elsewhere)).toBe(401);
    },
    60_000,
  );

  it('without a proxy of ours are counted together whatever list they send', async () => {
    for (let count = 0; count < ENOUGH; count += 1)
      expect(await guess(0, `nobody-${count}`, `192.0.2.${count}`)).toBe(401);
    expect(await guess(0, 'nobody', '192.0.2.200')).toBe(429);
  });
});
