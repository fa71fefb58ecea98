// Date arithmetic agrees with the calendar.
import { expect, it } from '@jest/globals';
import { addDays, birthday, dateOfDay, dayNumber, plainDate } from './plain-date.js';

it('counts days as the calendar does, over two centuries', () => {
  for (let number = dayNumber('1900-01-01'); number <= dayNumber('2150-12-31'); number += 1) {
    const expected = new Date(number * 864e5).toISOString().slice(0, 10);
    if (dateOfDay(number) !== expected || dayNumber(expected) !== number) expect(dateOfDay(number)).toBe(expected);
  }
  expect(dayNumber('1970-01-01')).toBe(0);
});

it.each([
  ['2018-02-28', 1, '2018-03-01'],
  ['2016-02-28', 1, '2016-02-29'],
  ['2018-01-01', -1, '2017-12-31'],
])('%s and %i days is %s', (date, days, expected) => {
  expect(addDays(date, days)).toBe(expected);
});

it('lets a child born on 29 February reach an age on 1 March in other years', () => {
  expect(birthday('2012-02-29', 4)).toBe('2016-02-29');
  expect(birthday('2012-02-29', 5)).toBe('2017-03-01');
});

it('knows only real days', () => {
  expect(plainDate(2000, 2, 29)).toBe('2000-02-29');
  expect(plainDate(2100, 2, 29)).toBeUndefined();
  expect(plainDate(2018, 0, 1)).toBeUndefined();
});
