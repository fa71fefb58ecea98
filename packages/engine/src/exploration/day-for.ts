/** The day of the first week on which what is wanted of the day of the week is so. */
import type { PlainDate } from '@homeward/definition';
import { addDays } from '../calendar/plain-date.js';
import type { CompiledPack } from '../compile-pack.js';
import { evaluateRule } from '../rules/evaluate-rule.js';
import type { Wanted } from './deciding-ways.js';
import { FIRST_DAY } from './first-day.js';
import { knowing } from './known-by-event.js';

/** @returns none where nothing is wanted of it, or no day is like that */
export const dayFor = ({ pack }: CompiledPack, wanted: readonly Wanted[]): PlainDate[] => {
  const asked = wanted.filter(({ condition: { field } }) => field === 'weekday');
  if (asked.length === 0) return [];
  return [0, 1, 2, 3, 4, 5, 6]
    .map((more) => addDays(FIRST_DAY, more))
    .filter((day) =>
      asked.every(
        ({ condition, truth }) => (evaluateRule(condition, { ...knowing(pack, {}), day }) === true) === truth,
      ),
    )
    .slice(0, 1);
};
