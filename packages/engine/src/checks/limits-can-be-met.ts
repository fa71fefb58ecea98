/** Every limit leaves time to meet it, from whatever day it is counted: a working day, and a sitting where a panel or meeting meets it. */
import {
  type BodyDefinition,
  type Component,
  type DeadlineDefinition,
  type Findings,
  findingsOf,
  type Pack,
  type PlainDate,
  type Problem,
  type Process,
  place,
  processFile,
  within,
} from '@homeward/definition';
import { inWords } from '../calendar/plain-date.js';
import { startDaysOfEveryClass } from '../calendar/start-days.js';
import { longestRest, previousWorkingDay, type WorkingCalendar } from '../calendar/working-days.js';
import { countAllowance } from '../deadlines/count-allowance.js';
import { firstSitting, type SittingBody } from './first-sitting.js';
import type { PackInCalendar } from './run-deep-checks.js';

/** A part of a limit whose length is known. */
export interface Counted {
  readonly unit: Component['allow']['unit'];
  /** Negative when it is counted back. */
  readonly n: number;
}

export const limitsCanBeMet = ({ pack, calendar }: PackInCalendar): Problem[] => {
  const findings = findingsOf('limits-can-be-met');
  for (const [id, process] of Object.entries(pack.processes))
    for (const [key, deadline] of Object.entries(process.deadlines)) {
      for (const [name, component] of Object.entries(deadline.components)) {
        const counted = countedOf(pack, component);
        if (counted === undefined) continue;
        const at = place(processFile(id, 'deadlines'), key, 'components', name);
        if (counted.n < 0) countsBackFromKnownDay(process, component, at, findings);
        // Nothing is left to count of a limit that falls on the day itself, and what lies ahead of its day began earlier.
        if (counted.n > 0)
          leavesTime(calendar, deadline, counted, bodiesThatMeet(pack, process, deadline, component), at, findings);
      }
    }
  return findings.found;
};

const countedOf = (pack: Pack, { allow }: Component): Counted | undefined => {
  const n = typeof allow.n === 'number' ? allow.n : pack.authority.parameters[allow.n.parameter]?.value;
  if (typeof n !== 'number') return undefined;
  return { unit: allow.unit, n: allow.direction === 'back' ? -n : n };
};

/** The bodies one of which has to sit for the limit to be met; none when something else meets it too, or a body without a rhythm. */
const bodiesThatMeet = (
  pack: Pack,
  process: Process,
  { metBy }: DeadlineDefinition,
  { anchor }: Component,
): SittingBody[] => {
  const holders = metBy.map(({ event }) =>
    Object.values(pack.bodies).filter((body) => isSitting(pack, process, body, event, anchor)),
  );
  if (holders.some((bodies) => bodies.length === 0)) return [];
  const sitting = holders
    .flat()
    .map(({ cadence, paperCutOff }) => (cadence === null ? undefined : { cadence, paperCutOff }));
  return sitting.every((body) => body !== undefined) ? sitting : [];
};

/** Of a body's several events its chair records the sittings; what is asked of it beforehand others record, and minutes are counted from the sitting itself. */
const isSitting = (
  pack: Pack,
  process: Process,
  { events, chair, deputies }: BodyDefinition,
  event: string,
  anchor: Component['anchor'],
): boolean => {
  if (!events.includes(event)) return false;
  if (events.length === 1) return true;
  const anchors = new Set(anchorsOf(anchor).flatMap((leaf) => ('fact' in leaf ? [leaf.fact] : [])));
  const follows = events.some(
    (other) => other !== event && (process.events[other]?.facts ?? []).some(({ fact }) => anchors.has(fact)),
  );
  const chaired = events.filter((one) =>
    pack.grants.grants.some(
      (grant) =>
        grant.events?.includes(one) === true && [...chair, ...deputies].some((role) => grant.roles.includes(role)),
    ),
  );
  return !follows && (chaired.length === 0 || chaired.includes(event));
};

/** What stands in the way of a limit that begins on a day; undefined when nothing does. */
export const obstacleFrom = (
  calendar: WorkingCalendar,
  counted: Counted,
  bodies: readonly SittingBody[],
  begins: PlainDate,
): string | undefined => {
  const due = countAllowance(calendar, begins, counted.unit, counted.n);
  const practical = previousWorkingDay(calendar, due);
  const dates = `counted from ${inWords(begins)} it is due on ${inWords(due)}`;
  if (practical < begins) return `${dates}, and nobody works on any day until then`;
  const sittings = bodies.map((body) => firstSitting(calendar, body, begins));
  const [first] = sittings.sort((one, other) => (one.sits < other.sits ? -1 : 1));
  if (first === undefined || first.sits <= practical) return undefined;
  return `${dates}; a sitting on ${inWords(first.missed)} wants its papers by ${inWords(first.papersBy)}, and the next is on ${inWords(first.sits)}`;
};

const leavesTime = (
  calendar: WorkingCalendar,
  deadline: DeadlineDefinition,
  counted: Counted,
  bodies: readonly SittingBody[],
  at: string,
  { error, warning }: Findings,
): void => {
  if (isAmple(calendar, counted, bodies)) return;
  const starts = startDaysOfEveryClass(calendar, reachOf(calendar, counted, bodies));
  const obstacles = starts.flatMap((begins) => obstacleFrom(calendar, counted, bodies, begins) ?? []);
  // Classes come with their earliest days: the last of them is nearest to today.
  const example = obstacles.at(-1);
  if (example === undefined) return;
  const always = obstacles.length === starts.length;
  const say = always ? error : warning;
  say(
    within(at, 'allow'),
    `${deadline.title} ${always ? 'can never' : 'cannot always'} be met in time: ${example}.`,
    bodies.length === 0
      ? 'Allow more days, or count working days.'
      : 'Allow more time, let the body sit more often, take papers later, or let something else meet the limit.',
  );
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
const isAmple = (calendar: WorkingCalendar, { unit, n }: Counted, bodies: readonly SittingBody[]): boolean => {
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

/** A day that is known only once it has come cannot be prepared for: a limit counted back from it is over before it begins. */
const countsBackFromKnownDay = (process: Process, { anchor }: Component, at: string, { error }: Findings): void => {
  const leaves = anchorsOf(anchor);
  if (!leaves.every((leaf) => isPast(process, leaf))) return;
  error(
    within(at, 'anchor'),
    'This is due before it can begin: it is counted back from a day that is only known when it has come.',
    'Count back from the day for which it is planned, as an answer tells it, or count forward.',
  );
};

type Leaf = Exclude<Component['anchor'], { readonly earliestOf: unknown } | { readonly latestOf: unknown }>;
const anchorsOf = (anchor: Component['anchor']): Leaf[] => {
  if ('fact' in anchor || 'entered' in anchor || 'nextOf' in anchor) return [anchor];
  return ('earliestOf' in anchor ? anchor.earliestOf : anchor.latestOf).flatMap(anchorsOf);
};

const isPast = (process: Process, leaf: Leaf): boolean => {
  if ('entered' in leaf) return true;
  // The next day of a schedule lies ahead.
  if ('nextOf' in leaf) return false;
  const effects = Object.values(process.events).flatMap(({ facts }) => facts.filter(({ fact }) => fact === leaf.fact));
  return effects.length > 0 && effects.every(({ value }) => 'day' in value);
};
