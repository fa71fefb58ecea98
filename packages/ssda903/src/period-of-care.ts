// Cuts a child's episodes into periods of care: stretches during which the child was looked after without a break.
import type { CareOutcome, ReasonEpisodeCeased } from './code-lists/end-of-care-codes.js';
import type { PlainDate } from './plain-date.js';
import type { EpisodeRow } from './rows.js';

/** Episodes of one period of care, in order; there is always a first. */
export type EpisodeRun = [EpisodeRow, ...EpisodeRow[]];

/** One stretch of being looked after, with its episodes in order. */
export interface PeriodOfCare {
  readonly startedOn: PlainDate;
  /** Undefined while the child is still looked after. */
  readonly endedOn?: PlainDate;
  readonly episodes: readonly EpisodeRow[];
  readonly endReason?: Exclude<ReasonEpisodeCeased, 'X1'>;
  readonly outcome?: CareOutcome;
}

/**
 * Groups ordered episodes into runs without a break. A new run begins when the episode before ended care (any
 * reason but X1), or when RNE is S and the episode does not begin the day the one before ended. A gap of days with
 * X1 and another RNE is a slip of the pen (rule 433 reports it), not a return home.
 */
export function episodeRuns(episodes: readonly EpisodeRow[]): EpisodeRun[] {
  const runs: EpisodeRun[] = [];
  let before: EpisodeRow | undefined;
  for (const row of episodes) {
    const ended = before?.REC !== undefined && before.REC !== 'X1';
    const starts = row.RNE === 'S' && before?.DEC !== row.DECOM;
    const run = runs.at(-1);
    if (run === undefined || ended || starts) runs.push([row]);
    else run.push(row);
    before = row;
  }
  return runs;
}

/** The end of a run: when, and why. A run that another follows has ended even where the return forgets to say so. */
export function endOfRun(run: readonly EpisodeRow[], followed: 'followed' | 'last') {
  const last = run.at(-1);
  if (last === undefined) return undefined;
  const reason = last.REC === 'X1' ? undefined : last.REC;
  // X1 with no episode after it says that care goes on, even though the next episode is not in the return.
  const on = reason !== undefined || followed === 'followed' ? last.DEC : undefined;
  return on === undefined ? undefined : { on, reason, row: last };
}
