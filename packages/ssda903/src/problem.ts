// A place in the return that could not be read as it stands, said so that it can be mended.

/** What kind of thing went wrong; a closed list, so that problems can be counted by kind. */
export type ProblemCode =
  | 'emptyFile'
  | 'unknownFile'
  | 'missingColumn'
  | 'absentColumn'
  | 'unknownColumn'
  | 'repeatedColumn'
  | 'brokenQuotes'
  | 'tooManyCells'
  | 'blankField'
  | 'unreadableDate'
  | 'otherDateSpelling'
  | 'unknownCode'
  | 'unreadableNumber'
  | 'brokenXml'
  | 'tooDeep'
  | 'moreProblems';

/** `error`: something was left out. `warning`: one field was left blank. `note`: read, but worth knowing. */
export type Severity = 'error' | 'warning' | 'note';

/** One problem, with where it is. The sentence never holds a date of birth, a UPN or a postcode. */
export interface Problem {
  readonly file: string;
  /** Line in the file, from 1; 1 is the line of column names. */
  readonly line: number;
  /** The column (field) of the return, when one is at fault. */
  readonly column?: string;
  /** Position in the line, from 1, where the fault is one of spelling rather than of a field (XML). */
  readonly position?: number;
  readonly code: ProblemCode;
  readonly sentence: string;
  readonly severity: Severity;
}

const privateColumns: ReadonlySet<string> = new Set(['DOB', 'UPN', 'MC_DOB', 'HOME_POST', 'PL_POST', 'SW_ID']);

// Columns slip: a date of birth, UPN or postcode found in another column is just as private there.
const looksPrivate = /\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4}|[A-Z]\d{11,12}[A-Z]?|[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}/i;

/** The offending value as it may be shown in a sentence: short, on one line, and never a private one. */
export function shownValue(column: string, value: string, kind: 'date' | 'code' | 'number'): string {
  if (privateColumns.has(column) || (kind !== 'date' && looksPrivate.test(value))) return 'a value not shown here';
  let shown = '';
  for (const character of value) {
    if (shown.length >= 24) return `"${shown}…"`;
    shown += character < ' ' || character === '\u007f' ? ' ' : character;
  }
  return `"${shown}"`;
}
