/** Tells a walkthrough anew where the procedure is meant to be otherwise now: what its author looked at stays what is looked at, with what happens today. */
import type { Expectation, ExpectedDeadline, PlainDate, Step, Story } from '@homeward/definition';
import type { CaseRecord } from '../case-record.js';
import type { CompiledPack } from '../compile-pack.js';
import { factOn } from '../rules/world.js';
import type { Happened } from './happened.js';
import { NOT_REFUSED } from './judge-step.js';
import { playStory } from './play-story.js';
import { DaysRetold, standing } from './retell-day.js';
import { heardNow } from './signal-label.js';

/**
 * Pure. A step that is refused, or no longer is, stays as it was written: nobody but a person can say what should be done instead (`withStepBefore`, `withoutStep`).
 * @returns the story with its expectations as things happen under this pack; play it to see what could not be told
 */
export const retell = (compiled: CompiledPack, story: Story): Story => {
  const told = new Map<Step, Expectation>();
  const days = new DaysRetold(compiled);
  let held: ReadonlySet<string> = new Set();
  playStory(compiled, story, {
    asked: () => undefined,
    // Judged first, then told what followed.
    judged: (judgement) => {
      days.hear(judgement);
      held = new Set(judgement.verdicts.filter(({ holds }) => holds).map(({ what }) => what));
      if (judgement.kind !== 'step' || judgement.step.expect.allowed) return;
      // It is refused as it was to be, and for another reason now.
      const { step, verdicts } = judgement;
      const other = verdicts.find(({ what, holds, got }) => what === 'refused' && !holds && got !== NOT_REFUSED);
      if (other !== undefined) told.set(step, { ...step.expect, refused: other.got });
    },
    followed: (step, happened, record) => {
      if (step.expect.allowed)
        told.set(step, expectedNow(compiled, step.expect, { happened, record, held, on: step.on }));
    },
  });
  return {
    ...story,
    ...days.of(story),
    steps: story.steps.map((step) => ({ ...step, expect: told.get(step) ?? step.expect })),
  };
};

/** The same story with another step before one of its steps; they are counted anew. */
export const withStepBefore = (story: Story, before: number, step: Omit<Step, 'n'>): Story => ({
  ...story,
  steps: story.steps
    .flatMap((one): Omit<Step, 'n'>[] => (one.n === before ? [step, one] : [one]))
    .map((one, index) => ({ ...one, n: index + 1 })),
});

/** The same story without one of its steps; they are counted anew. */
export const withoutStep = (story: Story, taken: number): Story => ({
  ...story,
  steps: story.steps.filter(({ n }) => n !== taken).map((one, index) => ({ ...one, n: index + 1 })),
});

interface Now {
  readonly happened: Happened;
  readonly record: CaseRecord;
  /** What the step expected and what is so, as verdicts name it. */
  readonly held: ReadonlySet<string>;
  readonly on: PlainDate;
}

const expectedNow = (compiled: CompiledPack, expect: Expectation, { happened, record, held, on }: Now): Expectation => {
  const whole = expect.nothingElse === true;
  const list = (name: 'deadlinesMet' | 'deadlinesMetLate' | 'deadlinesCancelled' | 'deadlinesOverdue' | 'notices') =>
    keep(name, expect[name], happened[name], { whole, held });
  const tasks = (name: 'tasks' | 'tasksDone' | 'tasksCancelled') =>
    keep(name, expect[name], happened[name], { whole, held, nameOf: bare });
  const { notify, ...rest } = expect;
  const otherCases = heardNow(happened.otherCases, expect.otherCases, whole);
  const readers = new Set(happened.notices.flatMap(readersOf));
  // "either of them" holds while one of them is told; the rest are as the notices themselves say.
  const stillTold = notify?.filter((who) => who.split('|').some((one) => readers.has(one.trim())));
  return {
    ...rest,
    ...(stillTold === undefined
      ? {}
      : { notify: [...stillTold, ...(whole && expect.notices === undefined ? missing(stillTold, readers) : [])] }),
    ...values('state', expect.state, happened.state, whole, (name) => standing(record, name)),
    ...values('facts', expect.facts, happened.facts, whole, (name) => known(compiled, record, name, on)),
    ...started(expect.deadlinesStarted, happened.deadlinesStarted, whole),
    ...list('deadlinesMet'),
    ...list('deadlinesMetLate'),
    ...list('deadlinesCancelled'),
    ...list('deadlinesOverdue'),
    ...(expect.notices === undefined ? {} : list('notices')),
    ...tasks('tasks'),
    ...tasks('tasksDone'),
    ...tasks('tasksCancelled'),
    ...(expect.otherCases === undefined && otherCases.length === 0 ? {} : { otherCases }),
  };
};

