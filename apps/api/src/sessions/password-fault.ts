/** What speaks against a password that somebody chooses: length and what others would try first, nothing about signs and capitals (NCSC). */
import { SHORTEST_PASSWORD } from '@homeward/contract';

/** @returns the sentence that says what to do instead; undefined when it can be taken */
export const passwordFault = (username: string, before: string, chosen: string): string | undefined => {
  if (chosen.length < SHORTEST_PASSWORD)
    return `A password needs at least ${SHORTEST_PASSWORD} characters. Three words that do not belong together are easy to remember.`;
  if (chosen === before) return 'This is the password that you were given. Choose another.';
  const own = username
    .trim()
    .toLowerCase()
    .split(/[^a-z]+/)
    .filter((word) => word.length > 2);
  const rest = own.reduce((text, word) => text.replaceAll(word, ''), chosen.toLowerCase());
  if (new Set(rest).size < 5)
    return 'This password is too easy to guess: it is your name, or the same few characters again and again. Choose another.';
  return undefined;
};
