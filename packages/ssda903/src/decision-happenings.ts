// What the adoption and review tables say happened: decisions for adoption, matches, reversals, reviews.
import type { ChildRows } from './child-rows.js';
import type { Happening } from './happening.js';
import type { PeriodOfCare } from './period-of-care.js';
import type { Row } from './rows.js';

/** Decisions that the child should be placed for adoption (SHOBPA), their reversals, and matches. */
export function adoptionHappenings({ decisions, adoptions }: ChildRows): Happening[] {
  const happenings: Happening[] = [];
  for (const row of decisions) {
    const source = sourceOf(row);
    if (row.DATE_PLACED !== undefined) happenings.push({ kind: 'adoptionDecided', on: row.DATE_PLACED, source });
    if (row.DATE_PLACED_CEASED !== undefined) {
      const { DATE_PLACED_CEASED: on, REASON_PLACED_CEASED: reason } = row;
      happenings.push({ kind: 'adoptionDecisionReversed', on, reason, source });
    }
  }
  for (const row of adoptions) {
    if (row.DATE_MATCH === undefined) continue;
    const { DATE_MATCH: on, FOSTER_CARE: byFosterCarer, NB_ADOPTR: adopters } = row;
    happenings.push({ kind: 'matchDecided', on, byFosterCarer, adopters, source: sourceOf(row) });
  }
  return happenings;
}

/** Reviews, numbered from 1 within the period of care in which they were held. */
export function reviewHappenings({ reviews }: ChildRows, periods: readonly PeriodOfCare[]): Happening[] {
  const held = new Map<PeriodOfCare, number>();
  return reviews.map((row) => {
    const { REVIEW: on, REVIEW_CODE: participation } = row;
    const period = periods.findLast(
      ({ startedOn, endedOn }) => startedOn <= on && (endedOn === undefined || on <= endedOn),
    );
    const number = period === undefined ? undefined : (held.get(period) ?? 0) + 1;
    if (period !== undefined && number !== undefined) held.set(period, number);
    return { kind: 'reviewHeld', on, participation, number, source: sourceOf(row) };
  });
}

function sourceOf({ file, line }: Row) {
  return { file, line };
}
