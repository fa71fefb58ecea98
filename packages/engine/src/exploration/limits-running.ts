/** A condition on a limit as how a case must stand for that limit to run: limits are derived, so that none can simply be put there. */
import type { Pack, Process } from '@homeward/definition';
import { addDays } from '../calendar/plain-date.js';
import { ahead, countable } from './deadline-aims.js';
import { type Wanted, type Way, wayTo } from './deciding-ways.js';
import { FIRST_DAY } from './first-day.js';

/** `due.review2 is recorded` as what its `while` asks, with something to count from. */
export const limitsRunning = (pack: Pack, process: Process, way: Way): Way =>
  way.flatMap((one): Way => {
    if ('anyOf' in one) return [{ anyOf: one.anyOf.map((inner) => limitsRunning(pack, process, inner)) }];
    const compared = comparedWithLimit(pack, process, one);
    if (compared !== undefined) return compared;
    const key = one.condition.field.startsWith('due.') ? one.condition.field.slice('due.'.length) : undefined;
    const limit = key === undefined ? undefined : process.deadlines[key];
    const running = limit === undefined ? undefined : runs(one);
    if (limit === undefined || running === undefined) return [one];
    if (!running) return wayTo(pack, limit.while, false);
    const parts = Object.values(limit.components).map(
      (part): Way => [...countable(process, part), ...wayTo(pack, part.when, true)],
    );
    return [...wayTo(pack, limit.while, true), ...(parts.length === 1 ? (parts[0] ?? []) : [{ anyOf: parts }])];
  });

/** An answer that is a day before, or after, the end of a limit: the limit is counted from now, the answer is now or long after. */
const comparedWithLimit = (pack: Pack, process: Process, { condition, truth }: Wanted): Way | undefined => {
  const { field, operator, value, valueSource } = condition;
  const limit = process.deadlines[String(value).slice('due.'.length)];
  if (valueSource !== 'field' || !field.startsWith('answer.') || !String(value).startsWith('due.')) return undefined;
  if (limit === undefined || !['<', '<=', '>', '>='].includes(operator)) return undefined;
  const isBefore = operator.startsWith('<') === truth;
  const parts = Object.values(limit.components).map(
    (part): Way => [...ahead(process, part), ...wayTo(pack, part.when, true)],
  );
  const day = isBefore ? FIRST_DAY : addDays(FIRST_DAY, LONG_AFTER);
  return [
    ...wayTo(pack, limit.while, true),
    ...(parts.length === 1 ? (parts[0] ?? []) : [{ anyOf: parts }]),
    { condition: { field, operator: '=', value: day }, truth: true },
  ];
};

const LONG_AFTER = 900;

/** Whether the limit is wanted to run; undefined where a day is asked for. */
const runs = ({ condition: { operator }, truth }: Wanted): boolean | undefined => {
  if (operator === 'notNull') return truth;
  return operator === 'null' ? !truth : undefined;
};
