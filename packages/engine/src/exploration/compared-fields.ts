/** A condition that compares one field with another as pairs of values for the two: what an answer must be, and what must be known. */
import type { Condition, FormDefinition, Pack } from '@homeward/definition';
import { evaluateRule } from '../rules/evaluate-rule.js';
import type { Wanted, Way } from './deciding-ways.js';
import { FIRST_DAY } from './first-day.js';
import { knowing } from './known-by-event.js';
import { answersOf, valuesOf } from './values-to-try.js';

const MOST_PAIRS = 6;

/**
 * Two recorded dates are left as they are: days are moved until they fit (`settleComparison`).
 * @param form of the event whose answers are compared
 */
export const fieldsCompared = (pack: Pack, form: FormDefinition | undefined, way: Way): Way =>
  way.map((one) => {
    if ('anyOf' in one) return { anyOf: one.anyOf.map((inner) => fieldsCompared(pack, form, inner)) };
    const ways = pairsFor(pack, form, one);
    return ways.length === 0 ? one : { anyOf: ways };
  });

const pairsFor = (pack: Pack, form: FormDefinition | undefined, { condition, truth }: Wanted): Way[] => {
  const { field, value, valueSource } = condition;
  const other = String(value);
  if (valueSource !== 'field' || (isDate(pack, field) && isDate(pack, other))) return [];
  const [lefts, rights] = [candidates(pack, form, field, other), candidates(pack, form, other, field)];
  const compared: Condition = { ...condition, field: 'fact.left', value: 'fact.right' };
  const pairs = lefts.flatMap((left) =>
    rights
      .filter((right) => (evaluateRule(compared, knowing(pack, { left, right })) === true) === truth)
      .map((right): Way => [...is(field, left), ...is(other, right)]),
  );
  // What is not known is never true.
  const unknown = truth ? [] : [field, other].filter((name) => name !== 'day').map(notKnown);
  return [...pairs.slice(0, MOST_PAIRS), ...unknown];
};

type Scalar = string | number | boolean;

/** The day is what it is. */
const is = (field: string, value: Scalar): Way =>
  field === 'day' ? [] : [{ condition: { field, operator: '=', value }, truth: true }];

const notKnown = (field: string): Way => [{ condition: { field, operator: 'null' }, truth: true }];

const isDate = (pack: Pack, field: string): boolean =>
  field.startsWith('fact.') && pack.facts[field.slice('fact.'.length)]?.type === 'date';

/** Values of one field, among them those that the other may have: two texts are most often alike. */
const candidates = (pack: Pack, form: FormDefinition | undefined, field: string, other: string): readonly Scalar[] => {
  const own = valuesFor(pack, form, field);
  const isText = pack.facts[field.slice('fact.'.length)]?.type === 'text';
  return [...new Set([...(isText || other === 'day' ? valuesFor(pack, form, other) : []), ...own])];
};

const valuesFor = (pack: Pack, form: FormDefinition | undefined, field: string): readonly Scalar[] => {
  if (field === 'day') return [FIRST_DAY];
  const dot = field.indexOf('.');
  const [prefix, name] = [field.slice(0, dot), field.slice(dot + 1)];
  if (prefix === 'answer') return scalars([form?.examples.complete?.[name], ...answersOf(pack, form, name)]);
  const fact = prefix === 'fact' ? pack.facts[name] : undefined;
  return fact === undefined ? [] : scalars(valuesOf(pack, name, fact, FIRST_DAY));
};

const scalars = (values: readonly unknown[]): readonly Scalar[] =>
  values.filter((one): one is Scalar => typeof one === 'string' || typeof one === 'number' || typeof one === 'boolean');
