/** Every limit leaves time to meet it, from whatever day it is counted: a working day, and a sitting where a panel or meeting meets it. */
import {
  type Component,
  type DeadlineDefinition,
  type Findings,
  findingsOf,
  type Problem,
  type Process,
  place,
  processFile,
  within,
} from '@homeward/definition';
import { startDaysOfEveryClass } from '../calendar/start-days.js';
import { longestRest } from '../calendar/working-days.js';
import { anchorsOf, isPast, smallestGap } from './anchor-days.js';
import { bodiesThatMeet } from './meeting-bodies.js';
import type { PackInCalendar } from './pack-in-calendar.js';
import { type Counted, countedOf, isAmple, type Obstacle, obstacleBefore, obstacleFrom, reachOf } from './time-left.js';

export const limitsCanBeMet = (packed: PackInCalendar): Problem[] => {
  const findings = findingsOf('limits-can-be-met');
  for (const [id, process] of Object.entries(packed.pack.processes))
    for (const [key, deadline] of Object.entries(process.deadlines))
      for (const [name, component] of Object.entries(deadline.components)) {
        const counted = countedOf(packed.pack, component);
        if (counted === undefined) continue;
        const at = place(processFile(id, 'deadlines'), key, 'components', name);
        if (counted.n < 0) countsBack(packed, process, deadline, component, counted, at, findings);
        // Nothing is left to count of a limit that falls on the day itself.
        if (counted.n > 0) leavesTime(packed, process, deadline, component, counted, at, findings);
      }
  return findings.found;
};

/** The days of every class on which a part of a limit can begin, with what then stands in the way of it; a limit that outlasts every wait has none. */
export const obstaclesTo = (
  { pack, calendar }: PackInCalendar,
  process: Process,
  deadline: DeadlineDefinition,
  component: Component,
  counted: Counted,
): { readonly starts: number; readonly obstacles: readonly Obstacle[] } => {
  const none = { starts: 0, obstacles: [] };
  if (counted.n < 0) {
    const gap = plannedAhead({ pack, calendar }, process, component);
    if (gap === undefined) return none;
    const starts = startDaysOfEveryClass(calendar, {
      before: reachOf(calendar, { ...counted, n: -counted.n }, []).after,
      after: gap + longestRest(calendar),
      inMonths: counted.unit === 'months',
    });
    return {
      starts: starts.length,
      obstacles: starts.flatMap((day) => obstacleBefore(calendar, counted, gap, day) ?? []),
    };
  }
  const bodies = bodiesThatMeet(pack, process, deadline, component);
  if (isAmple(calendar, counted, bodies)) return none;
  const starts = startDaysOfEveryClass(calendar, reachOf(calendar, counted, bodies));
  return {
    starts: starts.length,
    obstacles: starts.flatMap((day) => obstacleFrom(calendar, counted, bodies, day) ?? []),
  };
};

const leavesTime = (
  packed: PackInCalendar,
  process: Process,
  deadline: DeadlineDefinition,
  component: Component,
  counted: Counted,
  at: string,
  { error, warning }: Findings,
): void => {
  const { starts, obstacles } = obstaclesTo(packed, process, deadline, component, counted);
  // Classes come with their earliest days: the last of them is nearest to today.
  const example = obstacles.at(-1);
  if (example === undefined) return;
  const always = obstacles.length === starts;
  const say = always ? error : warning;
  say(
    within(at, 'allow'),
    `${deadline.title} ${always ? 'can never' : 'cannot always'} be met in time: ${example.why}.`,
    bodiesThatMeet(packed.pack, process, deadline, component).length === 0
      ? 'Allow more days, or count working days.'
      : 'Allow more time, let the body sit more often, take papers later, or let something else meet the limit.',
  );
};

/** A day that is known only once it has come cannot be prepared for: a limit counted back from it is over before it begins. One that is planned must be planned far enough ahead. */
const countsBack = (
  packed: PackInCalendar,
  process: Process,
  deadline: DeadlineDefinition,
  component: Component,
  counted: Counted,
  at: string,
  { error, warning }: Findings,
): void => {
  if (anchorsOf(component.anchor).every((leaf) => isPast(process, leaf)))
    error(
      within(at, 'anchor'),
      'This is due before it can begin: it is counted back from a day that is only known when it has come.',
      'Count back from the day for which it is planned, as an answer tells it, or count forward.',
    );
  const example = obstaclesTo(packed, process, deadline, component, counted).obstacles.at(-1);
  if (example !== undefined)
    warning(
      within(at, 'allow'),
      `${deadline.title} can be due before it begins: ${example.why}.`,
      'Let the day be planned further ahead, or count back less.',
    );
};

/** The fewest days ahead for which the day may be planned that the limit is counted back from, where the pack says so. */
const plannedAhead = ({ pack }: PackInCalendar, process: Process, { anchor }: Component): number | undefined => {
  const gaps = anchorsOf(anchor).map((leaf) => ('fact' in leaf ? smallestGap(pack, process, leaf.fact) : undefined));
  return gaps.every((gap) => gap !== undefined) && gaps.length > 0 ? Math.min(...gaps) : undefined;
};
