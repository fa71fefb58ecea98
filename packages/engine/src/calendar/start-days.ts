/** Days that stand for all days of a calendar: whatever is counted near one of them comes out the same near every other day of its class. */
import type { PlainDate } from '@homeward/definition';
import { addDays, daysBetween, weekday } from './plain-date.js';
import type { WorkingCalendar } from './working-days.js';

export interface Reach {
  /** How many days before and after a start day are looked at when something is counted from it. */
  readonly before: number;
  readonly after: number;
  /** Months have lengths of their own: then days of the year are told apart, and leap years from others. */
  readonly inMonths: boolean;
}

/**
 * Two start days are of one class when they fall on the same weekday and the days that nobody works lie at the same distances within reach.
 * Seven days stand for all stretches without a bank holiday; besides them only the days near one are told apart, and alike years once.
 * Days so near an end of the calendar that a count would leave it stand for nothing.
 * @returns one day per class, the earliest of each, in order
 */
export const startDaysOfEveryClass = (calendar: WorkingCalendar, reach: Reach): PlainDate[] => {
  const [first, last] = [reach.before, daysBetween(calendar.from, calendar.to) - reach.after];
  const closed = [...calendar.closed]
    .filter((date) => weekday(date) <= 5)
    .map((date) => daysBetween(calendar.from, date))
    .sort((one, other) => one - other);
  const found = new Map<string, PlainDate>();
  let next = 0;
  for (let day = first; day <= last; day += 1) {
    while ((closed[next] ?? Number.POSITIVE_INFINITY) < day - reach.before) next += 1;
    const distances: number[] = [];
    for (let index = next; (closed[index] ?? Number.POSITIVE_INFINITY) <= day + reach.after; index += 1)
      distances.push((closed[index] ?? 0) - day);
    const date = addDays(calendar.from, day);
    const key = `${weekday(date)} ${distances.join()}${reach.inMonths ? yearClass(date, reach) : ''}`;
    if (!found.has(key)) found.set(key, date);
    // A stretch with nothing in reach has no more than seven classes.
    const plain = distances.length === 0 && !reach.inMonths && (closed[next] ?? last + 1) - reach.after - day > 7;
    if (plain && SEVEN.every((offset) => found.has(`${weekday(addDays(date, offset))} `)))
      day = (closed[next] ?? last + 1) - reach.after - 1;
  }
  return [...found.values()];
};

const SEVEN = [0, 1, 2, 3, 4, 5, 6];

const yearClass = (date: PlainDate, { before, after }: Reach): string => {
  const [from, to] = [addDays(date, -before), addDays(date, after)].map((day) => Number(day.slice(0, 4)));
  const leaps = [];
  for (let year = from ?? 0; year <= (to ?? 0); year += 1) leaps.push(daysBetween(`${year}-02-28`, `${year}-03-01`));
  return ` ${date.slice(5)} ${leaps.join('')}`;
};
