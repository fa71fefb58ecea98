/** Plays one demonstration story through the engine up to today, time and birthdays included, as the people of the pack would have recorded it. */
import type { PlainDate } from '@homeward/definition';
import {
  type Actor,
  type Answers,
  addDays,
  birthdays,
  type CaseRecord,
  type Command,
  type CompiledPack,
  decide,
  earliest,
  formOf,
  isPlainDate,
  isWorkingDay,
  latest,
  previousWorkingDay,
  processOf,
  type Refusal,
  type TimePasses,
  timeCommands,
} from '@homeward/engine';
import type { PastEntry } from '../open-case.js';
import type { DemonstrationStory } from './demonstration-stories.js';
import type { StoryStep } from './story-steps.js';

/** Who records for this child: the person of each role. */
export type Cast = (role: string) => string | undefined;

export interface PlayedStory {
  readonly entries: readonly PastEntry[];
  readonly record: CaseRecord;
  /** The step at which the pack did not go along: the story stops there. */
  readonly stoppedAt?: { readonly step: StoryStep; readonly refusal: Refusal };
}

/** What was told longer ago has been read: days. */
const NOTICES_KEPT = 14;

/** Pure: the same story, cast and day always give the same history. */
export function playDemonstration(
  compiled: CompiledPack,
  first: CaseRecord,
  story: DemonstrationStory,
  { today, givenName, cast }: { readonly today: PlainDate; readonly givenName: string; readonly cast: Cast },
): PlayedStory {
  const entries: PastEntry[] = [];
  let record = first;
  const begin = addDays(today, -story.began);
  const day = (after: number): PlainDate => workingDayFrom(compiled, addDays(begin, after));

  const send = (command: Command, key: string, actor: Actor, person?: string): Refusal | undefined => {
    const result = decide(compiled, record, command, { today: command.on, actor });
    if (result.kind === 'refusal') return result;
    const old = command.on < addDays(today, -NOTICES_KEPT);
    // Brothers and sisters have stories of their own; matches and families hear of the child's.
    const signals = result.signals.filter(({ process }) => process !== undefined && process !== record.process);
    const decision = { ...result, signals, ...(old ? { notices: [] } : {}) };
    entries.push({ decision, key, ...(person === undefined ? {} : { person }) });
    record = result.next;
    return undefined;
  };
  const passTime = (from: PlainDate, upTo: PlainDate): void => {
    const refused = new Set<string>();
    for (let count = 0; count < MOST_MOMENTS; count += 1) {
      const [next] = [...timeCommands(record, upTo), ...birthdays(compiled, record, from, upTo)]
        .filter((moment) => !refused.has(momentKey(moment)))
        .sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
      if (next === undefined) return;
      // A birthday is named anew until it is past; whatever time brought once is not asked again.
      refused.add(momentKey(next));
      send(next, momentKey(next), SYSTEM);
    }
  };

  const lastWorkingDay = previousWorkingDay(compiled.calendar, today);
  let last = begin;
  for (const [index, step] of story.steps.entries()) {
    // A day that has not come yet is not played: stories are written for a day in the week.
    const happens = latest([last, earliest([day(step.after), lastWorkingDay]) ?? today]) ?? today;
    passTime(addDays(last, 1), happens);
    const command = commandOf(compiled, record.process, step, { on: happens, day, givenName });
    const person = cast(step.role);
    const refusal = send(command, `demonstration|${index}`, { id: person ?? step.role, roles: [step.role] }, person);
    if (refusal !== undefined) {
      passTime(addDays(happens, 1), today);
      return { entries, record, stoppedAt: { step, refusal } };
    }
    last = happens;
  }
  passTime(addDays(last, 1), today);
  return { entries, record };
}

const SYSTEM: Actor = { id: 'system', roles: ['system'] };
const MOST_MOMENTS = 2_000;

const momentKey = ({ event, deadline, instance, step, on }: TimePasses): string =>
  `time|${event}|${deadline ?? ''}|${instance ?? ''}|${step ?? ''}|${on}`;

const workingDayFrom = ({ calendar }: CompiledPack, day: PlainDate): PlainDate => {
  let on = day;
  while (!isWorkingDay(calendar, on)) on = addDays(on, 1);
  return on;
};

interface Occasion {
  readonly on: PlainDate;
  readonly day: (after: number) => PlainDate;
  readonly givenName: string;
}

/** What a person would have sent: the form's complete example on this day and about this child, with the story's answers laid over it. */
function commandOf(compiled: CompiledPack, processId: string, step: StoryStep, occasion: Occasion): Command {
  const { process } = processOf(compiled, processId);
  const examples = formOf(compiled, process, step.event, step.document)?.form.examples;
  const own = typeof step.answers === 'function' ? step.answers(occasion.day) : (step.answers ?? {});
  return {
    kind: 'record',
    event: step.event,
    ...(step.document === undefined ? {} : { document: step.document }),
    on: occasion.on,
    answers: { ...aboutThisChild(examples?.complete ?? {}, occasion), ...own },
  };
}

/** Examples are written about a child AB on some day. */
const aboutThisChild = (example: Readonly<Record<string, unknown>>, occasion: Occasion): Answers =>
  Object.fromEntries(Object.entries(example).map(([name, value]) => [name, adapted(value, occasion)]));

const adapted = (value: unknown, occasion: Occasion): unknown => {
  if (isPlainDate(value)) return occasion.on;
  if (typeof value === 'string') return value.replace(/\bAB\b/g, occasion.givenName);
  if (Array.isArray(value)) return value.map((item) => adapted(item, occasion));
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, adapted(inner, occasion)]));
  return value;
};
