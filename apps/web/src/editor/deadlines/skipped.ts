/** Which days a count passed over, and why. */
import type { Pack, PlainDate } from '@homeward/definition';
import { inWords, skippedDays, type WorkingCalendar, weekday, workingCalendar } from '@homeward/engine';

export const calendarOf = ({ calendar, authority }: Pack): WorkingCalendar =>
  workingCalendar(
    calendar,
    authority.closures.map(({ date }) => date),
  );

/** In sentences: the weekends in one, each other day by its name. Throws CalendarExhausted outside the calendar's days. */
export const skippedInWords = (pack: Pack, from: PlainDate, to: PlainDate): readonly string[] => {
  const days = skippedDays(calendarOf(pack), from, to);
  const weekend = days.filter((day) => weekday(day) > 5).length;
  const named = days
    .filter((day) => weekday(day) <= 5)
    .map((day) => {
      const holiday = pack.calendar.holidays.find(({ date }) => date === day);
      const closure = pack.authority.closures.find(({ date }) => date === day);
      return `${inWords(day)}: ${holiday?.name ?? closure?.name ?? 'not a working day'}`;
    });
  return [...(weekend === 0 ? [] : [`${weekend} days at weekends`]), ...named];
};

const DAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
/** "Friday 11 September 2026". */
export const dayInWords = (day: PlainDate): string => `${DAYS[weekday(day) - 1] ?? ''} ${inWords(day)}`;