/** `CPR(sw)` -> `CPR`. */
const bare = (label: string): string => label.replace(/\(.*\)$/, '');
const readersOf = (label: string): string[] => label.slice(label.indexOf('(') + 1, -1).split(', ');
const missing = (listed: readonly string[], readers: ReadonlySet<string>): string[] =>
  [...readers].filter((reader) => !listed.some((who) => who.split('|').some((one) => one.trim() === reader)));

/** What was listed and still happens; all of it where the step says that nothing else does. */
const keep = <K extends string>(
  key: K,
  listed: readonly string[] | undefined,
  now: readonly string[],
  {
    whole,
    held,
    nameOf = (label) => label,
  }: { readonly whole: boolean; readonly held: ReadonlySet<string>; readonly nameOf?: (label: string) => string },
): { readonly [k in K]?: string[] } => {
  const none: { [k in K]?: string[] } = {};
  const still = (listed ?? []).flatMap((label) =>
    held.has(`${key} ${label}`) ? [label] : now.filter((one) => nameOf(one) === nameOf(label)).slice(0, 1),
  );
  const kept = whole
    ? [...still, ...now.filter((one) => !still.some((other) => nameOf(other) === nameOf(one)))]
    : still;
  return listed === undefined && kept.length === 0 ? none : { ...none, [key]: kept };
};

const started = (
  listed: readonly ExpectedDeadline[] | undefined,
  now: readonly ExpectedDeadline[],
  whole: boolean,
): Pick<Expectation, 'deadlinesStarted'> => {
  const told = now.flatMap((one) => {
    const before = listed?.find(({ key }) => key === one.key);
    if (before === undefined) return whole ? [one] : [];
    // What stands as it was written keeps what its author wrote beside it.
    return [before.due === one.due && sameParts(before, one) ? before : one];
  });
  return listed === undefined && told.length === 0 ? {} : { deadlinesStarted: told };
};

const sameParts = ({ components = {} }: ExpectedDeadline, now: ExpectedDeadline): boolean =>
  Object.entries(components).every(([part, due]) => (now.components ?? { [part]: now.due })[part] === due);

const values = <K extends 'state' | 'facts', V>(
  key: K,
  listed: Readonly<Record<string, V>> | undefined,
  happened: Readonly<Record<string, V>>,
  whole: boolean,
  now: (name: string) => V | undefined,
): { readonly [k in K]?: Record<string, V> } => {
  const none: { [k in K]?: Record<string, V> } = {};
  const names = [...new Set([...Object.keys(listed ?? {}), ...(whole ? Object.keys(happened) : [])])];
  if (names.length === 0) return listed === undefined ? none : { ...none, [key]: {} };
  const told = names.flatMap((name): [string, V][] => {
    const value = happened[name] ?? now(name);
    return value === undefined ? [] : [[name, value]];
  });
  return { ...none, [key]: Object.fromEntries(told) };
};

const known = ({ vocabulary }: CompiledPack, record: CaseRecord, fact: string, on: PlainDate): unknown =>
  factOn({ vocabulary, facts: record.facts }, fact, on) ?? null;
