/** The shortest ways of a case through a process, found by trying everything that anybody may record, breadth first. */
import {
  chartGraph,
  type FactValue,
  type FormDefinition,
  type PlainDate,
  type Process,
  type Step,
} from '@homeward/definition';
import { formOf } from '../../answers.js';
import type { CaseRecord } from '../../case-record.js';
import { type CompiledPack, processOf } from '../../compile-pack.js';
import { decide } from '../../decide.js';
import type { Result } from '../../decision.js';
import { documentsByEvent } from '../../documents/document-changes.js';
import { newCase } from '../../new-case.js';
import { activePaths } from '../../rules/world.js';
import { stepCommand } from '../../story/step-command.js';

export interface Beginning {
  readonly process: string;
  readonly dateOfBirth: PlainDate;
  /** The day on which everything happens. */
  readonly on: PlainDate;
  /** An answer to every question about a day. */
  readonly planned?: PlainDate | undefined;
}

/** What the story and the search call the child: nobody's name. */
export const CHILD = 'CHILD';

const MOST_TRIES = 3_000;
const MOST_OPTIONS = 8;

/** A case somewhere, and the steps that led there. */
export interface Arrival {
  readonly record: CaseRecord;
  readonly steps: readonly Step[];
}

/**
 * Where the case stands in a place of the chart for the first time it goes on from there before it tries what else could be answered on the way.
 * @returns the shortest ways first, no two to the same place; a bounded number of tries is made
 */
export const arrivalsFrom = (
  compiled: CompiledPack,
  { process: id, dateOfBirth, on, planned }: Beginning,
): readonly Arrival[] => {
  const { process } = processOf(compiled, id);
  const facts: Readonly<Record<string, FactValue>> = Object.hasOwn(compiled.pack.facts, 'dateOfBirth')
    ? { dateOfBirth }
    : {};
  const first = newCase(compiled, { id: CHILD, process: id, subjectRef: CHILD, openedOn: on, facts });
  const arrivals: Arrival[] = [];
  const seen = new Set<string>();
  const places = new Set<string>();
  const [fresh, waiting]: [Arrival[], Arrival[]] = [[], []];
  const arrive = (record: CaseRecord, steps: readonly Step[]): void => {
    const standing = standingOf(record);
    if (seen.has(standing)) return;
    seen.add(standing);
    const arrival = { record, steps };
    arrivals.push(arrival);
    const place = JSON.stringify(record.state);
    (places.has(place) ? waiting : fresh).push(arrival);
    places.add(place);
  };
  arrive(first, []);
  const choices = triesOf(compiled, id, planned);
  const isTaken = takenIn(process);
  let tries = 0;
  for (let next = fresh.shift(); next !== undefined && tries < MOST_TRIES; next = fresh.shift() ?? waiting.shift()) {
    const { record, steps } = next;
    for (const one of choices) {
      if (!isTaken(record, one.event)) continue;
      tries += 1;
      const step = stepOf(one, on, { n: steps.length + 1, allowed: true });
      const result = resultOf(compiled, process, record, step, dateOfBirth);
      if (result?.kind === 'decision') arrive(result.next, [...steps, step]);
    }
  }
  return arrivals.sort((one, other) => one.steps.length - other.steps.length);
};

/** Whether some state that the case stands in takes an event at all: most tries are answered by that alone. */
const takenIn = ({ chart }: Process): ((record: CaseRecord, event: string) => boolean) => {
  const taking = new Map<string, Set<string>>();
  for (const { event, source } of chartGraph(chart).edges)
    if (event !== undefined) taking.set(source.path, (taking.get(source.path) ?? new Set()).add(event));
  return ({ state }, event) => ['', ...activePaths(state)].some((path) => taking.get(path)?.has(event) === true);
};

export const stepOf = (
  { event, role, data }: Try,
  on: PlainDate,
  { n, allowed }: { readonly n: number; readonly allowed: boolean },
): Step => ({ n, on, actor: role, event, data, expect: { allowed } });

/** What becomes of a step; undefined when it cannot even be sent. */
export const resultOf = (
  compiled: CompiledPack,
  process: Process,
  record: CaseRecord,
  step: Step,
  dateOfBirth: PlainDate,
): Result | undefined => {
  const made = stepCommand(compiled, process, step, dateOfBirth);
  if ('problem' in made) return undefined;
  const actor = { id: step.actor, roles: [step.actor] };
  return decide(compiled, record, made.command, { today: step.on, actor });
};

/** What tells two cases apart for going on: where they stand, what is known, how their documents and limits stand. */
const standingOf = ({ state, facts, documents, deadlines }: CaseRecord): string =>
  JSON.stringify([
    state,
    Object.entries(facts).map(([name, dated]) => [name, dated.at(-1)?.value]),
    Object.entries(documents).map(([name, { status }]) => [name, status]),
    Object.entries(deadlines).map(([name, { status }]) => [name, status]),
  ]);

export interface Try {
  readonly event: string;
  readonly role: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** The complete example as it is, and with each choice of each question. */
export const triesOf = (compiled: CompiledPack, id: string, planned?: PlainDate): Try[] => {
  const { process } = processOf(compiled, id);
  return Object.entries(process.events).flatMap(([event, { sentBy, document }]) => {
    if (sentBy !== 'person') return [];
    const named = document === 'named' ? (documentsByEvent(process).get(event) ?? []).map(([key]) => key) : [undefined];
    return named.flatMap((key) => {
      const about = key === undefined ? {} : { form: key };
      const form = formOf(compiled, process, event, key)?.form;
      return compiled.ability
        .rolesThatMay('record', event)
        .flatMap((role) =>
          [{}, ...variants(form, planned)].map((data): Try => ({ event, role, data: { ...about, ...data } })),
        );
    });
  });
};

/** Answers to lay over the complete example: one question answered otherwise. */
export const variants = (form: FormDefinition | undefined, planned?: PlainDate): Readonly<Record<string, unknown>>[] =>
  Object.entries(form?.schema.properties ?? {}).flatMap(([name, question]): Readonly<Record<string, unknown>>[] => {
    if (question.type === 'boolean') return [true, false].map((value) => ({ [name]: value }));
    // What is numbered (the first review, the second) is often told apart by its number.
    if (question.type === 'integer')
      return [1, 2]
        .filter((value) => value >= (question.minimum ?? value) && value <= (question.maximum ?? value))
        .map((value) => ({ [name]: value }));
    if (question.type === 'array' && question.items.type === 'string')
      return severalOf(question.items.oneOf ?? []).map((values) => ({ [name]: values }));
    if (question.type === 'string' && question.format === 'date' && planned !== undefined) return [{ [name]: planned }];
    const options = question.type === 'string' ? (question.oneOf ?? []) : [];
    return options.slice(0, MOST_OPTIONS).map((option) => ({ [name]: option.const }));
  });

/** Each choice alone, and all of them. */
const severalOf = (choices: readonly { readonly const: unknown }[]): unknown[][] => [
  ...choices.slice(0, MOST_OPTIONS).map((choice) => [choice.const]),
  ...(choices.length > 1 && choices.length <= MOST_OPTIONS ? [choices.map((choice) => choice.const)] : []),
];
