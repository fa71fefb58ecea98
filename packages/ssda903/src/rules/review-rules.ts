// Rules of the review table: 440 and 441 on age and participation, and reviews of children not in care.
import type { ChildRows } from '../child-rows.js';
import { type Finding, finding } from '../finding.js';
import { birthday } from '../plain-date.js';
import { writeReturnDate } from '../return-date.js';

/** Findings of one child's reviews. */
export function reviewFindings({ header, reviews, episodes }: ChildRows): Finding[] {
  const found: Finding[] = [];
  for (const row of reviews) {
    const born = header?.DOB ?? row.DOB;
    if (born !== undefined && row.REVIEW_CODE !== undefined) {
      const underFour = row.REVIEW < birthday(born, 4);
      if (row.REVIEW_CODE === 'PN0' && !underFour) {
        found.push(
          finding('440', row, 'PN0 says that the child was under 4, but the child had turned 4 by the review.'),
        );
      }
      if (row.REVIEW_CODE !== 'PN0' && underFour) {
        found.push(finding('441', row, `${row.REVIEW_CODE} is for children of 4 or over, but the child was under 4.`));
      }
    }
    const inCare = episodes.some(({ DECOM, DEC }) => DECOM <= row.REVIEW && (DEC === undefined || row.REVIEW <= DEC));
    if (!inCare) {
      const sentence = `Held on ${writeReturnDate(row.REVIEW)}, when no episode says that the child was looked after.`;
      found.push(finding('reviewOutsideCare', row, sentence));
    }
  }
  return found;
}
