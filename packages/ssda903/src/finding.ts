// A data-quality finding: the return was read, but what it says does not agree with itself.
import type { Row } from './rows.js';

/** Rules by the number the DfE's checks give them (DOMAIN 4.3), and by a word where they have none there. */
export type RuleId =
  | '119'
  | '148'
  | '217'
  | '225'
  | '331'
  | '333'
  | '433'
  | '434'
  | '435'
  | '436'
  | '440'
  | '441'
  | '523'
  | '525'
  | '551'
  | '553'
  | '554'
  | '558'
  | '601'
  | 'repeatedChild'
  | 'childWithoutHeader'
  | 'differentBirthDate'
  | 'startedBeforeBirth'
  | 'endedBeforeStart'
  | 'overlappingEpisodes'
  | 'startNotInReturn'
  | 'reviewOutsideCare';

/** One finding about one row of one child. The sentence holds no date of birth, UPN or postcode. */
export interface Finding {
  readonly rule: RuleId;
  /** The authority's reference for the child. */
  readonly child: string;
  readonly file: string;
  readonly line: number;
  readonly sentence: string;
}

/** A finding about a row. */
export function finding(rule: RuleId, row: Row, sentence: string): Finding {
  return { rule, child: row.CHILD, file: row.file, line: row.line, sentence };
}
