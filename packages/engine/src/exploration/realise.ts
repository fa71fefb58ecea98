/** Finds how things must stand, and what must be answered, for conditions to come out as they are wanted. */
import { chartGraph, DocumentStatus, type FormDefinition, type PlainDate, type Process } from '@homeward/definition';
import { addDays, addMonths } from '../calendar/plain-date.js';
import type { CompiledPack } from '../compile-pack.js';
import { evaluateRule } from '../rules/evaluate-rule.js';
import type { World } from '../rules/world.js';
import { settleComparisons } from './compared-dates.js';
import type { Wanted } from './deciding-ways.js';
import { agesOf, answersOf, datedTimes, isWithin, TIMES, USUAL_AGE, valuesOf } from './values-to-try.js';
import { valuesWanted, withInner } from './values-wanted.js';

export interface Realised {
  readonly given: Readonly<Record<string, unknown>>;
  readonly state: Readonly<Record<string, string>>;
  readonly dob: PlainDate;
  /** Answers to lay over the example; null leaves a question unanswered. */
  readonly data: Readonly<Record<string, unknown>>;
  /** Document -> the status it must have. */
  readonly documents: Readonly<Record<string, DocumentStatus>>;
  /** The role of whoever records it, and those that they hold besides; none where it does not matter. */
  readonly roles: readonly string[];
}

/** How a form is filled. */
interface Filling {
  /** A question may be left open that the form must have answered; so unless said. */
  readonly lacking?: boolean;
  /** Nothing is answered but what is wanted, not even what the form's example answers. */
  readonly blank?: boolean;
}

/** Facts that a story tells in another way. */
const NOT_GIVEN: ReadonlySet<string> = new Set(['sex', 'orders', 'placements']);

/**
 * @returns undefined where no value is found that makes all of them come out
 */
