/** What pages read aloud: sources with their quotations, roles with their titles, and how far away a day is. */
import type { CodeAndTitle, SourceQuote, Urgency } from '@homeward/contract';
import type { Pack, PlainDate } from '@homeward/definition';
import {
  addWorkingDays,
  CalendarExhausted,
  type CompiledPack,
  completedMonths,
  daysBetween,
  inWords,
  remembered,
  roleTitle,
  workingDaysBetween,
} from '@homeward/engine';

export const quoteOf = ({ sources }: Pack, id: string): SourceQuote | null => {
  const clause = Object.hasOwn(sources.clauses, id) ? sources.clauses[id] : undefined;
  if (clause === undefined) return null;
  return {
    id,
    document: sources.documents[clause.document]?.title ?? clause.document,
    text: clause.rule,
    quote: clause.quote ?? null,
    verified: clause.verified,
  };
};

/** An overview quotes hundreds of clauses, the same for every case of a pack: each list of ids is looked up once. */
const quotesIn = remembered((pack: Pack) =>
  remembered((ids: readonly string[]) => [...new Set(ids)].flatMap((id) => quoteOf(pack, id) ?? [])),
);

export const quotesOf = (pack: Pack, ids: readonly string[]): SourceQuote[] => [...quotesIn(pack)(ids)];

export const roleOf = (pack: Pack, role: string): CodeAndTitle => ({ key: role, title: roleTitle(pack, role) });

/** Null beyond the days that the calendar covers: nothing is guessed. */
export function workingDaysLeft({ calendar }: CompiledPack, today: PlainDate, due: PlainDate): number | null {
  return withinCalendar(() => workingDaysBetween(calendar, today, due));
}

const plural = (n: number, one: string): string => `${n} ${one}${n === 1 ? '' : 's'}`;

/** "3 days overdue", "due today", "due in 2 working days". Overdue counts from the limit itself, due counts to the last working day before it. */
export function dueWords(compiled: CompiledPack, today: PlainDate, due: PlainDate, practicalDue: PlainDate): string {
  if (today > due) return `${plural(daysBetween(due, today), 'day')} overdue`;
  if (today >= practicalDue) return today === due || practicalDue === due ? 'due today' : `due by ${inWords(due)}`;
  const left = workingDaysLeft(compiled, today, practicalDue);
  return left === null ? `due by ${inWords(due)}` : `due in ${plural(left, 'working day')}`;
}

/** Critically overdue is where the ladder has reached its second step; due soon is where its first reminder has. */
export function urgencyOf(compiled: CompiledPack, today: PlainDate, due: PlainDate, practicalDue: PlainDate): Urgency {
  const { reminders } = compiled.pack.authority;
  if (today > due) {
    const second = withinCalendar(() => addWorkingDays(compiled.calendar, due, reminders.secondStep));
    return second !== null && today >= second ? 'criticallyOverdue' : 'overdue';
  }
  const left = workingDaysLeft(compiled, today, practicalDue);
  return left !== null && left <= Math.max(0, ...reminders.warn) ? 'dueSoon' : 'notDueYet';
}

function withinCalendar<T>(counted: () => T): T | null {
  try {
    return counted();
  } catch (thrown) {
    if (thrown instanceof CalendarExhausted) return null;
    throw thrown;
  }
}

/** "5 weeks", "14 months", "2 years 8 months": the younger, the finer. */
export function ageInWords(born: PlainDate, today: PlainDate): string {
  if (born > today) return 'not yet born';
  const months = completedMonths(born, today);
  if (months < 3) return plural(Math.floor(daysBetween(born, today) / 7), 'week');
  if (months < 24) return plural(months, 'month');
  const rest = months % 12;
  return rest === 0
    ? plural(months / 12, 'year')
    : `${plural(Math.floor(months / 12), 'year')} ${plural(rest, 'month')}`;
}

/** A version's short name. */
export const shortVersion = (hash: string): string => hash.slice(0, 8);
