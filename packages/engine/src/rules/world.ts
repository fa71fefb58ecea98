/** What a rule can see: facts as at a day, answers, states, documents, the actor's roles and the parameters. */
import type { FactDefinition, FactValue, Parameter, PlainDate, RuleDefinition } from '@homeward/definition';
import type { Dated, DeadlineRecord, DocumentRecord, StateValue } from '../case-record.js';
import type { Answers } from '../command.js';
import { remembered } from '../remembered.js';

/** The parts of a pack that rules refer to by name. */
export interface Vocabulary {
  readonly facts: Readonly<Record<string, FactDefinition>>;
  readonly rules: Readonly<Record<string, RuleDefinition>>;
  readonly parameters: Readonly<Record<string, Parameter>>;
}

export interface World {
  readonly vocabulary: Vocabulary;
  readonly day: PlainDate;
  readonly facts: Readonly<Record<string, readonly Dated[]>>;
  readonly answers: Answers;
  readonly state: StateValue;
  readonly documents: Readonly<Record<string, DocumentRecord>>;
  /** Of a limit, rules ask when it is due while it stands. */
  readonly deadlines: Readonly<Record<string, Pick<DeadlineRecord, 'status' | 'due'>>>;
  readonly roles: readonly string[];
}

/**
 * The value of a fact in force on a day: the latest one that holds from that day or before; the catalogue's `initially` when none was ever recorded.
 * @returns undefined when nobody recorded it: unknown, never false.
 */
export const factOn = (
  world: Pick<World, 'vocabulary' | 'facts'>,
  name: string,
  day: PlainDate,
): FactValue | undefined => {
  const inForce = world.facts[name]?.findLast((dated) => dated.from <= day);
  return inForce?.value ?? world.vocabulary.facts[name]?.initially?.value;
};

/** Where the case stands under a state path: `routes.adoption` -> `exploring`. Undefined when the path is not active. */
export const stateAt = (state: StateValue, path: string): string | undefined => stateUnder(state, path.split('.'));

/** The same for a path that has been taken apart: `['routes', 'adoption']`. */
export const stateUnder = (state: StateValue, steps: readonly string[]): string | undefined => {
  let here: StateValue | undefined = state;
  for (const step of steps) {
    if (here === undefined) return undefined;
    if (typeof here === 'string') return undefined;
    here = Object.hasOwn(here, step) ? here[step] : undefined;
  }
  if (here === undefined) return undefined;
  if (typeof here === 'string') return here;
  const children = Object.keys(here);
  // A compound state stands in one child; a parallel one in all of them and so in none by name.
  return children.length === 1 ? children[0] : undefined;
};

/** Every active state, outermost first: `routes`, `routes.adoption`, `routes.adoption.exploring`. */
export const activePaths = (state: StateValue): readonly string[] =>
  typeof state === 'string' ? [state] : pathsOf(state);

const pathsOf = remembered((state: Exclude<StateValue, string>): readonly string[] => pathsUnder(state, ''));

const pathsUnder = (state: Exclude<StateValue, string>, prefix: string): string[] => {
  const paths: string[] = [];
  for (const [name, child] of Object.entries(state)) {
    paths.push(prefix + name);
    if (typeof child === 'string') paths.push(`${prefix}${name}.${child}`);
    else paths.push(...pathsUnder(child, `${prefix}${name}.`));
  }
  return paths;
};

/** An answer by its path; dots reach into groups. */
export const answerAt = (answers: Answers, path: string): unknown =>
  path.indexOf('.') < 0 ? (Object.hasOwn(answers, path) ? answers[path] : undefined) : answerUnder(answers, path);

const answerUnder = (answers: Answers, path: string): unknown =>
  path
    .split('.')
    .reduce<unknown>(
      (here, step) =>
        typeof here === 'object' && here !== null && Object.hasOwn(here, step) ? Reflect.get(here, step) : undefined,
      answers,
    );
