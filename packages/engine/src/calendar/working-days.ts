/** Working days: Monday to Friday, not a bank holiday, not a day on which the authority is closed. */
import type { Calendar, PlainDate } from '@homeward/definition';
import { remembered } from '../remembered.js';
import { addDays, weekday } from './plain-date.js';

/** A calendar made ready for counting. Every count is remembered: a pack asks for the same few dates again and again. */
export interface WorkingCalendar {
  readonly id: string;
  readonly from: PlainDate;
  readonly to: PlainDate;
  readonly closed: ReadonlySet<PlainDate>;
  readonly counted: Map<string, PlainDate>;
}

/** Thrown when a count runs past the days that the calendar's bank holidays cover: an error rather than a guess. */
export class CalendarExhausted extends Error {
  constructor(calendar: string, date: PlainDate) {
    super(`The calendar ${calendar} holds no bank holidays for ${date.slice(0, 4)}. An administrator can load them.`);
    this.name = 'CalendarExhausted';
  }
}

const REMEMBERED = 20_000;

/**
 * @param calendar bank holidays of the nation, with the days they cover
 * @param closures ISO dates on which this authority is closed besides
 */
export const workingCalendar = (calendar: Calendar, closures: readonly PlainDate[] = []): WorkingCalendar => ({
  id: calendar.id,
  from: calendar.from,
  to: calendar.to,
  closed: new Set([...calendar.holidays.map((holiday) => holiday.date), ...closures]),
  counted: new Map(),
});

const isCovered = (calendar: WorkingCalendar, date: PlainDate): boolean => date >= calendar.from && date <= calendar.to;

/** Throws CalendarExhausted outside the calendar's days. */
export const isWorkingDay = (calendar: WorkingCalendar, date: PlainDate): boolean => {
  if (!isCovered(calendar, date)) throw new CalendarExhausted(calendar.id, date);
  return weekday(date) <= 5 && !calendar.closed.has(date);
};

/**
 * "Within N working days of X": X is day 0 and never counts; the Nth working day after it. Negative N counts back from the day before X
 * ("at least N working days before X"). N = 0 is X itself.
 * Throws CalendarExhausted outside the calendar's days.
 */
export const addWorkingDays = (calendar: WorkingCalendar, date: PlainDate, n: number): PlainDate => {
  const key = `${date}|${n}`;
  const known = calendar.counted.get(key);
  if (known !== undefined) return known;
  const step = n < 0 ? -1 : 1;
  let day = date;
  for (let left = Math.abs(n); left > 0; ) {
    day = addDays(day, step);
    if (isWorkingDay(calendar, day)) left -= 1;
  }
  if (calendar.counted.size >= REMEMBERED) calendar.counted.clear();
  calendar.counted.set(key, day);
  return day;
};

/** The day itself when people work on it, else the working day before it: the practical date of a limit. */
export const previousWorkingDay = (calendar: WorkingCalendar, date: PlainDate): PlainDate => {
  const key = `${date}|practical`;
  const known = calendar.counted.get(key);
  if (known !== undefined) return known;
  let day = date;
  while (!isWorkingDay(calendar, day)) day = addDays(day, -1);
  calendar.counted.set(key, day);
  return day;
};

/** The most days in a row on which nobody works: two without any bank holiday. */
export const longestRest = remembered((calendar: WorkingCalendar): number => {
  let longest = 2;
  for (const closed of calendar.closed) {
    if (!isCovered(calendar, closed)) continue;
    let days = 0;
    for (let day = closed; isCovered(calendar, day) && !isWorkingDay(calendar, day); day = addDays(day, 1)) days += 1;
    for (
      let day = addDays(closed, -1);
      isCovered(calendar, day) && !isWorkingDay(calendar, day);
      day = addDays(day, -1)
    )
      days += 1;
    longest = Math.max(longest, days);
  }
  return longest;
});

/** Working days from one day to another, the first not counted: what "3 working days overdue" and "due in 5 working days" say. Negative backwards. */
export const workingDaysBetween = (calendar: WorkingCalendar, from: PlainDate, to: PlainDate): number => {
  const [start, end, sign] = from <= to ? [from, to, 1] : [to, from, -1];
  let count = 0;
  for (let day = addDays(start, 1); day <= end; day = addDays(day, 1)) if (isWorkingDay(calendar, day)) count += 1;
  return sign * count;
};

/** The days that a count skips, for the tester: "which days were skipped, and why". */
export const skippedDays = (calendar: WorkingCalendar, from: PlainDate, to: PlainDate): PlainDate[] => {
  const skipped: PlainDate[] = [];
  const [start, end] = from <= to ? [from, to] : [to, from];
  for (let day = start; day <= end; day = addDays(day, 1)) if (!isWorkingDay(calendar, day)) skipped.push(day);
  return skipped;
};
