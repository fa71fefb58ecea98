/** Plays date vectors: one calculation of DOMAIN 2.0 each, with the answer it must give. */
import type { Calendar, DateVector, PlainDate } from '@homeward/definition';
import { addMonths, addWeeks, ageYears, beginningWithWeeks, isPlainDate } from '../calendar/plain-date.js';
import { addWorkingDays, previousWorkingDay, type WorkingCalendar, workingCalendar } from '../calendar/working-days.js';
import { noSuch } from './story-names.js';
import type { Verdict } from './story-result.js';

export interface VectorVerdict extends Verdict {
  readonly id: string;
}

/** Bank holidays by calendar, as a story file lists them. */
export type StoryCalendars = Readonly<Record<string, readonly PlainDate[]>>;

/**
 * @param calendars ISO dates of bank holidays; each calendar covers whole years, from the first holiday's to the last's
 * @returns one verdict per vector. An unknown calendar, a missing or superfluous argument or a date that does not exist is a verdict that fails.
 */
export const playDateVectors = (vectors: readonly DateVector[], calendars: StoryCalendars): VectorVerdict[] => {
  const made = new Map(Object.entries(calendars).map(([id, holidays]) => [id, storyCalendar(id, holidays)]));
  return vectors.map((vector): VectorVerdict => {
    const what = `${vector.fn}(${Object.entries(vector.args)
      .map(([name, value]) => `${name} ${String(value)}`)
      .join(', ')})`;
    const got = calculate(vector, made);
    return { id: vector.id, what, expected: String(vector.expect), got: String(got), holds: got === vector.expect };
  });
};

const storyCalendar = (id: string, holidays: readonly PlainDate[]): WorkingCalendar => {
  const years = holidays.map((date) => date.slice(0, 4)).sort();
  const calendar: Calendar = {
    id,
    title: id,
    from: `${years[0] ?? '0001'}-01-01`,
    to: `${years.at(-1) ?? '9999'}-12-31`,
    holidays: holidays.map((date) => ({ date, name: 'Bank holiday' })),
    source: 'the story file',
  };
  return workingCalendar(calendar);
};

/** Which arguments each calculation takes; anything else in a vector is an error. */
const ARGUMENTS: Readonly<Record<DateVector['fn'], readonly string[]>> = {
  addWorkingDays: ['date', 'n', 'calendar'],
  addMonths: ['date', 'n'],
  addWeeks: ['date', 'n'],
  beginningWithWeeks: ['date', 'n'],
  ageYears: ['dob', 'on'],
  previousWorkingDay: ['date', 'calendar'],
};

class BadArgument extends Error {}

const calculate = ({ fn, args }: DateVector, calendars: ReadonlyMap<string, WorkingCalendar>): string | number => {
  const dateOf = (name: string): PlainDate => {
    const value = args[name];
    if (!isPlainDate(value)) throw new BadArgument(`${name} is not a date that exists: ${String(value)}`);
    return value;
  };
  const countOf = (name: string): number => {
    const value = args[name];
    if (typeof value !== 'number' || !Number.isInteger(value))
      throw new BadArgument(`${name} is not a whole number: ${String(value)}`);
    return value;
  };
  const calendar = (): WorkingCalendar => {
    const id = String(args.calendar);
    const found = calendars.get(id);
    if (found === undefined)
      throw new BadArgument(noSuch('calendar', id, calendars.keys()).replace(' in this pack', ''));
    return found;
  };
  try {
    const strange = Object.keys(args).find((name) => !ARGUMENTS[fn].includes(name));
    if (strange !== undefined) throw new BadArgument(`${fn} takes no ${strange}`);
    switch (fn) {
      case 'addWorkingDays':
        return addWorkingDays(calendar(), dateOf('date'), countOf('n'));
      case 'addMonths':
        return addMonths(dateOf('date'), countOf('n'));
      case 'addWeeks':
        return addWeeks(dateOf('date'), countOf('n'));
      case 'beginningWithWeeks':
        return beginningWithWeeks(dateOf('date'), countOf('n'));
      case 'ageYears':
        return ageYears(dateOf('dob'), dateOf('on'));
      case 'previousWorkingDay':
        return previousWorkingDay(calendar(), dateOf('date'));
    }
  } catch (error) {
    // Arguments that make no sense, and days that the calendar does not cover (CalendarExhausted), are verdicts, not crashes.
    return error instanceof Error ? `an error: ${error.message}` : 'an error';
  }
};
