/** Derives one limit from facts, states and the calendar, with every component and how it was reached. */
import type { Allowance, Anchor, Component, DeadlineDefinition, PlainDate } from '@homeward/definition';
import { earliest, isPlainDate, latest } from '../calendar/plain-date.js';
import { CalendarExhausted, previousWorkingDay, type WorkingCalendar } from '../calendar/working-days.js';
import type { CaseRecord, DueComponent } from '../case-record.js';
import { remembered } from '../remembered.js';
import { holds } from '../rules/evaluate-rule.js';
import { factOn, type World } from '../rules/world.js';
import { countAllowance } from './count-allowance.js';

/** What a limit is now: a date with its reasons, or why there is none yet. Never a guess. */
export type Derived =
  | {
      readonly kind: 'due';
      readonly due: PlainDate;
      readonly practicalDue: PlainDate;
      readonly decidedBy: string;
      readonly components: readonly DueComponent[];
    }
  | { readonly kind: 'notYet'; readonly missing: readonly string[] }
  | { readonly kind: 'cannot'; readonly sentence: string };

/** Facts are anchors as at any day, also one that lies ahead (a review that has been scheduled), so anchors look past `world.day`. */
const END_OF_TIME = '9999-12-31';

/** The day an anchor names; undefined while it is not known. */
const anchorOn = (anchor: Anchor, world: World, entered: CaseRecord['entered']): PlainDate | undefined => {
  if ('fact' in anchor) {
    const value = factOn(world, anchor.fact, END_OF_TIME);
    return isPlainDate(value) ? value : undefined;
  }
  if ('entered' in anchor) return entered[anchor.entered];
  if ('nextOf' in anchor) {
    const after = anchorOn(anchor.after, world, entered);
    if (after === undefined) return undefined;
    return earliest(scheduleOf(anchor.nextOf, world).filter((date) => date > after));
  }
  const several = 'earliestOf' in anchor ? anchor.earliestOf : anchor.latestOf;
  const known = several.flatMap((part) => anchorOn(part, world, entered) ?? []);
  return 'earliestOf' in anchor ? earliest(known) : latest(known);
};

/** The days of a fact that holds a list of them. */
const scheduleOf = (fact: string, world: World): PlainDate[] => {
  const value = factOn(world, fact, END_OF_TIME);
  return Array.isArray(value) ? value.filter(isPlainDate) : [];
};

const missingOf = (anchor: Anchor, world: World, entered: CaseRecord['entered']): string[] => {
  if (anchorOn(anchor, world, entered) !== undefined) return [];
  if ('fact' in anchor) return [world.vocabulary.facts[anchor.fact]?.label ?? anchor.fact];
  if ('entered' in anchor) return [anchor.entered];
  if ('nextOf' in anchor) {
    const missing = missingOf(anchor.after, world, entered);
    return missing.length > 0 ? missing : [world.vocabulary.facts[anchor.nextOf]?.label ?? anchor.nextOf];
  }
  return ('earliestOf' in anchor ? anchor.earliestOf : anchor.latestOf).flatMap((part) =>
    missingOf(part, world, entered),
  );
};

const allowance = (allow: Allowance, world: World): number => {
  const n = typeof allow.n === 'number' ? allow.n : world.vocabulary.parameters[allow.n.parameter]?.value;
  if (typeof n !== 'number')
    throw new Error(
      'A deadline counts with a parameter that is not a number; the pack was not checked before it was run.',
    );
  return allow.direction === 'back' ? -n : n;
};

/** A part of a limit with what it has been counted to before: the cases of an authority count from the same few days. */
interface Part {
  readonly name: string;
  readonly definition: Component;
  /** Where the allowance is a parameter, its value is part of the key. */
  readonly counted: Map<string, DueComponent>;
}

const KEPT_DAYS = 1_000;

const partsIn = remembered((_calendar: WorkingCalendar) =>
  remembered((definition: DeadlineDefinition): readonly Part[] =>
    Object.entries(definition.components).map(([name, part]) => ({ name, definition: part, counted: new Map() })),
  ),
);

const component = (
  { name, definition, counted }: Part,
  calendar: WorkingCalendar,
  world: World,
  entered: CaseRecord['entered'],
): DueComponent | undefined => {
  const from = anchorOn(definition.anchor, world, entered);
  if (from === undefined) return undefined;
  const n = allowance(definition.allow, world);
  const key = `${from}${n}`;
  const known = counted.get(key);
  if (known !== undefined) return known;
  const made = {
    name,
    title: definition.title,
    due: countAllowance(calendar, from, definition.allow.unit, n),
    anchorOn: from,
    source: definition.source,
    verified: definition.verified,
  };
  if (counted.size >= KEPT_DAYS) counted.clear();
  counted.set(key, made);
  return made;
};

/** The dates of a limit, or why there are none, without saying what is missing. */
export type DatesNow = Exclude<Derived, { kind: 'notYet' }> | undefined;

/**
 * What `deriveDeadline` says, for whoever does not ask what is missing.
 * @returns undefined while no component has a day to count from
 */
export const datesOf = (
  definition: DeadlineDefinition,
  calendar: WorkingCalendar,
  world: World,
  entered: CaseRecord['entered'],
): DatesNow => {
  try {
    const components: DueComponent[] = [];
    let first: DueComponent | undefined;
    for (const part of partsIn(calendar)(definition)) {
      if (!holds(part.definition.when, world)) continue;
      const made = component(part, calendar, world, entered);
      if (made === undefined) continue;
      components.push(made);
      if (first === undefined || made.due < first.due) first = made;
    }
    if (first === undefined) return undefined;
    return {
      kind: 'due',
      due: first.due,
      practicalDue: previousWorkingDay(calendar, first.due),
      decidedBy: first.name,
      components,
    };
  } catch (error) {
    if (error instanceof CalendarExhausted) return { kind: 'cannot', sentence: error.message };
    throw error;
  }
};

/**
 * @param world facts and state after the step; `world.day` is the day of the command
 * @param entered when each active state was entered
 */
export const deriveDeadline = (
  definition: DeadlineDefinition,
  calendar: WorkingCalendar,
  world: World,
  entered: CaseRecord['entered'],
): Derived =>
  datesOf(definition, calendar, world, entered) ?? {
    kind: 'notYet',
    missing: Object.values(definition.components)
      .filter((part) => holds(part.when, world))
      .flatMap((part) => missingOf(part.anchor, world, entered)),
  };

/** Two derivations count from the same days: then it is the same limit, not a new one. */
export const sameAnchors = (a: readonly DueComponent[], b: readonly DueComponent[]): boolean =>
  a.length === b.length &&
  a.every((part, index) => part.name === b[index]?.name && part.anchorOn === b[index]?.anchorOn);

/** Two derivations say the same. */
export const sameDates = (a: readonly DueComponent[], b: readonly DueComponent[]): boolean =>
  sameAnchors(a, b) && a.every((part, index) => part.due === b[index]?.due);
