/** The day in London. */
import { describe, expect, it } from '@jest/globals';
import { clock, londonDay } from './today.js';

describe('today', () => {
  it('is the day in London, which changes an hour before midnight UTC in summer', () => {
    expect(londonDay(new Date('2026-07-01T22:59:59Z'))).toBe('2026-07-01');
    expect(londonDay(new Date('2026-07-01T23:00:00Z'))).toBe('2026-07-02');
    expect(londonDay(new Date('2026-01-01T23:30:00Z'))).toBe('2026-01-01');
  });

  it('is the day that was set', () => {
    expect(clock('2026-03-02').today()).toBe('2026-03-02');
  });
});
