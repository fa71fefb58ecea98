/** Characters that nobody sees and that can make a text read otherwise than it stands. */

/** Control characters but for tabs and line ends; marks that turn the direction of writing round (CVE-2021-42574); halves of characters, which no database takes. */
const HIDDEN = /(?![\t\n\r])[\p{Cc}\p{Surrogate}\u202a-\u202e\u2066-\u2069\ufff9-\ufffb]/u;
const ALL_HIDDEN = new RegExp(HIDDEN.source, 'gu');

/** The first of them in a text. */
export const hiddenIn = (text: string): string | undefined => HIDDEN.exec(text)?.[0];

/** `U+202E` */
export const codeOf = (character: string): string =>
  `U+${(character.codePointAt(0) ?? 0).toString(16).padStart(4, '0').toUpperCase()}`;

/** The text with each of them written out: for a terminal, which would obey some of them. */
export const withHiddenShown = (text: string): string =>
  text.replace(ALL_HIDDEN, (character) => `<${codeOf(character)}>`).replace(/\r(?!\n)/g, '<U+000D>');
