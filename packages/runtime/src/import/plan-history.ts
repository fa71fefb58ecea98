/** Turns one child's history into what is to be played: a case for each period of care, and its steps in order, in the words of one authority's process. */
import type { FactValue, PlainDate } from '@homeward/definition';
import { type Answers, type CompiledPack, canonical, processOf } from '@homeward/engine';
import type { ChildHistory, Happening, WhatHappened } from '@homeward/ssda903';
import { type Attempt, renderingOf } from './happening-table.js';

export interface KnownFact {
  readonly fact: string;
  readonly value: FactValue;
  readonly from: PlainDate;
}

/** One happening, ready to be played. */
export interface PlannedStep {
  readonly kind: WhatHappened['kind'];
  readonly on: PlainDate;
  /** Which happening of the case this is: the same in every return that tells of it. */
  readonly name: string;
  /** What is said of it, as one text: differs when a later return says something else. */
  readonly content: string;
  readonly attempts: readonly Attempt[];
  readonly facts: readonly KnownFact[];
  /** Events that the happening should have been but that this process does not have. */
  readonly unknownEvents: readonly string[];
  /** How many reviews this stands for that were held while the child was not looked after: no process asks for them, so they are facts. */
  readonly outsideCare: number;
}

export interface PlannedCase {
  /** Undefined for a child who has not been looked after by the day the return speaks of. */
  readonly lookedAfterFrom?: PlainDate;
  readonly openedOn: PlainDate;
  /** Known from the start. */
  readonly facts: Readonly<Record<string, FactValue>>;
  readonly steps: readonly PlannedStep[];
}

/**
 * Pure. One happening becomes one step; where the return tells of one act twice (a placement order is also a change of legal status), the more particular one is kept.
 * @param process the process of the pack that children go through
 * @param asAt the day the return speaks of: when a child without any history is opened
 * @returns the child's cases in order of time; at least one
 */
export function planHistory(
  compiled: CompiledPack,
  process: string,
  history: ChildHistory,
  asAt: PlainDate,
): PlannedCase[] {
  const starts = history.periodsOfCare.map(({ startedOn }) => startedOn);
  const byPeriod: Happening[][] = starts.length === 0 ? [[]] : starts.map(() => []);
  for (const happening of history.happenings) {
    const period =
      happening.kind === 'careEnded' ? endedPeriod(history, happening.on) : latestStart(starts, happening.on);
    // What came before the first period belongs to the case that it led to.
    byPeriod[Math.max(period, 0)]?.push(happening);
  }
  return byPeriod.map((happenings, index) => {
    const { lookedAfterFrom, first } = { lookedAfterFrom: starts[index], first: happenings[0]?.on };
    const days = [lookedAfterFrom, first].filter((day) => day !== undefined).sort();
    return {
      ...(lookedAfterFrom === undefined ? {} : { lookedAfterFrom }),
      openedOn: days[0] ?? asAt,
      facts: openingFacts(compiled, history),
      steps: stepsOf(compiled, process, happenings),
    };
  });
}

const latestStart = (starts: readonly PlainDate[], on: PlainDate): number =>
  starts.findLastIndex((start) => start <= on);

/** A period may end on the very day the next one begins. */
const endedPeriod = ({ periodsOfCare }: ChildHistory, on: PlainDate): number =>
  periodsOfCare.findIndex(({ endedOn }) => endedOn === on);

const openingFacts = ({ pack }: CompiledPack, { child }: ChildHistory): Record<string, FactValue> =>
  Object.fromEntries(
    Object.entries({ dateOfBirth: child.dateOfBirth, sex: child.sex, ethnicity: child.ethnicity }).flatMap(
      ([fact, value]): [string, FactValue][] =>
        value === undefined || !Object.hasOwn(pack.facts, fact) ? [] : [[fact, value]],
    ),
  );

function stepsOf(compiled: CompiledPack, process: string, happenings: readonly Happening[]): PlannedStep[] {
  const seen = new Map<string, number>();
  const steps: PlannedStep[] = [];
  for (const happening of happenings) {
    if (isToldTwice(happening, happenings)) continue;
    const day = `${happening.kind}|${happening.on}`;
    const place = (seen.get(day) ?? 0) + 1;
    seen.set(day, place);
    const step = stepOf(compiled, process, happening, happenings, place);
    const before = steps.at(-1);
    if (before !== undefined && before.outsideCare > 0 && step.outsideCare > 0)
      steps[steps.length - 1] = together(before, step);
    else steps.push(step);
  }
  return steps;
}

/** Reviews outside care that follow each other are one entry of the history: each by itself says nothing. */
const together = (before: PlannedStep, step: PlannedStep): PlannedStep => ({
  ...step,
  content: `${before.content}${step.content}`,
  facts: [...before.facts, ...step.facts],
  outsideCare: before.outsideCare + step.outsideCare,
});

/** A placement order is also a change of legal status, being placed for adoption also a change of placement: one act, one step. */
const isToldTwice = (happening: Happening, all: readonly Happening[]): boolean => {
  const also = (kind: WhatHappened['kind']) => all.some((other) => other.kind === kind && other.on === happening.on);
  if (happening.kind === 'legalStatusChanged') return happening.legalStatus === 'E1' && also('placementOrderMade');
  return happening.kind === 'placementChanged' && also('placedForAdoption');
};

function stepOf(
  compiled: CompiledPack,
  processId: string,
  happening: Happening,
  all: readonly Happening[],
  place: number,
): PlannedStep {
  const { process } = processOf(compiled, processId);
  const { kind, on } = happening;
  const rendering = renderingOf(happening);
  const moved =
    kind === 'placedForAdoption'
      ? all.find((other) => other.kind === 'placementChanged' && other.on === on)
      : undefined;
  const facts = { ...(moved === undefined ? {} : renderingOf(moved).facts), ...rendering.facts };
  const outsideCare = kind === 'reviewHeld' && happening.number === undefined;
  const wanted = outsideCare ? [] : rendering.attempts;
  const isThere = ({ event }: Attempt): boolean => process.events[event]?.sentBy === 'person';
  // A review's number counts what this return happens to hold; it is not part of what the return says of the review.
  const said = wanted.map(({ event, answers: { number: _number, kind: _kind, ...rest } }) => ({
    event,
    answers: rest,
  }));
  return {
    kind,
    on,
    name: `ssda903|${kind}|${on}|${place}`,
    content: canonical([said, facts]),
    attempts: wanted.filter(isThere).map(({ event, answers }) => ({
      event,
      answers: answersOf(compiled, process.events[event]?.form, answers),
    })),
    facts: Object.entries(facts).flatMap(([fact, value]) =>
      value === undefined || !Object.hasOwn(compiled.pack.facts, fact) ? [] : [{ fact, value, from: on }],
    ),
    unknownEvents: wanted.filter((attempt) => !isThere(attempt)).map(({ event }) => event),
    outsideCare: outsideCare ? 1 : 0,
  };
}

/** Answers to questions that the authority's form asks. */
const answersOf = (compiled: CompiledPack, form: string | undefined, answers: Answers): Answers => {
  const questions = form === undefined ? {} : (compiled.forms[form]?.form.schema.properties ?? {});
  return Object.fromEntries(
    Object.entries(answers).filter(([name, value]) => value !== undefined && Object.hasOwn(questions, name)),
  );
};
