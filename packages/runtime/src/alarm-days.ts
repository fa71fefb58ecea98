/** On which days time has something to say in a case: the moments of its deadlines, and birthdays where the process takes notice of them. */
import type { PlainDate } from '@homeward/definition';
import { type CaseRecord, type CompiledPack, earliest, nextBirthday, nextMomentOn } from '@homeward/engine';

/** The next day after one on which to look; undefined when never. A moment that was refused stays behind: the sweep comes back to it. */
export function nextLookOn(compiled: CompiledPack, record: CaseRecord, after: PlainDate): PlainDate | undefined {
  const moment = nextMomentOn(record);
  return earliest([
    ...birthdayAfter(compiled, record, after),
    ...(moment !== undefined && moment > after ? [moment] : []),
  ]);
}

/** The first alarm of a case: also for what a history from elsewhere left behind. */
export function firstLookOn(compiled: CompiledPack, record: CaseRecord, today: PlainDate): PlainDate | undefined {
  const moment = nextMomentOn(record);
  return earliest([...birthdayAfter(compiled, record, today), ...(moment === undefined ? [] : [moment])]);
}

/** The alarm to set after a change: only when time has something to say, and sooner than it had before. */
export function soonerAlarm(before: CaseRecord, next: CaseRecord): PlainDate | undefined {
  const on = nextMomentOn(next);
  const was = nextMomentOn(before);
  return on !== undefined && (was === undefined || on < was) ? on : undefined;
}

const birthdayAfter = (compiled: CompiledPack, record: CaseRecord, after: PlainDate): readonly PlainDate[] => {
  const next = nextBirthday(compiled, record, after);
  return next === undefined ? [] : [next];
};
