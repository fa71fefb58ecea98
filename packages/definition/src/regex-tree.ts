/** Reads the part of the regular expression language that Homeward accepts into a tree; everything else is refused by name. */

/** Code points from..to, both included, in order and without overlap. */
export type CharSet = readonly (readonly [number, number])[];

export type RegexTree =
  | { readonly kind: 'chars'; readonly set: CharSet }
  | { readonly kind: 'empty'; readonly anchor?: '^' | '$' }
  | { readonly kind: 'sequence' | 'choice'; readonly parts: readonly RegexTree[] }
  | { readonly kind: 'repeat'; readonly body: RegexTree; readonly min: number; readonly max: number };

const LAST = 0x10ffff;
const DIGITS: CharSet = [[48, 57]];
const WORD: CharSet = [
  [48, 57],
  [65, 90],
  [95, 95],
  [97, 122],
];
const SPACE: CharSet = [
  [9, 13],
  [32, 32],
  [160, 160],
  [0x1680, 0x1680],
  [0x2000, 0x200a],
  [0x2028, 0x2029],
  [0x202f, 0x202f],
  [0x205f, 0x205f],
  [0x3000, 0x3000],
  [0xfeff, 0xfeff],
];
const ANY: CharSet = [[0, LAST]];
const CONTROL: Readonly<Record<string, number>> = { t: 9, n: 10, v: 11, f: 12, r: 13, 0: 0 };

export const unite = (sets: readonly CharSet[]): CharSet => {
  const sorted = sets.flat().sort(([a], [b]) => a - b);
  const united: [number, number][] = [];
  for (const [from, to] of sorted) {
    const last = united.at(-1);
    if (last !== undefined && from <= last[1] + 1) last[1] = Math.max(last[1], to);
    else united.push([from, to]);
  }
  return united;
};

const invert = (set: CharSet): CharSet => {
  const inverted: [number, number][] = [];
  let next = 0;
  for (const [from, to] of unite([set])) {
    if (from > next) inverted.push([next, from - 1]);
    next = to + 1;
  }
  if (next <= LAST) inverted.push([next, LAST]);
  return inverted;
};

export class Refused extends Error {}

/** Throws Refused, with a sentence for people, for what the language has and Homeward does not accept. The pattern is a valid one of JavaScript with flag `u`. */
export const readRegex = (pattern: string): RegexTree => new RegexReader([...pattern]).readAll();

class RegexReader {
  private at = 0;
  constructor(private readonly text: readonly string[]) {}

  readAll(): RegexTree {
    return this.readChoice();
  }

  private take(expected: string): boolean {
    if (this.text.slice(this.at, this.at + expected.length).join('') !== expected) return false;
    this.at += expected.length;
    return true;
  }

  private readChoice(): RegexTree {
    const parts = [this.readSequence()];
    while (this.take('|')) parts.push(this.readSequence());
    const [only] = parts;
    return parts.length === 1 && only !== undefined ? only : { kind: 'choice', parts };
  }

  private readSequence(): RegexTree {
    const parts: RegexTree[] = [];
    for (let next = this.text[this.at]; next !== undefined && next !== '|' && next !== ')'; next = this.text[this.at])
      parts.push(this.readRepeated());
    return { kind: 'sequence', parts };
  }

  private readRepeated(): RegexTree {
    const body = this.readAtom();
    const [min, max] = this.readQuantifier();
    // A lazy quantifier tries the same ways in another order.
    if (min !== 1 || max !== 1) this.take('?');
    return min === 1 && max === 1 ? body : { kind: 'repeat', body, min, max };
  }

  private readQuantifier(): [number, number] {
    if (this.take('*')) return [0, Number.POSITIVE_INFINITY];
    if (this.take('+')) return [1, Number.POSITIVE_INFINITY];
    if (this.take('?')) return [0, 1];
    const counted = /^\{(\d+)(,(\d*))?\}/.exec(this.text.slice(this.at, this.at + 24).join(''));
    if (counted === null) return [1, 1];
    this.at += counted[0].length;
    const min = Number(counted[1]);
    if (counted[2] === undefined) return [min, min];
    return [min, counted[3] === '' ? Number.POSITIVE_INFINITY : Number(counted[3])];
  }

  private readAtom(): RegexTree {
    if (this.take('^')) return { kind: 'empty', anchor: '^' };
    if (this.take('$')) return { kind: 'empty', anchor: '$' };
    if (this.take('.')) return { kind: 'chars', set: ANY };
    if (this.take('[')) return { kind: 'chars', set: this.readClass() };
    if (this.take('(?:')) return this.closeGroup();
    if (this.take('(?')) throw new Refused('it looks ahead or back, or names a group');
    if (this.take('(')) return this.closeGroup();
    if (this.take('\\b') || this.take('\\B')) return { kind: 'empty' };
    if (this.text[this.at] === '\\' && /[1-9k]/.test(this.text[this.at + 1] ?? ''))
      throw new Refused('it refers back to what an earlier part matched');
    return { kind: 'chars', set: this.readCharacter() };
  }

  private closeGroup(): RegexTree {
    const inside = this.readChoice();
    this.take(')');
    return inside;
  }

  private readClass(): CharSet {
    const inverted = this.take('^');
    const sets: CharSet[] = [];
    while (!this.take(']')) {
      const from = this.readCharacter();
      const single = from.length === 1 && from[0]?.[0] === from[0]?.[1] ? from[0]?.[0] : undefined;
      if (single !== undefined && this.text[this.at] === '-' && this.text[this.at + 1] !== ']') {
        this.at += 1;
        const to = this.readCharacter()[0]?.[1] ?? single;
        sets.push([[single, to]]);
      } else sets.push(from);
    }
    return inverted ? invert(unite(sets)) : unite(sets);
  }

  private readCharacter(): CharSet {
    const character = this.text[this.at] ?? '';
    this.at += 1;
    if (character !== '\\') return single(character);
    const escaped = this.text[this.at] ?? '';
    this.at += 1;
    switch (escaped) {
      case 'd':
        return DIGITS;
      case 'D':
        return invert(DIGITS);
      case 'w':
        return WORD;
      case 'W':
        return invert(WORD);
      case 's':
        return SPACE;
      case 'S':
        return invert(SPACE);
      case 'b':
        return single('\b');
      case 'x':
        return this.readCode(2);
      case 'u':
        return this.readCode(this.take('{') ? undefined : 4);
      case 'p':
      case 'P':
        // A Unicode property is taken for any character: more overlap than there is, never less.
        while (this.text[this.at] !== '}' && this.at < this.text.length) this.at += 1;
        this.at += 1;
        return ANY;
      case 'c':
        throw new Refused('it names a control character');
      default: {
        const code = CONTROL[escaped];
        return code === undefined ? single(escaped) : [[code, code]];
      }
    }
  }

  private readCode(digits: number | undefined): CharSet {
    const end = digits === undefined ? this.text.indexOf('}', this.at) : this.at + digits;
    const code = Number.parseInt(this.text.slice(this.at, end).join(''), 16);
    this.at = digits === undefined ? end + 1 : end;
    return [[code, code]];
  }
}

const single = (character: string): CharSet => {
  const code = character.codePointAt(0) ?? 0;
  return [[code, code]];
};
