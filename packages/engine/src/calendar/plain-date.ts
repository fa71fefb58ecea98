/** Calendar arithmetic on ISO dates exactly as DOMAIN 2.0 says; no clock, no time zone. */
import type { PlainDate } from '@homeward/definition';
import { Temporal } from 'temporal-polyfill';

const parse = (date: PlainDate): Temporal.PlainDate => Temporal.PlainDate.from(date, { overflow: 'reject' });

/**
 * Whether the text is a day that exists.
 * @param text anything, e.g. an answer a person typed
 */
export const isPlainDate = (text: unknown): text is PlainDate => {
  // ISO 8601 knows a year 0, people and PostgreSQL do not.
  if (typeof text !== 'string' || !ISO_DAY.test(text) || text.startsWith('0000')) return false;
  const [month, day] = [Number(text.slice(5, 7)), Number(text.slice(8))];
  return month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(Number(text.slice(0, 4)), month);
};

const ISO_DAY = /^\d{4}-\d{2}-\d{2}$/;

const isLeap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
const MONTH_LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;
const daysInMonth = (year: number, month: number): number =>
  month === 2 && isLeap(year) ? 29 : (MONTH_LENGTHS[month - 1] ?? 0);

// Temporal is right about every date there is and takes microseconds over each; a decision asks for a hundred. Days of four-digit years are therefore counted
// here, from 1 March of the year 0 so that a leap day ends its year, and Temporal keeps the rest: days beyond those years, and what is no day at all.
const DAYS_OF_400_YEARS = 146_097;

const dayNumber = (date: PlainDate): number => {
  const month = (Number(date.slice(5, 7)) + 9) % 12;
  const year = Number(date.slice(0, 4)) - (month >= 10 ? 1 : 0);
  const era = Math.floor(year / 400);
  const inEra = year - era * 400;
  const inYear = Math.floor((153 * month + 2) / 5) + Number(date.slice(8, 10)) - 1;
  return era * DAYS_OF_400_YEARS + inEra * 365 + Math.floor(inEra / 4) - Math.floor(inEra / 100) + inYear;
};

/** Undefined outside the years 0 to 9999. */
const dayOfNumber = (number: number): PlainDate | undefined => {
  const era = Math.floor(number / DAYS_OF_400_YEARS);
  const inEra = number - era * DAYS_OF_400_YEARS;
  const yearOfEra = Math.floor(
    (inEra - Math.floor(inEra / 1460) + Math.floor(inEra / 36_524) - Math.floor(inEra / 146_096)) / 365,
  );
  const inYear = inEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const month = Math.floor((5 * inYear + 2) / 153);
  const year = era * 400 + yearOfEra + (month >= 10 ? 1 : 0);
  return hasFourDigits(year)
    ? written(year, ((month + 2) % 12) + 1, inYear - Math.floor((153 * month + 2) / 5) + 1)
    : undefined;
};

const hasFourDigits = (year: number): boolean => year >= 0 && year <= 9999;
const two = (n: number): string => (n < 10 ? `0${n}` : `${n}`);
const written = (year: number, month: number, day: number): PlainDate =>
  `${year < 1000 ? String(year).padStart(4, '0') : year}-${two(month)}-${two(day)}`;

/** `n` calendar days after (before, when negative) a day. Throws RangeError when `date` is not a day that exists. */
export const addDays = (date: PlainDate, n: number): PlainDate =>
  (Number.isInteger(n) && isPlainDate(date) ? dayOfNumber(dayNumber(date) + n) : undefined) ??
  parse(date).add({ days: n }).toString();

/** N weeks: X + 7N days, inclusive. */
export const addWeeks = (date: PlainDate, n: number): PlainDate => addDays(date, 7 * n);

/** N months: the same day number N months later, else the last day of that month (I-03). */
export const addMonths = (date: PlainDate, n: number): PlainDate => {
  if (Number.isInteger(n) && isPlainDate(date)) {
    const months = Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1 + n;
    const [year, month] = [Math.floor(months / 12), months - Math.floor(months / 12) * 12 + 1];
    if (hasFourDigits(year)) return written(year, month, Math.min(Number(date.slice(8)), daysInMonth(year, month)));
  }
  return parse(date).add({ months: n }, { overflow: 'constrain' }).toString();
};

/** "Within N weeks beginning with X": X counts as day 1, so X + 7N - 1 days (Children Act 1989 s32). */
export const beginningWithWeeks = (date: PlainDate, n: number): PlainDate => addDays(date, 7 * n - 1);

/** Days from one day to another; negative when `to` is earlier. */
export const daysBetween = (from: PlainDate, to: PlainDate): number =>
  isPlainDate(from) && isPlainDate(to)
    ? dayNumber(to) - dayNumber(from)
    : parse(from).until(parse(to), { largestUnit: 'day' }).days;

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
export const weekday = (date: PlainDate): number =>
  // Day 0 was a Wednesday; the year 0 has up to sixty days before it.
  isPlainDate(date) ? ((dayNumber(date) + 65) % 7) + 1 : parse(date).dayOfWeek;

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
