/** How often a password may be guessed. */
import { describe, expect, it } from '@jest/globals';
import { SignInLimits } from './sign-in-limits.js';

describe('signing in', () => {
  it('is stopped for a name after ten wrong passwords, and open again a quarter of an hour later', () => {
    let now = 0;
    const limits = new SignInLimits(() => now);
    for (let n = 0; n < 10; n += 1) {
      expect(limits.mayTry('amira', `10.0.0.${n}`)).toBe(true);
      limits.failed('amira', `10.0.0.${n}`);
    }
    expect(limits.mayTry('amira', '10.0.0.99')).toBe(false);
    expect(limits.mayTry('paul', '10.0.0.99')).toBe(true);
    now += 15 * 60_000;
    expect(limits.mayTry('amira', '10.0.0.99')).toBe(true);
  });

  it('is stopped for an address that tries one name after another', () => {
    const limits = new SignInLimits(() => 0);
    for (let n = 0; n < 50; n += 1) limits.failed(`name${n}`, '10.0.0.1');
    expect(limits.mayTry('another', '10.0.0.1')).toBe(false);
  });
});
