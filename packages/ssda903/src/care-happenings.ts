// What one period of care's episodes say happened: entering care, changes of status and placement, leaving.
import { careOutcomes } from './code-lists/end-of-care-codes.js';
import { isAdoptivePlacement } from './code-lists/placement-codes.js';
import type { Happening } from './happening.js';
import { endOfRun } from './period-of-care.js';
import type { EpisodeRow } from './rows.js';
import { samePlacement } from './rules/episode-rules.js';

/**
 * The happenings of a run of episodes. Becoming a placement order also counts as a change of legal status, and being
 * placed for adoption also as a change of placement; both are told, the more particular one second.
 */
export function careHappenings(run: readonly EpisodeRow[], followed: 'followed' | 'last'): Happening[] {
  const happenings = run.flatMap((row, index) => {
    const before = run[index - 1];
    return before === undefined ? entering(row) : changing(before, row);
  });
  const end = endOfRun(run, followed);
  if (end !== undefined) {
    const outcome = end.reason === undefined ? undefined : careOutcomes[end.reason];
    happenings.push({ kind: 'careEnded', on: end.on, reason: end.reason, outcome, source: sourceOf(end.row) });
  }
  return happenings;
}

function entering(row: EpisodeRow): Happening[] {
  const on = row.DECOM;
  const source = sourceOf(row);
  const { LS: legalStatus, PLACE: placement, PLACE_PROVIDER: provider, CIN: need } = row;
  return [
    { kind: 'becameLookedAfter', on, legalStatus, placement, provider, need, source },
    ...(legalStatus === 'E1' ? [{ kind: 'placementOrderMade', on, source } as const] : []),
    ...placingForAdoption(undefined, row),
  ];
}

function changing(before: EpisodeRow, row: EpisodeRow): Happening[] {
  const on = row.DECOM;
  const source = sourceOf(row);
  const { LS: legalStatus, PLACE: placement, PLACE_PROVIDER: provider, RNE } = row;
  const happenings: Happening[] = [];
  if (legalStatus !== undefined && legalStatus !== before.LS) {
    happenings.push({ kind: 'legalStatusChanged', on, legalStatus, source });
    if (legalStatus === 'E1') happenings.push({ kind: 'placementOrderMade', on, source });
  }
  // RNE P, B, T and U say that the child moved even where type, provider and place happen to be the same.
  const moved = RNE === 'P' || RNE === 'B' || RNE === 'T' || RNE === 'U';
  if (moved || !samePlacement(before, row)) {
    const reason = before.REASON_PLACE_CHANGE;
    happenings.push({ kind: 'placementChanged', on, placement, provider, reason, source });
  }
  return [...happenings, ...placingForAdoption(before, row)];
}

function placingForAdoption(before: EpisodeRow | undefined, row: EpisodeRow): Happening[] {
  const { PLACE: placement, DECOM: on } = row;
  if (placement === undefined || !isAdoptivePlacement(placement) || isAdoptivePlacement(before?.PLACE)) return [];
  return [{ kind: 'placedForAdoption', on, placement, source: sourceOf(row) }];
}

function sourceOf({ file, line }: EpisodeRow) {
  return { file, line };
}
