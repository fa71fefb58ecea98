import { describe, expect, it } from '@jest/globals';
import { sessionClock } from './session-clock';

const minute = 60_000;
const at = (minutes: number) => Date.parse('2026-01-12T09:00:00Z') + minutes * minute;
const iso = (minutes: number) => new Date(at(minutes)).toISOString();

describe('the end of a session', () => {
  it('moves on with every answered request', () => {
    sessionClock.start({ endsAt: iso(20), endsAtLatest: iso(600) }, at(0));
    expect(sessionClock.millisecondsLeft(at(18))).toBe(2 * minute);
    sessionClock.moved(at(18));
    expect(sessionClock.millisecondsLeft(at(18))).toBe(20 * minute);
  });

  it('does not move past the latest moment', () => {
    sessionClock.start({ endsAt: iso(20), endsAtLatest: iso(30) }, at(0));
    sessionClock.moved(at(18));
    expect(sessionClock.millisecondsLeft(at(18))).toBe(12 * minute);
  });

  it('is nowhere in sight once signed out', () => {
    sessionClock.start({ endsAt: iso(20), endsAtLatest: iso(30) }, at(0));
    sessionClock.stop();
    sessionClock.moved(at(5));
    expect(sessionClock.millisecondsLeft(at(5))).toBe(Number.POSITIVE_INFINITY);
  });
});
