/** On which days the child of a case is a year older, where its process takes notice. */
import type { PlainDate } from '@homeward/definition';
import { isPlainDate } from '../calendar/plain-date.js';
import type { CaseRecord } from '../case-record.js';
import type { TimePasses } from '../command.js';
import { type CompiledPack, processOf } from '../compile-pack.js';
import { factOn } from '../rules/world.js';

/** Nobody's case goes on beyond this age; an alarm that never rings is not set. */
const LAST_BIRTHDAY = 25;

/** The birthdays of the child from a day to another, both included; none where the process takes no notice of them. */
export const birthdays = (compiled: CompiledPack, record: CaseRecord, from: PlainDate, to: PlainDate): TimePasses[] => {
  const born = dateOfBirth(compiled, record);
  if (born === undefined) return [];
  const found: TimePasses[] = [];
  const last = Math.min(Number(to.slice(0, 4)), Number(born.slice(0, 4)) + LAST_BIRTHDAY);
  for (let year = Math.max(Number(from.slice(0, 4)), Number(born.slice(0, 4)) + 1); year <= last; year += 1) {
    const on = birthdayIn(born, year);
    if (on >= from && on <= to) found.push({ kind: 'time', event: 'BIRTHDAY', on });
  }
  return found;
};

/** The first birthday after a day; undefined when none is looked for. */
export const nextBirthday = (compiled: CompiledPack, record: CaseRecord, after: PlainDate): PlainDate | undefined => {
  const nextYear = `${String(Number(after.slice(0, 4)) + 1).padStart(4, '0')}-12-31`;
  return birthdays(compiled, record, after, nextYear).find(({ on }) => on > after)?.on;
};

/** A child born on 29 February is a year older on 1 March in other years (I-04). */
const birthdayIn = (born: PlainDate, year: number): PlainDate => {
  const first = String(year).padStart(4, '0');
  return isPlainDate(`${first}${born.slice(4)}`) ? `${first}${born.slice(4)}` : `${first}-03-01`;
};

/** Undefined also where the process takes no notice of birthdays: then they would only fill the history. */
const dateOfBirth = (compiled: CompiledPack, record: CaseRecord): PlainDate | undefined => {
  const { events } = processOf(compiled, record.process).process;
  if (!Object.hasOwn(events, 'BIRTHDAY')) return undefined;
  const born = factOn({ vocabulary: compiled.vocabulary, facts: record.facts }, 'dateOfBirth', '9999-12-31');
  return isPlainDate(born) ? born : undefined;
};
