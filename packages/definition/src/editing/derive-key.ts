/** Names for new things, made of the title that somebody typed: shown to them, never typed. */
import { isSafeName } from '../names.js';

const words = (title: string): readonly string[] =>
  title
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[’']/g, '')
    .split(/[^A-Za-z0-9]+/)
    .filter((word) => word !== '')
    .slice(0, 8);

/** "Wellbeing form" -> `wellbeingForm`; numbered when it is taken. */
export const deriveKey = (title: string, taken: Iterable<string>): string => {
  const [first = 'new', ...rest] = words(title);
  return free(
    first.charAt(0).toLowerCase() +
      first.slice(1) +
      rest.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join(''),
    taken,
    '',
  );
};

/** "Medical report received" -> `MEDICAL_REPORT_RECEIVED`, as events are called. */
export const deriveEventName = (title: string, taken: Iterable<string>): string =>
  free(words(title).join('_').toUpperCase() || 'NEW', taken, '_');

const free = (wanted: string, taken: Iterable<string>, between: string): string => {
  const begun = /^[A-Za-z]/.test(wanted) ? wanted : between === '' ? `n${wanted}` : `N${between}${wanted}`;
  const short = begun.slice(0, 60);
  const known = new Set(taken);
  const usable = (name: string): boolean => !known.has(name) && isSafeName(name);
  if (usable(short)) return short;
  let number = 2;
  while (!usable(`${short}${between}${number}`)) number += 1;
  return `${short}${between}${number}`;
};
