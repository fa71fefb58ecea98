/** Days and moments as people read them: "12 January 2026", "14:02". */
import { inWords, isPlainDate } from '@homeward/engine';

/** `2026-01-12` -> "12 January 2026". Text that is not a whole day comes back as it is: a draft may hold half a date. */
export const longDate = (day: string): string => (isPlainDate(day) ? inWords(day) : day);

/** `2026-01-12` -> "Jan 2026", for the axis of a picture. */
export function monthAndYear(day: string): string {
  const [, month = '', year = ''] = inWords(day).split(' ');
  return `${month.slice(0, 3)} ${year}`;
}

const parts = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});
const dayParts = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Europe/London',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
});

/** A moment -> "14:02" as clocks in London show it. */
export const clockTime = (moment: string | Date): string => parts.format(new Date(moment));

/** A moment -> "12 January 2026 at 14:02". */
export const momentInWords = (moment: string): string =>
  `${longDate(dayParts.format(new Date(moment)))} at ${clockTime(moment)}`;

/** Days since 1970, for distances in a picture; the arithmetic of limits is the engine's. */
export const dayNumber = (day: string): number => Math.round(Date.parse(`${day}T00:00:00Z`) / 86_400_000);
