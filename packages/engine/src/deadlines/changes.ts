/** Compares the limits that should stand with those that do: started, moved, met, met late, cancelled. */
import type { DeadlineDefinition, PlainDate, Process } from '@homeward/definition';
import type { CaseRecord, DeadlineRecord } from '../case-record.js';
import type { CompiledPack, CompiledProcess } from '../compile-pack.js';
import type { DeadlineChange } from '../decision.js';
import { remembered } from '../remembered.js';
import { holds } from '../rules/evaluate-rule.js';
import type { World } from '../rules/world.js';
import { type DatesNow, datesOf, sameAnchors, sameDates } from './derive-deadline.js';
import { firstMoment, ladder } from './ladder.js';

export interface Happened {
  readonly event: string;
  readonly on: PlainDate;
}

const standing = (held: DeadlineRecord | undefined): DeadlineRecord | undefined =>
  held?.status === 'open' || held?.status === 'overdue' ? held : undefined;

/**
 * A limit is derived, not commanded: what should stand is computed from state, facts and calendar, and only the difference is a change.
 * 1. An event in `metBy` closes the standing instance: met, or met late when it happened after the due day.
 * 2. `while` no longer true cancels what stands.
 * 3. A standing instance whose dates now differ moves.
 * 4. Where nothing stands, a new instance starts, unless one that counted from the same days has already been met.
 *
 * @param before the limits held, by key
 * @param after the world after the step
 * @returns one to two changes per key (met, then the next one started), in the order of the pack
 */
export const deadlineChanges = (
  compiled: CompiledPack,
  { process }: CompiledProcess,
  before: CaseRecord['deadlines'],
  after: World,
  entered: CaseRecord['entered'],
  happened: Happened,
): DeadlineChange[] => {
  const changes: DeadlineChange[] = [];
  for (const [key, definition] of limitsOf(process)) {
    let held = before[key];
    let stands = standing(held);
    if (stands !== undefined && isMetBy(definition, happened.event, after)) {
      const kind = happened.on > stands.due ? 'metLate' : 'met';
      held = closed(stands, kind, happened.on);
      stands = undefined;
      changes.push({ kind, deadline: held });
    }
    if (!holds(definition.while, after)) {
      if (stands !== undefined) changes.push({ kind: 'cancelled', deadline: closed(stands, 'cancelled', happened.on) });
      continue;
    }
    const derived = datesOf(definition, compiled.calendar, after, entered);
    if (derived?.kind !== 'due') continue;
    if (stands !== undefined) {
      if (!sameDates(stands.components, derived.components))
        changes.push({
          kind: 'moved',
          deadline: moved(stands, derived, definition, compiled, after.day),
          before: stands,
        });
      continue;
    }
    const alreadyMet =
      held !== undefined && held.status !== 'cancelled' && sameAnchors(held.components, derived.components);
    if (!alreadyMet)
      changes.push({ kind: 'started', deadline: started(key, held, derived, definition, compiled, after.day) });
  }
  return changes;
};

const limitsOf = remembered((process: Process) => Object.entries(process.deadlines));

const isMetBy = (definition: DeadlineDefinition, event: string, after: World): boolean =>
  definition.metBy.some((met) => met.event === event && holds(met.when, after));

const closed = (
  { next: _next, ...held }: DeadlineRecord,
  status: DeadlineRecord['status'],
  on: PlainDate,
): DeadlineRecord => ({ ...held, status, closedOn: on });

type Due = Extract<DatesNow, { kind: 'due' }>;

const withNext = (record: Omit<DeadlineRecord, 'next'>, next: DeadlineRecord['next']): DeadlineRecord =>
  next === undefined ? record : { ...record, next };

const started = (
  key: string,
  earlier: DeadlineRecord | undefined,
  derived: Due,
  definition: DeadlineDefinition,
  compiled: CompiledPack,
  on: PlainDate,
): DeadlineRecord =>
  withNext(
    {
      key,
      instance: (earlier?.instance ?? 0) + 1,
      status: 'open',
      due: derived.due,
      practicalDue: derived.practicalDue,
      components: derived.components,
      decidedBy: derived.decidedBy,
      startedOn: on,
      owner: definition.owner,
    },
    firstMoment(
      ladder(definition, compiled.pack.authority.reminders, compiled.calendar, derived.due, derived.practicalDue),
      on,
    ),
  );

/** A limit that moves is open again, also when the old date had passed, and climbs its ladder anew from today. */
const moved = (
  held: DeadlineRecord,
  derived: Due,
  definition: DeadlineDefinition,
  compiled: CompiledPack,
  on: PlainDate,
): DeadlineRecord =>
  withNext(
    {
      key: held.key,
      instance: held.instance,
      status: 'open',
      due: derived.due,
      practicalDue: derived.practicalDue,
      components: derived.components,
      decidedBy: derived.decidedBy,
      startedOn: held.startedOn,
      owner: held.owner,
    },
    firstMoment(
      ladder(definition, compiled.pack.authority.reminders, compiled.calendar, derived.due, derived.practicalDue),
      on,
    ),
  );
