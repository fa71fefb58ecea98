// Checks that what a return says agrees with itself, by the rules worth enforcing at entry (DOMAIN 4.3).
import { rowsByChild } from './child-rows.js';
import type { Finding } from './finding.js';
import type { ReturnTables } from './rows.js';
import { adoptionFindings } from './rules/adoption-rules.js';
import { childFindings } from './rules/child-rules.js';
import { episodeChainFindings, episodeFindings } from './rules/episode-rules.js';
import { reviewFindings } from './rules/review-rules.js';

/**
 * The data-quality findings of a return, child by child in header order. Findings never stop an import. A rule is
 * not applied to a field that could not be read, because a problem already says so.
 */
export function checkReturn(parsed: { readonly tables: ReturnTables }): Finding[] {
  const found = childFindings(parsed.tables);
  for (const child of rowsByChild(parsed.tables)) {
    found.push(
      ...episodeFindings(child),
      ...episodeChainFindings(child),
      ...adoptionFindings(child),
      ...reviewFindings(child),
    );
  }
  return found;
}
