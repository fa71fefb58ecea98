/** Finds how things must stand, and what must be answered, for conditions to come out as they are wanted. */
import {
  chartGraph,
  type FactDefinition,
  type FormDefinition,
  type Pack,
  type PlainDate,
  type Process,
} from '@homeward/definition';
import { addDays, addMonths } from '../calendar/plain-date.js';
import type { CompiledPack } from '../compile-pack.js';
import { evaluateRule } from '../rules/evaluate-rule.js';
import type { World } from '../rules/world.js';
import { comparedValues } from './answer-variants.js';
import type { Wanted } from './deciding-ways.js';

export interface Realised {
  readonly given: Readonly<Record<string, unknown>>;
  readonly state: Readonly<Record<string, string>>;
  readonly dob: PlainDate;
  /** Answers to lay over the example; null leaves a question unanswered. */
  readonly data: Readonly<Record<string, unknown>>;
  /** Document -> the status it must have. */
  readonly documents: Readonly<Record<string, string>>;
  readonly role: string | undefined;
}

const USUAL_AGE = 6;
/** Facts that a story tells in another way. */
const NOT_GIVEN: ReadonlySet<string> = new Set(['sex', 'orders', 'placements']);

/** @returns undefined where no value is found that makes all of them come out */
export const realise = (
  compiled: CompiledPack,
  process: Process,
  form: FormDefinition | undefined,
  way: readonly Wanted[],
  day: PlainDate,
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
  const documents: Record<string, string> = {};
  let dob = addMonths(day, -12 * USUAL_AGE - 3);
  let role: string | undefined;
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
        const values = valuesOf(pack, key, definition, day).map((value) => ({ value }));
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
        const example = form?.examples.complete ?? {};
        // What the example answers anyhow needs no word.
        const isSo = pick(wanted, [example], (answers) => ({ ...blank(), answers }));
        if (isSo !== undefined) break;
        const [top = '', inner] = key.split('.');
        const values = answersOf(pack, form, key).map((value) => ({ value }));
        const picked = pick(wanted, [...values, undefined], (candidate) => ({
          ...blank(),
          answers: {
            [top]: inner === undefined || candidate === undefined ? candidate?.value : { [inner]: candidate.value },
          },
        }));
        if (picked === undefined) return undefined;
        data[top] =
          picked.one === undefined ? null : inner === undefined ? picked.one.value : { [inner]: picked.one.value };
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
        const statuses = ['none', ...(process.documents[key]?.steps.map(({ to }) => to) ?? [])] as const;
        const picked = pick(wanted, statuses, (status) => ({
          ...blank(),
          documents: { [key]: { status, version: 1 } },
        }));
        if (picked === undefined) return undefined;
        documents[key] = picked.one;
        break;
      }
      case 'actor': {
        const picked = pick(wanted, Object.keys(pack.grants.roles), (candidate) => ({
          ...blank(),
          roles: [candidate],
        }));
        if (picked === undefined) return undefined;
        role = picked.one;
        break;
      }
      default:
        break;
    }
  }
  for (const wanted of way) if (!settleComparison(pack, given, groups, wanted, day, blank)) return undefined;
  return { given, state, data, documents, dob, role };
};

/** One date before, on or after another: either is moved until it is so, if nothing else speaks of it. */
const settleComparison = (
  pack: Pack,
  given: Record<string, unknown>,
  groups: ReadonlyMap<string, readonly Wanted[]>,
  { condition, truth }: Wanted,
  day: PlainDate,
  blank: () => World,
): boolean => {
  const [left, right] = [factIn(condition.field), factIn(String(condition.value))];
  if (condition.valueSource !== 'field' || left === undefined || right === undefined) return true;
  if (pack.facts[left]?.type !== 'date' || pack.facts[right]?.type !== 'date') return true;
  const holdsWith = (values: Readonly<Record<string, unknown>>): boolean => {
    const facts = Object.fromEntries(
      Object.entries(values).flatMap(([name, value]) =>
        typeof value === 'string' ? [[name, [{ value, from: '0001-01-01', revision: 0 }]]] : [],
      ),
    );
    const world = { ...blank(), facts: { ...blank().facts, ...facts } };
    const others = [left, right].flatMap((name) => groups.get(`fact ${name}`) ?? []);
    return [...others, { condition, truth }].every(
      (one) => (evaluateRule(one.condition, world) === true) === one.truth,
    );
  };
  if (holdsWith(given)) return true;
  for (const one of MOVED)
    for (const other of MOVED) {
      const moved = { ...given, [left]: addDays(day, one), [right]: addDays(day, other) };
      if (!holdsWith(moved)) continue;
      given[left] = moved[left];
      given[right] = moved[right];
      return true;
    }
  return false;
};

