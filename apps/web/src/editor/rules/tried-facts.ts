/** What a rule has to be told before it can be tried, and the world that made-up answers make. */
import {
  type Condition,
  DOCUMENT_STATUSES,
  type FactValue,
  fieldsNamed,
  openedConditions,
  type Pack,
  type PlainDate,
  type Rule,
  type RuleField,
  type RuleScope,
} from '@homeward/definition';
import { type Dated, SINCE_EVER, type StateValue, type World } from '@homeward/engine';

/** Field -> what was made up; absent: not known. */
export type MadeUp = Readonly<Record<string, Condition['value']>>;

/** The fields whose values decide: a count of days since a fact asks for the fact. */
const asked = (field: string): readonly string[] => {
  const name = field.slice(field.indexOf('.') + 1);
  if (field === 'age') return ['fact.dateOfBirth'];
  if (field === 'day' || field === 'weekday') return [];
  if (field.startsWith('ageAt.')) return [`fact.${name}`, 'fact.dateOfBirth'];
  return /^(daysSince|weeksSince|monthsSince|daysUntil)\./.test(field) ? [`fact.${name}`] : [field];
};

export const askedOf = (pack: Pack, scope: RuleScope, rule: Rule | string): readonly RuleField[] => {
  const names = openedConditions(pack, rule).flatMap(({ field, value, valueSource }) => [
    ...asked(field),
    ...(valueSource === 'field' && typeof value === 'string' ? asked(value) : []),
  ]);
  return [...new Set(names)].flatMap((name) => fieldsNamed(pack, name, scope).slice(0, 1));
};

const under = (name: string): string => name.slice(name.indexOf('.') + 1);

/** A world in which nothing is known but what was made up, on a day. */
export const madeUpWorld = (pack: Pack, day: PlainDate, madeUp: MadeUp): World => {
  const given = Object.entries(madeUp).flatMap(([field, value]) => (value === undefined ? [] : [{ field, value }]));
  const of = (prefix: string) => given.filter(({ field }) => field.startsWith(`${prefix}.`));
  const facts: Record<string, readonly Dated[]> = {};
  for (const { field, value } of of('fact'))
    facts[under(field)] = [{ value: asFact(value), from: SINCE_EVER, revision: 0 }];
  for (const { field, value } of of('times')) {
    const one: Dated = facts[under(field)]?.[0] ?? { value: true, from: SINCE_EVER, revision: 0 };
    facts[under(field)] = Array.from({ length: Math.min(100, Math.max(0, Number(value) || 0)) }, () => one);
  }
  let answers: Readonly<Record<string, unknown>> = {};
  for (const { field, value } of of('answer')) answers = withAt(answers, under(field).split('.'), value);
  return {
    vocabulary: { facts: pack.facts, rules: pack.rules, parameters: pack.authority.parameters },
    day,
    facts,
    answers,
    state: stateOf(of('state')),
    documents: Object.fromEntries(
      of('document').flatMap(({ field, value }) => {
        const status = DOCUMENT_STATUSES.find((one) => one === value);
        return status === undefined ? [] : [[under(field), { status, version: 1 }]];
      }),
    ),
    deadlines: Object.fromEntries(
      of('due').map(({ field, value }) => [under(field), { status: 'open', due: String(value) }]),
    ),
    roles: given.flatMap(({ field, value }) => (field === 'actor.role' ? [value].flat().map(String) : [])),
  };
};

const asFact = (value: NonNullable<Condition['value']>): FactValue =>
  Array.isArray(value) ? value.map(String) : value;

const withAt = (
  into: Readonly<Record<string, unknown>>,
  [step = '', ...rest]: readonly string[],
  value: unknown,
): Readonly<Record<string, unknown>> => {
  if (rest.length === 0) return { ...into, [step]: value };
  const inner = into[step];
  return { ...into, [step]: withAt(isRecord(inner) ? inner : {}, rest, value) };
};
const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** `state.routes.adoption` = exploring -> { routes: { adoption: 'exploring' } }. */
const stateOf = (
  given: readonly { readonly field: string; readonly value: NonNullable<Condition['value']> }[],
): StateValue => {
  const put = (state: StateValue, [step = '', ...rest]: readonly string[], leaf: string): StateValue => {
    const here: { readonly [region: string]: StateValue } = typeof state === 'string' ? { [state]: {} } : state;
    return { ...here, [step]: rest.length === 0 ? leaf : put(here[step] ?? {}, rest, leaf) };
  };
  let state: StateValue = {};
  for (const { field, value } of given) state = put(state, under(field).split('.'), String([value].flat()[0]));
  return state;
};
