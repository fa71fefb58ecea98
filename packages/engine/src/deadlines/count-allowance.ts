/** Counts an allowance from a day, in the units of DOMAIN 2.0. */
import type { Allowance, PlainDate } from '@homeward/definition';
import { addDays, addMonths, addWeeks, beginningWithWeeks } from '../calendar/plain-date.js';
import { addWorkingDays, type WorkingCalendar } from '../calendar/working-days.js';

/**
 * @param n how many of `unit`; negative counts back
 * Throws CalendarExhausted when working days are counted outside the calendar's days.
 */
export const countAllowance = (
  calendar: WorkingCalendar,
  from: PlainDate,
  unit: Allowance['unit'],
  n: number,
): PlainDate => {
  switch (unit) {
    case 'days':
      return addDays(from, n);
    case 'workingDays':
      return addWorkingDays(calendar, from, n);
    case 'weeks':
      return addWeeks(from, n);
    case 'months':
      return addMonths(from, n);
    case 'weeksBeginningWith':
      return beginningWithWeeks(from, n);
  }
};
