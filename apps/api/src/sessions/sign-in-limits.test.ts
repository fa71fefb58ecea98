/** How often a password may be guessed. */
import { describe, expect, it } from '@jest/globals';
import { SignInLimits, TOO_MANY } from './sign-in-limits.js';

const wrong = async (): Promise<undefined> => undefined;
const right = async (): Promise<string> => 'amira';

describe('signing in', () => {
  it('is stopped for a name after ten wrong passwords, and open again a quarter of an hour later', async () => {
    let now = 0;
    const limits = new SignInLimits(() => now);
    for (let n = 0; n < 10; n += 1) expect(await limits.attempt('amira', `10.0.0.${n}`, wrong)).toBeUndefined();
    expect(await limits.attempt('amira', '10.0.0.99', right)).toBe(TOO_MANY);
    expect(await limits.attempt('paul', '10.0.0.99', right)).toBe('amira');
    now += 15 * 60_000;
    expect(await limits.attempt('amira', '10.0.0.99', right)).toBe('amira');
  });

  it('is stopped for an address that tries one name after another', async () => {
    const limits = new SignInLimits(() => 0);
    for (let n = 0; n < 50; n += 1) await limits.attempt(`name${n}`, '10.0.0.1', wrong);
    expect(await limits.attempt('another', '10.0.0.1', right)).toBe(TOO_MANY);
  });

  it('looks at ten of three hundred passwords that are sent at once', async () => {
    const limits = new SignInLimits(() => 0);
    let looked = 0;
    const guess = async (): Promise<undefined> => {
      looked += 1;
      await Promise.resolve();
    };
    await Promise.all(Array.from({ length: 300 }, (_, n) => limits.attempt('amira', `10.0.0.${n}`, guess)));
    expect(looked).toBe(10);
    await Promise.all(Array.from({ length: 300 }, (_, n) => limits.attempt(`name${n}`, '10.1.0.1', guess)));
    expect(looked).toBe(60);
  });

  it('lets one person sign in from many places at once', async () => {
    const limits = new SignInLimits(() => 0);
    const all = await Promise.all(Array.from({ length: 40 }, () => limits.attempt('amira', '10.0.0.1', right)));
    expect(new Set(all)).toEqual(new Set(['amira']));
  });
});
