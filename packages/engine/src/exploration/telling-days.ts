/** Days on which a rule that counts from a date comes out otherwise than the day before. */
import type { Pack, PlainDate } from '@homeward/definition';
import { addDays, addMonths, isPlainDate } from '../calendar/plain-date.js';
import type { CaseRecord } from '../case-record.js';
import { comparedValues } from './answer-variants.js';

const FIELD = /^(monthsSince|weeksSince|daysSince|daysUntil)\.(.+)$/;

/** After a day, up to another; the day itself, the one before and the one after. */
export const tellingDays = (pack: Pack, record: CaseRecord, after: PlainDate, upTo: PlainDate): PlainDate[] => {
  const days = new Set<PlainDate>();
  for (const [field, values] of comparedValues(pack)) {
    const [, unit = '', fact = ''] = FIELD.exec(field) ?? [];
    const dated = record.facts[fact]?.at(-1)?.value;
    if (!isPlainDate(dated)) continue;
    for (const n of values) {
      if (typeof n !== 'number') continue;
      const day =
        unit === 'monthsSince'
          ? addMonths(dated, n)
          : addDays(dated, unit === 'weeksSince' ? 7 * n : unit === 'daysUntil' ? -n : n);
      for (const near of [addDays(day, -1), day, addDays(day, 1)]) if (near > after && near <= upTo) days.add(near);
    }
  }
  return [...days].sort();
};
