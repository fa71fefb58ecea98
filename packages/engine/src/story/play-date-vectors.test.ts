/** The date arithmetic of DOMAIN 2.0 as vectors: six calculations, and no passing by accident. */
import type { DateVector } from '@homeward/definition';
import { describe, expect, it } from '@jest/globals';
import { playDateVectors } from './play-date-vectors.js';

const calendars = { 'england-wales': ['2026-01-01', '2026-04-03', '2026-04-06', '2026-12-25', '2026-12-28'] };
const vector = (fn: DateVector['fn'], args: Record<string, unknown>, expected: string | number): DateVector => ({
  id: 'V',
  fn,
  args,
  expect: expected,
});
const play = (one: DateVector) => playDateVectors([one], calendars)[0];

describe('date vectors', () => {
  const right: readonly DateVector[] = [
    vector('addWorkingDays', { date: '2026-03-16', n: 20, calendar: 'england-wales' }, '2026-04-15'),
    vector('addWorkingDays', { date: '2026-04-09', n: -5, calendar: 'england-wales' }, '2026-03-31'),
    vector('addMonths', { date: '2026-01-31', n: 1 }, '2026-02-28'),
    vector('addWeeks', { date: '2026-03-02', n: 10 }, '2026-05-11'),
    vector('beginningWithWeeks', { date: '2026-03-02', n: 26 }, '2026-08-30'),
    vector('ageYears', { dob: '2014-06-10', on: '2026-06-09' }, 11),
    vector('previousWorkingDay', { date: '2026-04-06', calendar: 'england-wales' }, '2026-04-02'),
  ];
  it.each(right)('$fn holds when the answer is right and fails when it is not', (one) => {
    expect(play(one)?.holds).toBe(true);
    expect(play({ ...one, expect: typeof one.expect === 'number' ? one.expect + 1 : '2026-05-05' })?.holds).toBe(false);
  });

  const wrong: readonly [string, DateVector][] = [
    [
      'there is no calendar england',
      vector('addWorkingDays', { date: '2026-03-16', n: 1, calendar: 'england' }, '2026-03-17'),
    ],
    ['n is not a whole number', vector('addWeeks', { date: '2026-03-02', n: 1.5 }, '2026-03-12')],
    ['date is not a date that exists', vector('addMonths', { date: '2026-02-30', n: 1 }, '2026-03-30')],
    ['addWeeks takes no calendar', vector('addWeeks', { date: '2026-03-02', n: 1, calendar: 'x' }, '2026-03-09')],
    [
      'no bank holidays for 2027',
      vector('previousWorkingDay', { date: '2027-01-01', calendar: 'england-wales' }, '2026-12-31'),
    ],
    ['on is not a date', vector('ageYears', { dob: '2014-06-10' }, 11)],
  ];
  it.each(wrong)('says that %s', (sentence, one) => {
    expect(play(one)).toMatchObject({ holds: false, got: expect.stringContaining(sentence) });
  });
});
