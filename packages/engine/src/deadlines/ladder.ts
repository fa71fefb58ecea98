/** The ladder of a limit: reminders before its practical date, the day itself, the day after, and the steps beyond (DOMAIN 2.0). */
import type { Authority, DeadlineDefinition, PlainDate } from '@homeward/definition';
import { addDays } from '../calendar/plain-date.js';
import { addWorkingDays, CalendarExhausted, type WorkingCalendar } from '../calendar/working-days.js';
import type { Moment } from '../case-record.js';
import { remembered } from '../remembered.js';

export interface Rung extends Moment {
  /** Roles that are told. */
  readonly tell: readonly string[];
}

/**
 * Every moment of a limit, earliest first. A rung whose day the calendar does not cover is left out; the due date itself never is.
 * Remembered per calendar, defaults and limit: the cases of a day share their due dates.
 * @param reminders the authority's defaults, used where the limit sets none
 */
export const ladder = (
  definition: DeadlineDefinition,
  reminders: Authority['reminders'],
  calendar: WorkingCalendar,
  due: PlainDate,
  practicalDue: PlainDate,
): readonly Rung[] => {
  const known = laddersIn(calendar)(reminders)(definition);
  const key = `${due}|${practicalDue}`;
  const before = known.get(key);
  if (before !== undefined) return before;
  const rungs = climb(definition, reminders, calendar, due, practicalDue);
  if (known.size >= KEPT_LADDERS) known.clear();
  known.set(key, rungs);
  return rungs;
};

const KEPT_LADDERS = 500;
const laddersIn = remembered((_calendar: WorkingCalendar) =>
  remembered((_reminders: Authority['reminders']) =>
    remembered((_definition: DeadlineDefinition) => new Map<string, readonly Rung[]>()),
  ),
);

const climb = (
  definition: DeadlineDefinition,
  reminders: Authority['reminders'],
  calendar: WorkingCalendar,
  due: PlainDate,
  practicalDue: PlainDate,
): Rung[] => {
  const counted = (from: PlainDate, n: number): PlainDate | undefined => {
    try {
      return addWorkingDays(calendar, from, n);
    } catch (error) {
      if (error instanceof CalendarExhausted) return undefined;
      throw error;
    }
  };
  const warn = (definition.warn ?? reminders.warn)
    .map((days) => ({ kind: 'dueSoon' as const, on: counted(practicalDue, -days), tell: [definition.owner] }))
    .filter((rung) => rung.on !== undefined && rung.on < practicalDue);
  const reached =
    definition.kind === 'at'
      ? [{ kind: 'reached' as const, on: due, tell: [definition.owner, ...definition.onOverdue] }]
      : [];
  const overdue = [{ kind: 'overdue' as const, on: addDays(due, 1), tell: definition.onOverdue }];
  const beyond = (
    definition.escalate ?? [{ afterWorkingDays: reminders.secondStep, tell: reminders.secondStepTell }]
  ).map((step) => ({
    kind: 'escalated' as const,
    on: counted(due, step.afterWorkingDays),
    tell: step.tell,
  }));
  return [...warn, ...reached, ...overdue, ...beyond]
    .flatMap((rung) => (rung.on === undefined ? [] : [{ ...rung, on: rung.on }]))
    .sort((a, b) => (a.on === b.on ? 0 : a.on < b.on ? -1 : 1))
    .map((rung, step) => ({ ...rung, step }));
};

/** The first moment after a step of the ladder; undefined when there is none left. */
export const momentAfter = (rungs: readonly Rung[], step: number): Moment | undefined => {
  const next = rungs.find((rung) => rung.step > step);
  return next === undefined ? undefined : { kind: next.kind, on: next.on, step: next.step };
};

/** Where a limit that starts today joins its ladder: reminders whose day has passed are not sent late, being overdue always is. */
export const firstMoment = (rungs: readonly Rung[], startedOn: PlainDate): Moment | undefined => {
  const next = rungs.find((rung) => rung.kind !== 'dueSoon' || rung.on >= startedOn);
  return next === undefined ? undefined : { kind: next.kind, on: next.on, step: next.step };
};

/**
 * The rung that a wake-up stands for. It may pass over reminders whose day went by unnoticed (a history from elsewhere, a long outage): sending them late helps nobody.
 * Never over the day itself, which the chart may wait for.
 * @returns undefined when that rung has been climbed already
 */
export const rungToClimb = (rungs: readonly Rung[], next: Moment, step: number | undefined): Rung | undefined => {
  // The ladder may have changed under a standing limit (bank holidays were loaded): the moment that was foreseen still comes.
  if (step === next.step) return rungs.find((rung) => rung.step === step) ?? { ...next, tell: [] };
  if (step === undefined || step < next.step) return undefined;
  const passedOver = rungs.filter((rung) => rung.step >= next.step && rung.step < step);
  return passedOver.some((rung) => rung.kind === 'reached') ? undefined : rungs.find((rung) => rung.step === step);
};
