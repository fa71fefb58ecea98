// Makes up the reviews of a child: most in time (4 weeks, 3 months, then every 6 months), some late.
import type { Participation } from '../code-lists/review-codes.js';
import { episodeRuns } from '../period-of-care.js';
import { addDays, birthday, type PlainDate } from '../plain-date.js';
import type { EpisodeRow, ReviewRow } from '../rows.js';
import { unwritten } from './episode-chain.js';
import type { Random } from './random.js';

// [least days, most days, most days when late], for the first, the second and every later review.
const intervals = [
  [12, 28, 48],
  [55, 90, 118],
  [120, 181, 215],
] as const;

/** Reviews of each period of care in turn, none after care ended or after the collection's last day. */
export function sampleReviews(
  rows: readonly EpisodeRow[],
  DOB: PlainDate,
  end: PlainDate,
  random: Random,
): ReviewRow[] {
  const reviews: ReviewRow[] = [];
  for (const run of episodeRuns(rows)) {
    const last = run.at(-1)?.DEC ?? end;
    let on = run[0].DECOM;
    for (let number = 0; ; number += 1) {
      const [least, most, late] = intervals[number] ?? intervals[2];
      on = addDays(on, random.chance(0.1) ? random.whole(most + 1, late) : random.whole(least, most));
      if (on >= last) break;
      reviews.push({ ...unwritten, CHILD: run[0].CHILD, DOB, REVIEW: on, REVIEW_CODE: participation(DOB, on, random) });
    }
  }
  return reviews;
}

function participation(DOB: PlainDate, on: PlainDate, random: Random): Participation {
  if (on < birthday(DOB, 4)) return 'PN0';
  const shares = [
    ['PN1', 48],
    ['PN2', 5],
    ['PN3', 2],
    ['PN4', 3],
    ['PN5', 12],
    ['PN6', 22],
    ['PN7', 8],
  ] as const;
  return random.weighted(shares);
}
