/** Calendar arithmetic on ISO dates exactly as DOMAIN 2.0 says, over Temporal; no clock, no time zone. */
import type { PlainDate } from '@homeward/definition';
import { Temporal } from 'temporal-polyfill';

const parse = (date: PlainDate): Temporal.PlainDate => Temporal.PlainDate.from(date, { overflow: 'reject' });

/**
 * Whether the text is a day that exists.
 * @param text anything, e.g. an answer a person typed
 */
export const isPlainDate = (text: unknown): text is PlainDate => {
  if (typeof text !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const [year, month, day] = text.split('-').map(Number);
  return (
    month !== undefined &&
    day !== undefined &&
    year !== undefined &&
    month >= 1 &&
    month <= 12 &&
    day >= 1 &&
    day <= daysInMonth(year, month)
  );
};

const isLeap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
const MONTH_LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;
const daysInMonth = (year: number, month: number): number =>
  month === 2 && isLeap(year) ? 29 : (MONTH_LENGTHS[month - 1] ?? 0);

/** `n` calendar days after (before, when negative) a day. Throws RangeError when `date` is not a day that exists. */
export const addDays = (date: PlainDate, n: number): PlainDate => parse(date).add({ days: n }).toString();

/** N weeks: X + 7N days, inclusive. */
export const addWeeks = (date: PlainDate, n: number): PlainDate => addDays(date, 7 * n);

/** N months: the same day number N months later, else the last day of that month (I-03). */
export const addMonths = (date: PlainDate, n: number): PlainDate =>
  parse(date).add({ months: n }, { overflow: 'constrain' }).toString();

/** "Within N weeks beginning with X": X counts as day 1, so X + 7N - 1 days (Children Act 1989 s32). */
export const beginningWithWeeks = (date: PlainDate, n: number): PlainDate => addDays(date, 7 * n - 1);

/** Days from one day to another; negative when `to` is earlier. */
export const daysBetween = (from: PlainDate, to: PlainDate): number =>
  parse(from).until(parse(to), { largestUnit: 'day' }).days;

/** Completed years on a day; somebody born on 29 February is a year older on 1 March in other years (I-04). */
export const ageYears = (dateOfBirth: PlainDate, on: PlainDate): number => {
  const years = Number(on.slice(0, 4)) - Number(dateOfBirth.slice(0, 4));
  const birthday = dateOfBirth.slice(5) === '02-29' && !isLeap(Number(on.slice(0, 4))) ? '03-01' : dateOfBirth.slice(5);
  return on.slice(5) >= birthday ? years : years - 1;
};

/** Whole months from a day: the largest n with `on >= addMonths(from, n)` (DOMAIN 7). Negative before `from`. */
export const completedMonths = (from: PlainDate, on: PlainDate): number => {
  const guess =
    (Number(on.slice(0, 4)) - Number(from.slice(0, 4))) * 12 + Number(on.slice(5, 7)) - Number(from.slice(5, 7));
  return on >= addMonths(from, guess) ? guess : guess - 1;
};

/** 1 is Monday, 7 is Sunday. */
export const weekday = (date: PlainDate): number => parse(date).dayOfWeek;

export const earliest = (dates: readonly PlainDate[]): PlainDate | undefined =>
  dates.reduce<PlainDate | undefined>((a, b) => (a === undefined || b < a ? b : a), undefined);
export const latest = (dates: readonly PlainDate[]): PlainDate | undefined =>
  dates.reduce<PlainDate | undefined>((a, b) => (a === undefined || b > a ? b : a), undefined);

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;

/** "12 January 2026", as people read dates. */
export const inWords = (date: PlainDate): string =>
  `${Number(date.slice(8))} ${MONTHS[Number(date.slice(5, 7)) - 1]} ${date.slice(0, 4)}`;
