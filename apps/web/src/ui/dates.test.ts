import { describe, expect, it } from '@jest/globals';
import { clockTime, dayNumber, longDate, momentInWords, monthAndYear } from './dates';

describe('days as people read them', () => {
  it('are written out', () => {
    expect(longDate('2026-01-12')).toBe('12 January 2026');
    expect(longDate('2025-12-02')).toBe('2 December 2025');
    expect(monthAndYear('2025-09-30')).toBe('Sep 2025');
  });
  it('are left as typed when they are not whole', () => {
    expect(longDate('2026--3')).toBe('2026--3');
    expect(longDate('2026-13-01')).toBe('2026-13-01');
  });
  it('follow the clock in London, summer time included', () => {
    expect(clockTime('2026-07-01T13:02:00Z')).toBe('14:02');
    expect(momentInWords('2026-06-30T23:30:00Z')).toBe('1 July 2026 at 00:30');
    expect(momentInWords('2026-01-12T14:02:00Z')).toBe('12 January 2026 at 14:02');
  });
  it('are counted across a change of clocks without losing one', () => {
    expect(dayNumber('2026-03-30') - dayNumber('2026-03-28')).toBe(2);
  });
});
