/** A day as three boxes. Half a date stays half a date: a draft must not lose the year because the day is not known yet. */

export interface DateParts {
  readonly day: string;
  readonly month: string;
  readonly year: string;
}

const padded = (digits: string): string => (digits.length === 1 ? `0${digits}` : digits);

/** `2026-01-12`, `2026--` while only the year is typed, undefined while nothing is. */
export const joinDate = ({ day, month, year }: DateParts): string | undefined =>
  day === '' && month === '' && year === '' ? undefined : `${year}-${padded(month)}-${padded(day)}`;

export const splitDate = (value: unknown): DateParts => {
  const [year = '', month = '', day = ''] = typeof value === 'string' ? value.split('-') : [];
  return { day: day.replace(/^0(?=\d)/, ''), month: month.replace(/^0(?=\d)/, ''), year };
};
