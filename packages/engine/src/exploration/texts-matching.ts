/** A few short texts that a pattern takes: one of each of its alternatives. */
import { type RegexTree, readRegex } from '@homeward/definition';

const MOST = 8;

export const textsMatching = (pattern: string): string[] => {
  const test = new RegExp(pattern, 'u');
  return samples(readRegex(pattern)).filter((text) => test.test(text));
};

const samples = (tree: RegexTree): string[] => {
  switch (tree.kind) {
    case 'empty':
      return [''];
    case 'chars': {
      const [first] = tree.set;
      const hasLetter = tree.set.some(([from, to]) => from <= LETTER && LETTER <= to);
      return hasLetter ? ['a'] : first === undefined ? [] : [String.fromCodePoint(first[0])];
    }
    case 'choice':
      return tree.parts.flatMap(samples).slice(0, MOST);
    case 'repeat':
      return tree.min === 0 ? [''] : samples(tree.body).map((text) => text.repeat(tree.min));
    case 'sequence':
      return tree.parts.reduce<string[]>(
        (before, part) => before.flatMap((text) => samples(part).map((more) => text + more)).slice(0, MOST),
        [''],
      );
  }
};

const LETTER = 97;
