// Codes for how the child took part in a review (DOMAIN 4.3).
import { type CodeOf, codeList } from '../code-list.js';

export const participations = codeList('REVIEW_CODE', [
  { code: 'PN0', label: 'Child under 4 at the time of the review' },
  { code: 'PN1', label: 'Child attended and spoke' },
  { code: 'PN2', label: 'Child attended and an advocate spoke' },
  { code: 'PN3', label: 'Child attended and gave views through symbols' },
  { code: 'PN4', label: 'Child attended without giving views' },
  { code: 'PN5', label: 'Child did not attend; an advocate spoke' },
  { code: 'PN6', label: 'Child did not attend; gave views another way' },
  { code: 'PN7', label: 'Child did not attend or give views' },
]);
export type Participation = CodeOf<typeof participations>;
