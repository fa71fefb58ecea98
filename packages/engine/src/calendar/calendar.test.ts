import { describe, expect, it } from '@jest/globals';
import { Temporal } from 'temporal-polyfill';
import { smallPack } from '../small-pack.fixture.js';
import {
  addDays,
  addMonths,
  addWeeks,
  ageYears,
  beginningWithWeeks,
  completedMonths,
  daysBetween,
  inWords,
  isPlainDate,
  weekday,
} from './plain-date.js';
import {
  addWorkingDays,
  isWorkingDay,
  previousWorkingDay,
  skippedDays,
  workingCalendar,
  workingDaysBetween,
} from './working-days.js';

const calendar = workingCalendar(smallPack.calendar, ['2026-03-11']);

describe('dates', () => {
  it('count as Temporal counts, over leap days, centuries and the ends of the calendar', () => {
    const days = ['0000-01-01', '0000-02-29', '0001-01-01', '1900-02-28', '2000-02-29', '2024-12-31', '9999-12-31'];
    for (let n = 0; n < 2000; n += 1) days.push(addDays('0001-01-01', n * 1811));
    for (const day of days) {
      const temporal = Temporal.PlainDate.from(day);
      for (const n of [-36_525, -59, -1, 0, 1, 28, 366, 146_097])
        expect(addDays(day, n)).toBe(temporal.add({ days: n }).toString());
      for (const n of [-13, -1, 0, 1, 11, 4800]) expect(addMonths(day, n)).toBe(temporal.add({ months: n }).toString());
      expect(weekday(day)).toBe(temporal.dayOfWeek);
      expect(daysBetween('2026-03-02', day)).toBe(Temporal.PlainDate.from('2026-03-02').until(day).days);
    }
  });

  it('are refused when there is no such day', () => {
    for (const none of ['2026-02-29', '2026-13-01', '2026-00-10', 'soon'])
      for (const count of [addDays, addMonths]) expect(() => count(none, 1)).toThrow(RangeError);
  });

  it.each([
    ['2026-01-31', 1, '2026-02-28'],
    ['2028-02-29', 12, '2029-02-28'],
    ['2026-11-30', 3, '2027-02-28'],
    ['2026-05-31', -3, '2026-02-28'],
  ])('%s and %i months is %s', (date, n, expected) => expect(addMonths(date, n)).toBe(expected));

  it('counts weeks inclusively, and "beginning with" from the day itself', () => {
    expect(addWeeks('2026-03-02', 10)).toBe('2026-05-11');
    expect(beginningWithWeeks('2026-03-02', 26)).toBe('2026-08-30');
    expect(addDays('2026-03-01', -1)).toBe('2026-02-28');
    expect(daysBetween('2026-03-02', '2026-02-28')).toBe(-2);
  });

  it.each([
    ['2014-06-10', '2026-06-09', 11],
    ['2014-06-10', '2026-06-10', 12],
    ['2012-02-29', '2026-02-28', 13],
    ['2012-02-29', '2026-03-01', 14],
    ['2012-02-29', '2028-02-29', 16],
  ])('somebody born on %s is on %s %i years old', (born, on, years) => expect(ageYears(born, on)).toBe(years));

  it('says months are complete on the day that many months later, clamped to the end of the month', () => {
    expect(completedMonths('2025-08-31', '2026-02-27')).toBe(5);
    expect(completedMonths('2025-08-31', '2026-02-28')).toBe(6);
    expect(completedMonths('2026-03-02', '2026-07-01')).toBe(3);
    expect(completedMonths('2026-03-02', '2026-02-01')).toBe(-2);
  });

  it.each(['2026-02-29', '2026-13-01', '2026-00-10', '2026-1-1', '', null, 20260101])('%p is not a day', (text) =>
    expect(isPlainDate(text)).toBe(false),
  );
  it('2028-02-29 is a day, and reads in words', () => {
    expect(isPlainDate('2028-02-29')).toBe(true);
    expect(inWords('2028-02-29')).toBe('29 February 2028');
  });
});

describe('working days', () => {
  it('leave out weekends, bank holidays and the authority’s own closures', () => {
    expect(addWorkingDays(calendar, '2026-03-16', 20)).toBe('2026-04-15');
    expect(addWorkingDays(calendar, '2026-03-10', 1)).toBe('2026-03-12');
    expect(isWorkingDay(calendar, '2026-03-11')).toBe(false);
  });
  it('count back from the day before: the event’s own day never counts', () => {
    expect(addWorkingDays(calendar, '2026-06-04', -5)).toBe('2026-05-28');
    expect(addWorkingDays(calendar, '2026-06-06', 0)).toBe('2026-06-06');
  });
  it('give the practical date of a limit that falls on a day off', () => {
    expect(previousWorkingDay(calendar, '2026-08-31')).toBe('2026-08-28');
    expect(previousWorkingDay(calendar, '2026-08-28')).toBe('2026-08-28');
  });
  it('measure how late something is', () => {
    expect(workingDaysBetween(calendar, '2026-04-02', '2026-04-07')).toBe(1);
    expect(workingDaysBetween(calendar, '2026-04-07', '2026-04-02')).toBe(-1);
    expect(skippedDays(calendar, '2026-04-02', '2026-04-07')).toEqual([
      '2026-04-03',
      '2026-04-04',
      '2026-04-05',
      '2026-04-06',
    ]);
  });
  it('refuse to guess beyond the bank holidays that are loaded', () => {
    expect(() => addWorkingDays(calendar, '2028-12-28', 5)).toThrow('holds no bank holidays for 2029');
  });
});
