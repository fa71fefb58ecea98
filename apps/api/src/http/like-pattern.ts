/** What somebody typed, to be found as it stands: in SQL's `like` a percent sign, an underscore and a backslash mean something else. */

/** @returns for a column in lower case */
export const likePattern = (typed: string): string => typed.toLowerCase().replace(/[\\%_]/g, (sign) => `\\${sign}`);
