/** A text as it stands in a cell of a spreadsheet, where it must be no formula, and as it was before. */

/** Spreadsheet programs trim, and write line ends in their own way. */
export const tidy = (text: string): string => text.replaceAll('\r\n', '\n').replaceAll('\r', '\n').trim();

/** What a spreadsheet program would take for a formula: it could send the sheet elsewhere, or start a program. */
const FORMULA = /^[=+\-@\t\r]/;
const isNumber = (text: string): boolean => /^-?\d+(\.\d+)?$/.test(text);

/** A text that begins as a formula does gets an apostrophe before it, which such programs take for "this is text". */
export const guarded = (text: string): string =>
  (FORMULA.test(text) && !isNumber(text)) || /^'+[=+\-@\t\r]/.test(text) ? `'${text}` : text;

/** The text as it was before. */
export const unguarded = (text: string): string => {
  const said = tidy(text);
  return /^'+[=+\-@\t\r]/.test(said) ? said.slice(1) : said;
};
