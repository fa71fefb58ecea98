// Reads and writes dates the way the return spells them: dd/mm/yyyy.
import { type PlainDate, plainDate } from './plain-date.js';

/** What a date field held: a real date and how it was spelt, or nothing that can be read. */
export type ReturnDate = { readonly date: PlainDate; readonly spelling: 'dayFirst' | 'iso' } | undefined;

const dayFirst = /^(\d{1,2})\/(\d{1,2})\/(\d{4})(?: 00:00(?::00)?)?$/;
const iso = /^(\d{4})-(\d{2})-(\d{2})(?:[ T]00:00(?::00)?)?$/;

/**
 * Reads `dd/mm/yyyy`, `d/m/yyyy` or `yyyy-mm-dd` (with or without the midnight some spreadsheets add).
 * Only real calendar dates are read; two-digit years are not guessed at.
 */
export function readReturnDate(text: string): ReturnDate {
  const british = dayFirst.exec(text);
  if (british !== null) {
    const date = plainDate(Number(british[3]), Number(british[2]), Number(british[1]));
    return date === undefined ? undefined : { date, spelling: 'dayFirst' };
  }
  const other = iso.exec(text);
  if (other !== null) {
    const date = plainDate(Number(other[1]), Number(other[2]), Number(other[3]));
    return date === undefined ? undefined : { date, spelling: 'iso' };
  }
  return undefined;
}

/** Writes a date as the return does: dd/mm/yyyy. */
export function writeReturnDate(date: PlainDate): string {
  return `${date.slice(8, 10)}/${date.slice(5, 7)}/${date.slice(0, 4)}`;
}
