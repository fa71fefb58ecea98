/** On which days time has something to say in a case: the moments of its deadlines, and birthdays where the process takes notice of them. */
import type { PlainDate } from '@homeward/definition';
import {
  type CaseRecord,
  type CompiledPack,
  earliest,
  factOn,
  isPlainDate,
  nextMomentOn,
  processOf,
  type TimePasses,
} from '@homeward/engine';

/** Nobody's case goes on beyond this age; an alarm that never rings is not set. */
const LAST_BIRTHDAY = 25;

/** The birthdays of the child from a day to another, both included. */
export function birthdays(compiled: CompiledPack, record: CaseRecord, from: PlainDate, to: PlainDate): TimePasses[] {
  const born = dateOfBirth(compiled, record);
  if (born === undefined) return [];
  const found: TimePasses[] = [];
  const last = Math.min(Number(to.slice(0, 4)), Number(born.slice(0, 4)) + LAST_BIRTHDAY);
  for (let year = Math.max(Number(from.slice(0, 4)), Number(born.slice(0, 4)) + 1); year <= last; year += 1) {
    const on = birthdayIn(born, year);
    if (on >= from && on <= to) found.push({ kind: 'time', event: 'BIRTHDAY', on });
  }
  return found;
}

/** The next day after one on which to look; undefined when never. A moment that was refused stays behind: the sweep comes back to it. */
export function nextLookOn(compiled: CompiledPack, record: CaseRecord, after: PlainDate): PlainDate | undefined {
  const moment = nextMomentOn(record);
  return earliest([
    ...nextBirthday(compiled, record, after),
    ...(moment !== undefined && moment > after ? [moment] : []),
  ]);
}

/** The first alarm of a case: also for what a history from elsewhere left behind. */
export function firstLookOn(compiled: CompiledPack, record: CaseRecord, today: PlainDate): PlainDate | undefined {
  const moment = nextMomentOn(record);
  return earliest([...nextBirthday(compiled, record, today), ...(moment === undefined ? [] : [moment])]);
}

/** The alarm to set after a change: only when time has something to say, and sooner than it had before. */
export function soonerAlarm(before: CaseRecord, next: CaseRecord): PlainDate | undefined {
  const on = nextMomentOn(next);
  const was = nextMomentOn(before);
  return on !== undefined && (was === undefined || on < was) ? on : undefined;
}

function nextBirthday(compiled: CompiledPack, record: CaseRecord, after: PlainDate): PlainDate[] {
  const nextYear = `${String(Number(after.slice(0, 4)) + 1).padStart(4, '0')}-12-31`;
  const next = birthdays(compiled, record, after, nextYear).find(({ on }) => on > after);
  return next === undefined ? [] : [next.on];
}

/** A child born on 29 February is a year older on 1 March in other years (I-04). */
const birthdayIn = (born: PlainDate, year: number): PlainDate => {
  const first = String(year).padStart(4, '0');
  return isPlainDate(`${first}${born.slice(4)}`) ? `${first}${born.slice(4)}` : `${first}-03-01`;
};

/** Undefined also where the process takes no notice of birthdays: then they would only fill the history. */
function dateOfBirth(compiled: CompiledPack, record: CaseRecord): PlainDate | undefined {
  const { events } = processOf(compiled, record.process).process;
  if (!Object.hasOwn(events, 'BIRTHDAY')) return undefined;
  const born = factOn({ vocabulary: compiled.vocabulary, facts: record.facts }, 'dateOfBirth', '9999-12-31');
  return isPlainDate(born) ? born : undefined;
}
