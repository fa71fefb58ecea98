/** Days of the adoption scorecard (DOMAIN 4.2), from dated facts alone. */
import type { PlainDate } from '@homeward/definition';
import { daysBetween, isPlainDate } from '../calendar/plain-date.js';
import { BY_CURRENT_CARERS, isAdoptive } from './adoptive-placements.js';
import { episodesOf, PLACEMENT_ORDER, statusHistory } from './episodes.js';
import { columnOf, type ReturnFacts } from './return-facts.js';

/** The indicators that are counted in days of one child. */
export const SCORECARD_DAYS: ReadonlySet<string> = new Set(['A1', 'A2', 'A10']);

/**
 * @param indicator A1, A2 or A10
 * @returns undefined when one of the dates is not known, and of every other indicator
 */
export const scorecardDays = (facts: ReturnFacts, indicator: string): number | undefined => {
  switch (indicator) {
    case 'A1':
    case 'A10': {
      const [entered] = facts.days('Episodes.DECOM');
      const placed = facts.history('Episodes.PLACE', 'code').find((dated) => isAdoptive(columnOf(dated)));
      if (entered === undefined || placed === undefined) return undefined;
      // A10 stops the clock when the child moved in with carers who later adopt.
      const stopped =
        indicator === 'A10' && BY_CURRENT_CARERS.has(columnOf(placed)) ? movedIn(facts, placed.from) : placed.from;
      return stopped === undefined ? undefined : daysBetween(entered, stopped);
    }
    case 'A2': {
      const order = statusHistory(facts).find(({ value }) => value === PLACEMENT_ORDER);
      const matched = facts.days('AD1.DATE_MATCH').at(-1);
      return order === undefined || !isPlainDate(matched) ? undefined : Math.max(0, daysBetween(order.from, matched));
    }
    default:
      return undefined;
  }
};

/** An episode that begins with other carers; one that does not changes the status, or what the same carers are to the child. */
const WITH_OTHER_CARERS: ReadonlySet<string> = new Set(['S', 'P', 'B']);
/** Short stays elsewhere, after which a child comes back to carers or does not: the record does not say which. */
const TEMPORARY = /^T\d$/;

/** When the child moved in with the carers of a day; unknown where no placement of that time is, or a stay elsewhere came between. */
const movedIn = (facts: ReturnFacts, day: PlainDate): PlainDate | undefined => {
  const before = episodesOf(facts).filter(({ DECOM }) => DECOM < day);
  if (before.some(({ PLACE }) => TEMPORARY.test(String(PLACE)))) return undefined;
  const first = before.findLast(({ RNE }) => WITH_OTHER_CARERS.has(RNE));
  return first?.PLACE === undefined || first.PLACE === null ? undefined : first.DECOM;
};