/** Days from the first: a month ago, a year ago, yesterday, and their neighbours. */
const MOVED = [-30, -45, -400, -430, -1, -200, 30];

const factIn = (field: string): string | undefined =>
  field.startsWith('fact.') ? field.slice('fact.'.length) : undefined;

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

const TIMES = [0, 1, 2, 3, 4, 5, 6];

/** The same value again and again, a fortnight apart. */
const datedTimes = <T>(value: T, count: number, day: PlainDate) =>
  Array.from({ length: count }, (_, index) => ({ value, from: addDays(day, -14 * (count - index)), revision: 0 }));

/** @param between well between two birthdays, so that a few days make no difference */
const agesOf = (pack: Pack, day: PlainDate, between: boolean): PlainDate[] => {
  const spoken = [...comparedValues(pack)].flatMap(([field, values]) =>
    field === 'age' || field.startsWith('ageAt.') ? values : [],
  );
  const years = [...new Set([USUAL_AGE, ...spoken.filter((one) => typeof one === 'number')])].filter((one) => one >= 0);
  return years.map((one) => addMonths(day, -12 * one - (between ? 6 : 0)));
};

const valuesOf = (
  pack: Pack,
  fact: string,
  { type, codes }: FactDefinition,
  day: PlainDate,
): readonly (string | number | boolean | string[])[] => {
  const compared = comparedValues(pack);
  const spoken = compared.get(`fact.${fact}`) ?? [];
  switch (type) {
    case 'boolean':
      return [true, false];
    case 'number':
      return [...spoken.filter((one) => typeof one === 'number'), 0, 1];
    case 'date':
      return [
        ...['daysSince', 'weeksSince', 'monthsSince', 'daysUntil'].flatMap((unit) =>
          (compared.get(`${unit}.${fact}`) ?? []).flatMap((n): PlainDate[] => {
            if (typeof n !== 'number') return [];
            const on =
              unit === 'monthsSince'
                ? addMonths(day, -n)
                : addDays(day, unit === 'daysUntil' ? n : unit === 'weeksSince' ? -7 * n : -n);
            return [on, addDays(on, -1), addDays(on, 1)];
          }),
        ),
        addDays(day, -30),
        addDays(day, 30),
        addDays(day, -400),
      ];
    case 'code':
    case 'text':
      return [...spoken.filter((one) => typeof one === 'string'), ...codesOf(pack, codes)];
    case 'codes':
      return arraysOf([...new Set([...spoken.filter((one) => typeof one === 'string'), ...codesOf(pack, codes)])]);
  }
};

const codesOf = (pack: Pack, codes: string | undefined): string[] =>
  codes === undefined ? [] : (pack.codeLists[codes]?.codes.map(({ code }) => code) ?? []);

const answersOf = (pack: Pack, form: FormDefinition | undefined, name: string): readonly unknown[] => {
  const spoken = comparedValues(pack).get(`answer.${name}`) ?? [];
  const [top = '', inner] = name.split('.');
  const outer = form?.schema.properties[top];
  const question = inner === undefined ? outer : outer?.type === 'object' ? outer.properties?.[inner] : undefined;
  switch (question?.type) {
    case 'boolean':
      return [true, false];
    case 'integer':
    case 'number':
      return [...spoken.filter((one) => typeof one === 'number'), 1, 2, 3];
    case 'array':
      return arraysOf(spoken.filter((one) => typeof one === 'string'));
    case 'string':
      return [
        ...('oneOf' in question ? (question.oneOf ?? []).map((choice) => choice.const) : []),
        ...spoken.filter((one) => typeof one === 'string'),
        ...('format' in question && question.format === 'date' ? ['2026-03-02'] : ['Because it is so.']),
      ];
    default:
      return [];
  }
};

/** Each alone, all of them, and all but one. */
const arraysOf = (values: readonly string[]): string[][] => [
  ...values.map((one) => [one]),
  ...(values.length < 2 ? [] : [[...values]]),
  ...(values.length < 3 ? [] : values.map((left) => values.filter((one) => one !== left))),
];

const nested = (path: readonly string[], state: string): World['state'] => {
  const [first, ...rest] = path;
  return first === undefined ? state : { [first]: nested(rest, state) };
};
