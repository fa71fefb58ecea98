/** Settles conditions that compare one recorded date with another. */
import type { Pack, PlainDate } from '@homeward/definition';
import { addDays, isPlainDate } from '../calendar/plain-date.js';
import { evaluateRule } from '../rules/evaluate-rule.js';
import type { World } from '../rules/world.js';
import type { Wanted } from './deciding-ways.js';

/** One date before, on or after another: either is moved until it is so, if nothing else speaks of it. */
export const settleComparison = (
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
  // The days that other conditions have asked for already, their neighbours, and then any.
  const spoken = [given[left], given[right]].filter(isPlainDate);
  const days = [
    ...new Set([
      ...spoken.flatMap((one) => [one, addDays(one, -1), addDays(one, 1)]),
      ...MOVED.map((n) => addDays(day, n)),
    ]),
  ];
  for (const one of days)
    for (const other of days) {
      const moved = { ...given, [left]: one, [right]: other };
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
