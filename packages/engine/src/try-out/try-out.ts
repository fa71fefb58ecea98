/** A try-out: made-up or copied children going through a pack on a clock that somebody moves. */
// It is kept as what was done, and played anew from its beginning each time: the same acts on a changed draft show at once where they lead elsewhere.
import type { FactValue, PlainDate } from '@homeward/definition';
import { canonicalEntry } from '../audit/canonical-entry.js';
import { addDays, latest } from '../calendar/plain-date.js';
import type { CaseRecord } from '../case-record.js';
import { type Actor, type Answers, type Command, type Override, SYSTEM, type TimePasses } from '../command.js';
import type { CompiledPack } from '../compile-pack.js';
import type { CopiedLife } from '../copying/copied-life.js';
import { birthdays } from '../deadlines/birthdays.js';
import { timeCommands } from '../deadlines/time-commands.js';
import type { Refusal } from '../decision.js';
import { newCase } from '../new-case.js';
import { caseOf, type Happening, type Stage, send, type UnheardSignal } from '../story/stage.js';
import { type CopiedStart, copiedStart } from './copied-start.js';

export interface TryOutBeginning {
  readonly process: string;
  /** What the case is called, here and where other cases name it. */
  readonly ref: string;
  /** The case's id; the reference where none is given. */
  readonly id?: string;
  readonly openedOn: PlainDate;
  /** Known when it opens: `dateOfBirth`, `sex`. */
  readonly facts: Readonly<Record<string, FactValue>>;
  /** The copied life that led up to it; then `openedOn` and `facts` are its own. */
  readonly copied?: { readonly life: CopiedLife; readonly asAt: PlainDate };
  /** Role -> the id of the person who acts in it; the role itself where none is given. */
  readonly people?: Readonly<Record<string, string>>;
}

export type TryOutAct =
  /** The clock moves on; whatever falls due up to and including that day happens, each on its own day. */
  | { readonly kind: 'clock'; readonly to: PlainDate }
  /** Somebody records something, on the day on which the clock stands. */
  | {
      readonly kind: 'record';
      readonly role: string;
      readonly event: string;
      readonly document?: string;
      readonly answers: Answers;
      readonly overrides?: readonly Override[];
    };

/** What happened, and which act brought it. */
export interface Tried extends Happening {
  readonly act: number;
  readonly command: Command;
}

export interface TriedOut {
  readonly day: PlainDate;
  readonly record: CaseRecord;
  /** Every case by reference: the child's, and those that began because of it. */
  readonly cases: ReadonlyMap<string, CaseRecord>;
  readonly happened: readonly Tried[];
  /** What was told to cases that do not take part, or was not taken there. */
  readonly unheard: readonly UnheardSignal[];
  /** Where a copied life led to. */
  readonly start?: CopiedStart;
  /** The act that could not be played, and why; those after it were not tried. */
  readonly stopped?: { readonly act: number; readonly sentence: string; readonly refusal?: Refusal };
}

/** Far more than a clock moved on by years brings; a pack whose limits restart each time they are reached would go on for ever. */
const MOST_MOMENTS = 5000;

/**
 * Pure: the same pack, beginning and acts always give the same cases.
 * Throws when the pack has no such process, or cannot begin with a copied life (`copiedStart`).
 */
export const tryOut = (compiled: CompiledPack, beginning: TryOutBeginning, acts: readonly TryOutAct[]): TriedOut => {
  const { process, ref, id = ref, openedOn, facts, people = {}, copied } = beginning;
  const start = copied === undefined ? undefined : copiedStart(compiled, copied.life);
  const first = start?.record ?? newCase(compiled, { id, process, subjectRef: ref, openedOn, facts });
  const happened: Tried[] = [];
  let act = 0;
  const stage: Stage = {
    compiled,
    child: ref,
    cases: new Map([[ref, first]]),
    happened: [],
    unheard: [],
    watcher: {
      asked: ({ ref: about, command, result }) => {
        if (result.kind === 'decision')
          happened.push({
            ref: about,
            event: 'event' in command ? command.event : command.kind,
            on: command.on,
            decision: result,
            act,
            command,
          });
      },
      judged: () => undefined,
    },
  };
  const clock = makeClock(stage, copied?.asAt ?? openedOn);
  const now = (stopped?: TriedOut['stopped']): TriedOut => ({
    day: clock.day(),
    record: caseOf(stage, ref),
    cases: stage.cases,
    happened,
    unheard: stage.unheard,
    ...(start === undefined ? {} : { start }),
    ...(stopped === undefined ? {} : { stopped }),
  });
  for (const [index, one] of acts.entries()) {
    act = index;
    if (one.kind === 'clock') {
      const sentence = clock.moveTo(one.to);
      if (sentence !== undefined) return now({ act, sentence });
      continue;
    }
    const { role, event, document, answers, overrides } = one;
    const actor: Actor = { id: people[role] ?? role, roles: [role] };
    const on = clock.day();
    const command: Command = {
      kind: 'record',
      event,
      on,
      answers,
      origin: 'person',
      ...(document === undefined ? {} : { document }),
      ...(overrides === undefined ? {} : { overrides }),
    };
    const result = send(stage, ref, command, actor, on);
    if (result.kind === 'refusal') return now({ act, sentence: result.sentence, refusal: result });
    const sentence = clock.moveTo(on);
    if (sentence !== undefined) return now({ act, sentence });
  }
  return now();
};

/** The clock of a stage: what time says on a day is said once. */
const makeClock = (stage: Stage, openedOn: PlainDate) => {
  let day = openedOn;
  const said = new Set<string>();
  return {
    day: () => day,
    /** @returns why it cannot get there */
    moveTo: (to: PlainDate): string | undefined => {
      if (to < day) return 'The clock cannot be put back: take acts back instead.';
      for (let moments = 0; moments < MOST_MOMENTS; moments += 1) {
        const next = nextMoment(stage, day, to, said);
        if (next === undefined) {
          day = to;
          return undefined;
        }
        said.add(next.key);
        // A moment that the case no longer takes has passed, as it does for real.
        send(stage, next.ref, next.command, SYSTEM, next.command.on);
        if (next.command.on > day) day = next.command.on;
      }
      return `The clock does not get past ${day}: a limit restarts each time it is reached.`;
    },
  };
};

/** The moment that comes first in any of the cases, of those not yet said. */
const nextMoment = (stage: Stage, from: PlainDate, to: PlainDate, said: ReadonlySet<string>) => {
  let first: { readonly ref: string; readonly command: TimePasses; readonly key: string } | undefined;
  // A birthday on the day on which a case opens has been.
  for (const [ref, record] of stage.cases)
    for (const command of [
      ...birthdays(stage.compiled, record, latest([from, addDays(record.openedOn, 1)]) ?? from, to),
      ...timeCommands(record, to),
    ]) {
      const { event, deadline, instance, step, on } = command;
      const key = `${ref}|${event}|${deadline ?? ''}|${instance ?? ''}|${step ?? ''}|${on}`;
      if (!said.has(key) && (first === undefined || on < first.command.on)) first = { ref, command, key };
    }
  return first;
};

/** The history of the child's case, an entry a line, as the audit trail signs it. */
export const traceOf = ({ happened, record }: TriedOut): string =>
  happened
    .filter(({ decision }) => decision.next.id === record.id)
    .map(({ decision }) => canonicalEntry(decision.entry))
    .join('\n');
