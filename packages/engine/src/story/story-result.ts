/** What playing a story gives: one verdict per expectation, and what could not be judged. */
import type { PlainDate } from '@homeward/definition';

/** One expectation, held against what happened. */
export interface Verdict {
  /** The step's number; absent for the whole story, for access and for trackers. */
  readonly step?: number;
  readonly on?: PlainDate;
  /** Which expectation: `allowed`, `state planning`, `deadlinesStarted ppm` ... */
  readonly what: string;
  readonly expected: string;
  readonly got: string;
  readonly holds: boolean;
}

/** A verdict as a process owner reads it. */
export interface VerdictInWords {
  /** The same for all that differ in the same way: "When “Next review” is due". */
  readonly about: string;
  readonly expected: string;
  readonly now: string;
}

export interface StoryResult {
  readonly id: string;
  readonly authority: string;
  readonly title: string;
  readonly verdicts: readonly Verdict[];
  /** Expectations that nothing in the pack could answer; they count neither as holding nor as failing, and are always said. */
  readonly notJudged: readonly string[];
}

/** One line of a report: `S01 step 6 on 2026-04-22: deadlinesStarted ppm: expected due 2026-05-11, got due 2026-05-21`. */
export const verdictLine = (story: string, verdict: Verdict): string => {
  const step = verdict.step === undefined ? '' : ` step ${verdict.step}`;
  const on = verdict.on === undefined ? '' : ` on ${verdict.on}`;
  return `${story}${step}${on}: ${verdict.what}: expected ${verdict.expected}, got ${verdict.got}`;
};
