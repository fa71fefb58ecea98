/** Cells that stand so far out that whoever reads them would fill everything before them with empty ones. */

/** Hertfordshire's largest sheet has some 4,000 rows, and one of permissions a column for each role. */
export const MOST_ROWS = 20_000;
export const MOST_COLUMNS = 200;

/** `r="12"` of a row, `r="AB12"` of a cell. */
const REFERENCE = /\sr\s{0,9}=\s{0,9}["']([A-Za-z]*)(\d*)["']/g;

/** @param part of a workbook, XML @returns one sentence, or undefined: what is written otherwise than programs write it is left to the bounds of reading */
export function cellsFault(part: Buffer): string | undefined {
  if (!part.includes('sheetData')) return undefined;
  for (const [, letters = '', digits = ''] of part.toString('latin1').matchAll(REFERENCE))
    if (Number(digits) > MOST_ROWS || columnOf(letters) > MOST_COLUMNS)
      return `It has a cell in ${letters.slice(0, 10)}${digits.slice(0, 10)}; a table has at most ${MOST_ROWS.toLocaleString('en-GB')} rows and ${MOST_COLUMNS} columns. Delete what stands so far out, and save it again.`;
  return undefined;
}

/** A is 1. */
const columnOf = (letters: string): number => {
  let column = 0;
  for (const letter of letters.toUpperCase().slice(0, 8)) column = column * 26 + letter.charCodeAt(0) - 64;
  return column;
};
