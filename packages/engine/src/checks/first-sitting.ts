/** The first sitting of a body that can still be reached from a day, when the body sits at the worst time for it. */
import type { BodyDefinition, PlainDate } from '@homeward/definition';
import { addDays, addMonths } from '../calendar/plain-date.js';
import { addWorkingDays, isWorkingDay, previousWorkingDay, type WorkingCalendar } from '../calendar/working-days.js';

/** A body that sits at regular times. */
export type SittingBody = Pick<BodyDefinition, 'paperCutOff'> & {
  readonly cadence: NonNullable<BodyDefinition['cadence']>;
};

export interface FirstSitting {
  /** The sitting just missed. */
  readonly missed: PlainDate;
  /** The last day for its papers. */
  readonly papersBy: PlainDate;
  /** The next one. */
  readonly sits: PlainDate;
}

/**
 * Papers are given on a day that people work, the day the limit begins at the earliest. When the body last sat is unknown, so every day of the calendar may be a
 * sitting day: the worst is the last one whose papers were due before that. A sitting that falls on a day nobody works is held on the next working day.
 * Throws CalendarExhausted outside the calendar's days.
 */
export const firstSitting = (calendar: WorkingCalendar, body: SittingBody, begins: PlainDate): FirstSitting => {
  const papersIn = nextWorkingDay(calendar, begins);
  const n = body.paperCutOff?.n ?? 0;
  const reachable =
    body.paperCutOff?.unit === 'workingDays'
      ? addWorkingDays(calendar, papersIn, n)
      : nextWorkingDay(calendar, addDays(papersIn, n));
  const missed = previousWorkingDay(calendar, addDays(reachable, -1));
  const { every, unit } = body.cadence;
  const planned = unit === 'months' ? addMonths(missed, every) : addDays(missed, unit === 'weeks' ? 7 * every : every);
  return {
    missed,
    papersBy: body.paperCutOff?.unit === 'workingDays' ? addWorkingDays(calendar, missed, -n) : addDays(missed, -n),
    sits: nextWorkingDay(calendar, planned),
  };
};

const nextWorkingDay = (calendar: WorkingCalendar, date: PlainDate): PlainDate => {
  let day = date;
  while (!isWorkingDay(calendar, day)) day = addDays(day, 1);
  return day;
};
