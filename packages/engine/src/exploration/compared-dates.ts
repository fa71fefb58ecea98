/** Settles conditions that compare one recorded date with another. */
import type { Pack, PlainDate } from '@homeward/definition';
import { addDays, isPlainDate } from '../calendar/plain-date.js';
import { evaluateRule } from '../rules/evaluate-rule.js';
import type { World } from '../rules/world.js';
import type { Wanted } from './deciding-ways.js';

/**
 * One date before, on or after another: dates are moved until all such conditions are so, and everything else that is asked of them.
 *
 * @param given facts that are known already; those that are moved are changed here
 * @param groups what else is wanted of each fact
 */
export const settleComparisons = (
  pack: Pack,
  given: Record<string, unknown>,
  groups: ReadonlyMap<string, readonly Wanted[]>,
  way: readonly Wanted[],
  day: PlainDate,
  blank: () => World,
): boolean => {
  const isDate = (fact: string | undefined): fact is string => fact !== undefined && pack.facts[fact]?.type === 'date';
  const compared = way.filter(({ condition }) => condition.valueSource === 'field' && bothOf(condition).every(isDate));
  const areSo = (some: readonly Wanted[], values: Readonly<Record<string, unknown>>): boolean => {
    const facts = Object.fromEntries(
      Object.entries(values).flatMap(([name, value]) =>
        typeof value === 'string' ? [[name, [{ value, from: '0001-01-01', revision: 0 }]]] : [],
      ),
    );
    const world = { ...blank(), facts: { ...blank().facts, ...facts } };
    return some.every(({ condition, truth }) => (evaluateRule(condition, world) === true) === truth);
  };
  /** Tries these facts on every day that is worth it. */
  const moved = (names: readonly string[], asked: readonly Wanted[]): boolean => {
    // The days that other conditions have asked for already, their neighbours, and then any.
    const spoken = names.map((name) => given[name]).filter(isPlainDate);
    const days = [
      ...new Set([
        ...spoken.flatMap((one) => [one, addDays(one, -1), addDays(one, 1)]),
        ...MOVED.map((n) => addDays(day, n)),
      ]),
    ];
    const others = [...asked, ...names.flatMap((name) => groups.get(`fact ${name}`) ?? [])];
    const from = (left: readonly string[], values: Readonly<Record<string, unknown>>): boolean => {
      const [next, ...later] = left;
      if (next === undefined) {
        if (!areSo(others, values)) return false;
        Object.assign(given, values);
        return true;
      }
      return days.some((one) => from(later, { ...values, [next]: one }));
    };
    return from(names, given);
  };
  for (const one of compared) {
    const asked = [...bothOf(one.condition).flatMap((name) => groups.get(`fact ${name}`) ?? []), one];
    if (!areSo(asked, given) && !moved(bothOf(one.condition).filter(isDate), [one])) return false;
  }
  if (areSo(compared, given)) return true;
  // What settled one of them has unsettled another: all at once, while they are few.
  const all = [...new Set(compared.flatMap(({ condition }) => bothOf(condition).filter(isDate)))];
  return all.length > MOST_AT_ONCE || moved(all, compared);
};

const MOST_AT_ONCE = 3;

const bothOf = ({ field, value }: Wanted['condition']): (string | undefined)[] => [
  factIn(field),
  factIn(String(value)),
];

/** Days from the first: a month ago, a year ago, yesterday, and their neighbours. */
const MOVED = [-30, -45, -400, -430, -1, -200, 30];

const factIn = (field: string): string | undefined =>
  field.startsWith('fact.') ? field.slice('fact.'.length) : undefined;
