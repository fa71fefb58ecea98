/** Names (keys) made from the titles that people type: nobody who edits a procedure invents one. */
import { isSafeName } from '../names.js';

/** `dateOfTheMeeting` for questions, forms, facts, documents; `WELLBEING_FORM_RECORDED` for events. */
export type NameStyle = 'camelCase' | 'UPPER_SNAKE';

const LONGEST = 40;

/**
 * @param title in plain words; without a letter it gives a name of its kind alone
 * @param taken names that stand already: the new one gets a number behind it
 */
export const newName = (title: string, taken: Iterable<string>, style: NameStyle = 'camelCase'): string => {
  const known = new Set(taken);
  const base = nameOf(title, style);
  const isFree = (name: string): boolean => isSafeName(name) && !known.has(name);
  if (isFree(base)) return base;
  for (let number = 2; ; number += 1) {
    const name = style === 'camelCase' ? `${base}${number}` : `${base}_${number}`;
    if (isFree(name)) return name;
  }
};

const nameOf = (title: string, style: NameStyle): string => {
  const words = wordsOf(title);
  const parts = /^[a-z]/i.test(words[0] ?? '') ? words : ['item', ...words];
  const kept: string[] = [];
  for (const word of parts) {
    if (kept.length > 0 && [...kept, word].join('_').length > LONGEST) break;
    kept.push(word.slice(0, LONGEST));
  }
  if (style === 'UPPER_SNAKE') return kept.join('_').toUpperCase();
  return kept.map((word, index) => (index === 0 ? lowered(word) : raised(word))).join('');
};

/** Letters without their accents, digits; an apostrophe joins ("child's" is one word). */
const wordsOf = (title: string): string[] =>
  title
    .normalize('NFD')
    .replace(/[\u0300-\u036f'’]/g, '')
    .split(/[^A-Za-z0-9]+/)
    .filter((word) => word !== '');

const lowered = (word: string): string => word.toLowerCase();
const raised = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1).toLowerCase();
