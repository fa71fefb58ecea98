/** Whether a limit that begins on a day leaves time to meet it: a working day, and a sitting where it waits for one. */
import type { Component, Pack, PlainDate } from '@homeward/definition';
import { addDays, inWords } from '../calendar/plain-date.js';
import { isWorkingDay, longestRest, previousWorkingDay, type WorkingCalendar } from '../calendar/working-days.js';
import { countAllowance } from '../deadlines/count-allowance.js';
import { firstSitting, type SittingBody } from './first-sitting.js';

/** A part of a limit whose length is known. */
export interface Counted {
  readonly unit: Component['allow']['unit'];
  /** Negative when it is counted back. */
  readonly n: number;
}

/** Undefined when a parameter that is no number says how long. */
export const countedOf = (pack: Pack, { allow }: Component): Counted | undefined => {
  const n = typeof allow.n === 'number' ? allow.n : pack.authority.parameters[allow.n.parameter]?.value;
  if (typeof n !== 'number') return undefined;
  return { unit: allow.unit, n: allow.direction === 'back' ? -n : n };
};

export interface Obstacle {
  readonly begins: PlainDate;
  /** The first day on which it could be met, which is too late. */
  readonly possible: PlainDate;
  /** The day for which it was planned, where it is counted back from one. */
  readonly planned?: PlainDate;
  /** In words: the end of a sentence. */
  readonly why: string;
}

/** What stands in the way of a limit that begins on a day; undefined when nothing does. Throws CalendarExhausted outside the calendar's days. */
export const obstacleFrom = (
  calendar: WorkingCalendar,
  counted: Counted,
  bodies: readonly SittingBody[],
  begins: PlainDate,
): Obstacle | undefined => {
  const due = countAllowance(calendar, begins, counted.unit, counted.n);
  const practical = previousWorkingDay(calendar, due);
  const dates = `counted from ${inWords(begins)} it is due on ${inWords(due)}`;
  if (practical < begins)
    return {
      begins,
      possible: nextWorkingDay(calendar, addDays(due, 1)),
      why: `${dates}, and nobody works on any day until then`,
    };
  const sittings = bodies.map((body) => firstSitting(calendar, body, begins));
  const [first] = sittings.sort((one, other) => (one.sits < other.sits ? -1 : 1));
  if (first === undefined || first.sits <= practical) return undefined;
  return {
    begins,
    possible: first.sits,
    why: `${dates}; a sitting on ${inWords(first.missed)} wants its papers by ${inWords(first.papersBy)}, and the next is on ${inWords(first.sits)}`,
  };
};

/** What stands in the way when the day is planned so many days ahead of that on which it becomes known. */
export const obstacleBefore = (
  calendar: WorkingCalendar,
  counted: Counted,
  gap: number,
  begins: PlainDate,
): Obstacle | undefined => {
  const planned = addDays(begins, gap);
  const due = countAllowance(calendar, planned, counted.unit, counted.n);
  if (due >= begins && previousWorkingDay(calendar, due) >= begins) return undefined;
  return {
    begins,
    possible: begins,
    planned,
    why: `planned on ${inWords(begins)} for ${inWords(planned)} it is due on ${inWords(due)}`,
  };
};

const nextWorkingDay = (calendar: WorkingCalendar, date: PlainDate): PlainDate => {
  let day = date;
  while (!isWorkingDay(calendar, day)) day = addDays(day, 1);
  return day;
};

/** Every count from a start day stays within this many days of it. */
export const reachOf = (calendar: WorkingCalendar, { unit, n }: Counted, bodies: readonly SittingBody[]) => {
  const rest = longestRest(calendar);
  return {
    before: rest,
    after: Math.max(n * MOST_DAYS[unit], ...bodies.map(longestWait)) + 3 * rest,
    inMonths: unit === 'months' || bodies.some(({ cadence }) => cadence.unit === 'months'),
  };
};

/** Long limits need no second look: they outlast every rest, and every wait for a sitting. */
export const isAmple = (calendar: WorkingCalendar, { unit, n }: Counted, bodies: readonly SittingBody[]): boolean => {
  if (bodies.length === 0 && unit === 'workingDays') return true;
  const rest = longestRest(calendar);
  const wait = bodies.length === 0 ? 0 : Math.max(...bodies.map(longestWait)) + 3 * rest;
  return n * LEAST_DAYS[unit] > wait + rest;
};

const longestWait = ({ cadence, paperCutOff }: SittingBody): number =>
  cadence.every * MOST_DAYS[cadence.unit] + (paperCutOff === null ? 0 : paperCutOff.n * MOST_DAYS[paperCutOff.unit]);

// Over a stretch that is longer than a rest, two calendar days hold a working day.
const MOST_DAYS = { days: 1, workingDays: 2, weeks: 7, weeksBeginningWith: 7, months: 31 } as const;
const LEAST_DAYS = { days: 1, workingDays: 1, weeks: 7, weeksBeginningWith: 6, months: 28 } as const;