export const realise = (
  compiled: CompiledPack,
  process: Process,
  form: FormDefinition | undefined,
  way: readonly Wanted[],
  day: PlainDate,
  { lacking = true, blank: fromNothing = false }: Filling = {},
): Realised | undefined => {
  const { pack } = compiled;
  const groups = new Map<string, Wanted[]>();
  for (const wanted of way) {
    if (wanted.condition.valueSource === 'field') continue;
    const name = variableOf(wanted.condition.field);
    groups.set(name, [...(groups.get(name) ?? []), wanted]);
  }
  const given: Record<string, unknown> = {};
  const state: Record<string, string> = {};
  const data: Record<string, unknown> = {};
  const documents: Record<string, DocumentStatus> = {};
  let dob = addMonths(day, -12 * USUAL_AGE - 3);
  let roles: readonly string[] = [];
  const blank = (): World => ({
    vocabulary: compiled.vocabulary,
    day,
    facts: { dateOfBirth: [{ value: dob, from: '0001-01-01', revision: 0 }] },
    answers: {},
    state: {},
    documents: {},
    deadlines: {},
    roles: [],
  });
  /** In a box, since nothing may be what is picked. */
  const pick = <T>(
    wanted: readonly Wanted[],
    candidates: readonly T[],
    world: (value: T) => World,
  ): { readonly one: T } | undefined => {
    for (const one of candidates)
      if (wanted.every(({ condition, truth }) => (evaluateRule(condition, world(one)) === true) === truth))
        return { one };
    return undefined;
  };
  // The age first: other conditions count from the date of birth.
  for (const [name, wanted] of [...groups].sort(([a], [b]) => (a === 'age' ? -1 : b === 'age' ? 1 : 0))) {
    const [kind = '', ...rest] = name.split(' ');
    const key = rest.join(' ');
    switch (kind) {
      case 'age': {
        const dates = wanted.flatMap(({ condition: { field } }) =>
          field.startsWith('ageAt.') ? [field.slice('ageAt.'.length)] : [],
        );
        const dated = Object.fromEntries(
          dates.map((fact) => [fact, [{ value: addDays(day, -30), from: '0001-01-01', revision: 0 }]]),
        );
        const born = pick(wanted, agesOf(pack, day, dates.length > 0), (value) => ({
          ...blank(),
          facts: { ...dated, dateOfBirth: [{ value, from: '0001-01-01', revision: 0 }] },
        }));
        if (born === undefined) return undefined;
        dob = born.one;
        for (const fact of dates) given[fact] ??= addDays(day, -30);
        break;
      }
      case 'times': {
        const definition = pack.facts[key];
        const value = definition === undefined ? undefined : valuesOf(pack, key, definition, day)[0];
        const often = pick(wanted, TIMES, (count) => ({
          ...blank(),
          facts: { ...blank().facts, [key]: datedTimes(value ?? '', count, day) },
        }));
        if (often === undefined || value === undefined) return undefined;
        if (often.one > 0)
          given[key] = datedTimes(value, often.one, day).map((one) => ({ value: one.value, from: one.from }));
        break;
      }
      case 'fact': {
        const definition = pack.facts[key];
        if (definition === undefined || NOT_GIVEN.has(key)) return undefined;
        const values = [
          ...valuesWanted(wanted, definition.type === 'codes'),
          ...valuesOf(pack, key, definition, day),
        ].map((value) => ({ value }));
        const picked = pick(wanted, [...values, undefined], (candidate) =>
          candidate === undefined
            ? blank()
            : { ...blank(), facts: { ...blank().facts, [key]: [{ ...candidate, from: '0001-01-01', revision: 0 }] } },
        );
        if (picked === undefined) return undefined;
        if (picked.one !== undefined) given[key] = picked.one.value;
        break;
      }
      case 'answer': {
        const example = fromNothing ? {} : (form?.examples.complete ?? {});
        // What the example answers anyhow needs no word.
        const isSo = pick(wanted, [example], (answers) => ({ ...blank(), answers }));
        if (isSo !== undefined) break;
        const [top = '', inner] = key.split('.');
        const several = form?.schema.properties[top]?.type === 'array';
        const known = answersOf(pack, form, key);
        const question = inner === undefined ? form?.schema.properties[top] : undefined;
        const values = [...valuesWanted(wanted, several, known.flat()), ...known]
          .filter((value) => typeof value !== 'number' || question === undefined || isWithin(question, value))
          .map((value) => ({ value }));
        const isWanted = !lacking && inner === undefined && form?.schema.required.includes(top) === true;
        const picked = pick(wanted, isWanted ? values : [...values, undefined], (candidate) => ({
          ...blank(),
          answers: {
            [top]: inner === undefined || candidate === undefined ? candidate?.value : { [inner]: candidate.value },
          },
        }));
        if (picked === undefined) return undefined;
        data[top] =
          inner === undefined
            ? (picked.one?.value ?? null)
            : withInner(data[top] ?? example[top], inner, picked.one?.value);
        break;
      }
      case 'state': {
        const region = chartGraph(process.chart).states.get(key);
        const picked = pick(wanted, [...(region?.children.keys() ?? [])], (candidate) => ({
          ...blank(),
          state: nested(key.split('.'), candidate),
        }));
        if (picked === undefined) return undefined;
        state[key] = picked.one;
        break;
      }
      case 'document': {
        const steps = process.documents[key]?.steps.map(({ to }) => to) ?? [];
        // One that no step leads to may stand in what comes from elsewhere.
        const statuses = [...new Set(['none' as const, ...steps, ...DocumentStatus.options])];
        const picked = pick(wanted, statuses, (status) => ({
          ...blank(),
          documents: { [key]: { status, version: 1 } },
        }));
        if (picked === undefined) return undefined;
        documents[key] = picked.one;
        break;
      }
      case 'actor': {
        const known = Object.keys(pack.grants.roles);
        const named = known.filter((one) => wanted.some(({ condition: { value } }) => [value].flat().includes(one)));
        // Only where no role alone will do, two that the conditions speak of.
        const pairs = named.flatMap((one) => named.filter((other) => other !== one).map((other) => [one, other]));
        const picked = pick(wanted, [...known.map((one) => [one]), ...pairs], (candidate) => ({
          ...blank(),
          roles: candidate,
        }));
        if (picked === undefined) return undefined;
        roles = picked.one;
        break;
      }
      default:
        break;
    }
  }
  if (!settleComparisons(pack, given, groups, way, day, blank)) return undefined;
  return { given, state, data, documents, dob, roles };
};

/** What a field's value is read from: `monthsSince.planSince` from the fact `planSince`. */
export const variableOf = (field: string): string => {
  if (field === 'age') return 'age';
  if (field === 'actor.role') return 'actor';
  const dot = field.indexOf('.');
  const [prefix, name] = [field.slice(0, dot), field.slice(dot + 1)];
  // How old the child was on a day: the day is about now, and the date of birth follows.
  if (name === 'dateOfBirth' || prefix === 'ageAt') return 'age';
  if (prefix === 'times') return `times ${name}`;
  if (prefix === 'answer' || prefix === 'state' || prefix === 'document' || prefix === 'due')
    return `${prefix} ${name}`;
  return dot < 0 ? field : `fact ${name}`;
};

const nested = (path: readonly string[], state: string): World['state'] => {
  const [first, ...rest] = path;
  return first === undefined ? state : { [first]: nested(rest, state) };
};
