/** The shortest walks of a case through a process, found by trying everything that anybody may record, breadth first. */
import type { FactValue, FormDefinition, PlainDate, Step } from '@homeward/definition';
import { formOf } from '../answers.js';
import type { CaseRecord } from '../case-record.js';
import { type CompiledPack, processOf } from '../compile-pack.js';
import { decide } from '../decide.js';
import { documentsByEvent } from '../documents/document-changes.js';
import { newCase } from '../new-case.js';
import { activePaths } from '../rules/world.js';
import { stepCommand } from '../story/step-command.js';

export interface Beginning {
  readonly process: string;
  readonly dateOfBirth: PlainDate;
  /** The day on which everything happens. */
  readonly on: PlainDate;
}

/** What the story and the search call the child: nobody's name. */
export const CHILD = 'CHILD';

const MOST_TRIES = 3_000;
const MOST_OPTIONS = 8;

/**
 * @returns state path -> the steps of the shortest walk that was found to it; states that take more than a bounded number of tries are left out
 */
export const walksFrom = (
  compiled: CompiledPack,
  { process: id, dateOfBirth, on }: Beginning,
): ReadonlyMap<string, readonly Step[]> => {
  const { process } = processOf(compiled, id);
  const facts: Readonly<Record<string, FactValue>> = Object.hasOwn(compiled.pack.facts, 'dateOfBirth')
    ? { dateOfBirth }
    : {};
  const first = newCase(compiled, { id: CHILD, process: id, subjectRef: CHILD, openedOn: on, facts });
  const walks = new Map<string, readonly Step[]>();
  const seen = new Set<string>();
  const waiting: { readonly record: CaseRecord; readonly steps: readonly Step[] }[] = [];
  const arrive = (record: CaseRecord, steps: readonly Step[]): void => {
    const standing = standingOf(record);
    if (seen.has(standing)) return;
    seen.add(standing);
    for (const path of activePaths(record.state)) if (!walks.has(path)) walks.set(path, steps);
    waiting.push({ record, steps });
  };
  arrive(first, []);
  const choices = triesOf(compiled, id);
  let tries = 0;
  for (const { record, steps } of waiting)
    for (const { event, role, data } of choices) {
      tries += 1;
      if (tries > MOST_TRIES) return walks;
      const step: Step = { n: steps.length + 1, on, actor: role, event, data, expect: { allowed: true } };
      const made = stepCommand(compiled, process, step, dateOfBirth);
      if ('problem' in made) continue;
      const actor = { id: role, roles: [role] };
      const result = decide(compiled, record, made.command, { today: on, actor });
      if (result.kind === 'decision') arrive(result.next, [...steps, step]);
    }
  return walks;
};

/** What tells two cases apart for going on: where they stand, what is known, how their documents stand. */
const standingOf = ({ state, facts, documents }: CaseRecord): string =>
  JSON.stringify([
    state,
    Object.entries(facts).map(([name, dated]) => [name, dated.at(-1)?.value]),
    Object.entries(documents).map(([name, { status }]) => [name, status]),
  ]);

interface Try {
  readonly event: string;
  readonly role: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** The complete example as it is, and with each choice of each question. */
const triesOf = (compiled: CompiledPack, id: string): Try[] => {
  const { process } = processOf(compiled, id);
  return Object.entries(process.events).flatMap(([event, { sentBy, document }]) => {
    if (sentBy !== 'person') return [];
    const named = document === 'named' ? (documentsByEvent(process).get(event) ?? []).map(([key]) => key) : [undefined];
    return named.flatMap((key) => {
      const about = key === undefined ? {} : { form: key };
      const form = formOf(compiled, process, event, key)?.form;
      return compiled.ability
        .rolesThatMay('record', event)
        .flatMap((role) => [{}, ...variants(form)].map((data): Try => ({ event, role, data: { ...about, ...data } })));
    });
  });
};

const variants = (form: FormDefinition | undefined): Readonly<Record<string, unknown>>[] =>
  Object.entries(form?.schema.properties ?? {}).flatMap(([name, question]) => {
    if (question.type === 'boolean') return [true, false].map((value) => ({ [name]: value }));
    const options = question.type === 'string' ? (question.oneOf ?? []) : [];
    return options.slice(0, MOST_OPTIONS).map((option) => ({ [name]: option.const }));
  });
