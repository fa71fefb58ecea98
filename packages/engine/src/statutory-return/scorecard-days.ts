/** Days of the adoption scorecard (DOMAIN 4.2), from dated facts alone. */
import { daysBetween, isPlainDate } from '../calendar/plain-date.js';
import { BY_CURRENT_CARERS, isAdoptive } from './adoptive-placements.js';
import { PLACEMENT_ORDER, statusHistory } from './episodes.js';
import { columnOf, type ReturnFacts } from './return-facts.js';

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
      // A10 stops the clock when the child moved in with carers who later adopt; which move that was only the carers' own record says.
      if (indicator === 'A10' && BY_CURRENT_CARERS.has(columnOf(placed))) return undefined;
      return daysBetween(entered, placed.from);
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
