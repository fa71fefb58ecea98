/** The only clock: which day it is in London, and which moment it is. Everything else is told. */
import type { PlainDate } from '@homeward/definition';

export interface Clock {
  /** The day people live in: decides what is due and what lies in the future. */
  today(): PlainDate;
  /** The moment something is recorded. Real also when the day is set for a demonstration. */
  now(): Date;
}

const LONDON = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Europe/London',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
});

/** The day in London at a moment: on a server that runs in UTC the two differ for an hour each summer night. */
export const londonDay = (moment: Date): PlainDate => {
  const minute = Math.floor(moment.getTime() / 60_000);
  // Days begin on whole minutes. Writing one out takes 20 us, and an import asks 5,000 times within seconds.
  if (minute !== latest.minute) {
    const parts = Object.fromEntries(LONDON.formatToParts(moment).map(({ type, value }) => [type, value]));
    latest = { minute, day: `${parts.year}-${parts.month}-${parts.day}` };
  }
  return latest.day;
};

let latest: { readonly minute: number; readonly day: PlainDate } = { minute: Number.NaN, day: '' };

/** @param day a day to live in for ever, for demonstrations and tests */
export const clock = (day?: PlainDate): Clock => ({
  today: () => day ?? londonDay(new Date()),
  now: () => new Date(),
});
