/** Days and moments as people read them: "12 January 2026", "14:02". */
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
];

/** `2026-01-12` -> "12 January 2026". Text that is not a whole day comes back as it is: a draft may hold half a date. */
export function longDate(day: string): string {
  const [, year, month, date] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day) ?? [];
  const name = MONTHS[Number(month) - 1];
  return year === undefined || date === undefined || name === undefined ? day : `${Number(date)} ${name} ${year}`;
}

/** `2026-01-12` -> "Jan 2026", for the axis of a picture. */
export function monthAndYear(day: string): string {
  const name = MONTHS[Number(day.slice(5, 7)) - 1] ?? '';
  return `${name.slice(0, 3)} ${day.slice(0, 4)}`;
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
