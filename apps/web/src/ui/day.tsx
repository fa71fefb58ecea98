/** A day in a column of a table: "12 January 2026" on one line, so that columns of days can be read down. */
import { longDate } from './dates';

export const Day = ({ on }: { readonly on: string }) => (
  <time className="hw-day" dateTime={on}>
    {longDate(on)}
  </time>
);
