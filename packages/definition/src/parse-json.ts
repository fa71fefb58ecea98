/** Reads JSON text within bounds, and says where it is wrong: line and column, deep nesting, sheer size, names that reach into JavaScript, names given twice. */
import { codeOf, hiddenIn } from './hidden-characters.js';
import { isSafeName } from './names.js';

export type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

/** What was wrong, in one sentence, and where: 1-based line and column, and a JSON pointer where the place has one. */
export interface JsonFault {
  readonly sentence: string;
  readonly suggestion?: string;
  readonly line: number;
  readonly column: number;
  readonly pointer: string;
}

export const MOST_BYTES = 2_000_000;
export const DEEPEST = 60;
export const MOST_NODES = 20_000;

/** A recursive reader of its own rather than JSON.parse, which keeps the last of two equal names, takes any depth, and words its errors differently in every version. */
export const parseJson = (text: string): { value: Json } | { fault: JsonFault } => {
  if (text.length > MOST_BYTES)
    return {
      fault: {
        sentence: `This file is larger than ${MOST_BYTES / 1_000_000} MB.`,
        suggestion: 'Split it, or take out what does not belong in a pack.',
        line: 1,
        column: 1,
        pointer: '',
      },
    };
  const unseen = unseenIn(text);
  if (unseen !== undefined) return { fault: unseen };
  const reader = new JsonReader(text);
  try {
    return { value: reader.readAll() };
  } catch (thrown) {
    if (thrown instanceof Fault)
      return { fault: { ...thrown.words, ...lineAndColumn(text, thrown.at), pointer: thrown.pointer } };
    throw thrown;
  }
};

/** What an editor shows as nothing, or as a box: half a character, a mark that turns writing round, bytes that are no UTF-8 and were read as U+FFFD. */
const unseenIn = (text: string): JsonFault | undefined => {
  const hidden = hiddenIn(text);
  const lost = text.indexOf('\ufffd');
  if (lost >= 0)
    return {
      sentence: 'This file holds a character that could not be read: it is not written in UTF-8.',
      suggestion: 'Save it as UTF-8, and write the text there again.',
      ...lineAndColumn(text, lost),
      pointer: '',
    };
  if (hidden === undefined) return undefined;
  return {
    sentence: `This file holds a character that nobody sees (${codeOf(hidden)}), and that can make a text read otherwise than it stands.`,
    suggestion: 'Take it out.',
    ...lineAndColumn(text, text.indexOf(hidden)),
    pointer: '',
  };
};

const lineAndColumn = (text: string, at: number): { line: number; column: number } => {
  const before = text.slice(0, at);
  const lastBreak = before.lastIndexOf('\n');
  return { line: before.split('\n').length, column: at - lastBreak };
};

/** One step of a JSON pointer (RFC 6901). */
export const pointerStep = (step: string): string =>
  step.includes('~') || step.includes('/') ? `/${step.replaceAll('~', '~0').replaceAll('/', '~1')}` : `/${step}`;

class Fault extends Error {
  constructor(
    readonly words: { readonly sentence: string; readonly suggestion?: string },
    readonly at: number,
    readonly pointer: string,
  ) {
    super(words.sentence);
  }
}

const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const WORDS: readonly (readonly [string, Json])[] = [
  ['true', true],
  ['false', false],
  ['null', null],
];

class JsonReader {
  private at = 0;
  private nodes = 0;
  private readonly place: string[] = [];

  constructor(private readonly text: string) {}

  readAll(): Json {
    if (this.text.charCodeAt(0) === 0xfeff) this.at = 1;
    const value = this.readValue();
    this.skipSpace();
    if (this.at < this.text.length)
      this.fail(
        'There is something after the end of the JSON.',
        'Remove what follows, or add the comma or bracket that is missing before it.',
      );
    return value;
  }

  private fail(sentence: string, suggestion?: string, at = this.at): never {
    const pointer = this.place.map(pointerStep).join('');
    throw new Fault(suggestion === undefined ? { sentence } : { sentence, suggestion }, at, pointer);
  }

  private skipSpace(): void {
    for (;;) {
      const code = this.text.charCodeAt(this.at);
      if (code !== 0x20 && code !== 0x0a && code !== 0x0d && code !== 0x09) return;
      this.at += 1;
    }
  }

  private readValue(): Json {
    this.skipSpace();
    this.nodes += 1;
    if (this.nodes > MOST_NODES)
      this.fail('This file holds more than 20,000 values.', 'Split it, or take out what does not belong in a pack.');
    if (this.place.length > DEEPEST)
      this.fail(
        `This file is nested more than ${DEEPEST} levels deep.`,
        'Take the inner parts out, for example as named rules.',
      );
    const character = this.text[this.at];
    if (character === '{') return this.readObject();
    if (character === '[') return this.readArray();
    if (character === '"') return this.readString();
    for (const [word, value] of WORDS) {
      if (!this.text.startsWith(word, this.at)) continue;
      this.at += word.length;
      return value;
    }
    return this.readNumber();
  }

  private readNumber(): number {
    NUMBER.lastIndex = this.at;
    const found = NUMBER.exec(this.text)?.[0];
    if (found === undefined)
      this.fail(
        this.at >= this.text.length ? 'The file ends in the middle.' : 'A value is missing or misspelt here.',
        'A value is text in double quotes, a number, true, false, null, a list or an object.',
      );
    this.at += found.length;
    const value = Number(found);
    if (!Number.isFinite(value)) this.fail('This number is too large.', undefined, this.at - found.length);
    return value;
  }

  private readString(): string {
    const start = this.at;
    let end = start + 1;
    for (;;) {
      const code = this.text.charCodeAt(end);
      if (Number.isNaN(code))
        this.fail('This text has no closing quotation mark.', 'Close it with a double quotation mark.', start);
      if (code === 0x22) break;
      if (code < 0x20)
        this.fail(
          'Text may not run over the end of a line.',
          'Close the quotation mark, or write \\n for a new line.',
          end,
        );
      end += code === 0x5c ? 2 : 1;
    }
    this.at = end + 1;
    const literal = this.text.slice(start, this.at);
    if (!literal.includes('\\')) return literal.slice(1, -1);
    try {
      return String(JSON.parse(literal));
    } catch {
      return this.fail(
        'A backslash in this text is not followed by a letter that means something.',
        'Write \\\\ for a backslash.',
        start,
      );
    }
  }

  private readArray(): Json[] {
    const items: Json[] = [];
    this.at += 1;
    this.skipSpace();
    if (this.text[this.at] === ']') {
      this.at += 1;
      return items;
    }
    for (;;) {
      this.place.push(String(items.length));
      items.push(this.readValue());
      this.place.pop();
      if (this.endsOrContinues(']')) return items;
    }
  }

  private readObject(): { [key: string]: Json } {
    const object: { [key: string]: Json } = {};
    this.at += 1;
    this.skipSpace();
    if (this.text[this.at] === '}') {
      this.at += 1;
      return object;
    }
    for (;;) {
      this.skipSpace();
      const keyAt = this.at;
      if (this.text[this.at] !== '"')
        this.fail(
          'A name in double quotes is expected here.',
          this.text[this.at] === '}' ? 'Remove the comma before the closing bracket.' : undefined,
        );
      const key = this.readString();
      this.place.push(key);
      // A plain object's `__proto__` is assigned, not stored; the other names are read back as functions.
      if (!isSafeName(key))
        this.fail(
          `The name \`${key.slice(0, 80)}\` is one that JavaScript reserves; no pack may use it.`,
          'Choose another name.',
          keyAt,
        );
      if (Object.hasOwn(object, key))
        this.fail(
          `The name \`${key.slice(0, 80)}\` is given twice here; only one of them would count.`,
          'Remove one, or give it a name of its own.',
          keyAt,
        );
      this.skipSpace();
      if (this.text[this.at] !== ':') this.fail(`A colon is missing after the name \`${key.slice(0, 80)}\`.`);
      this.at += 1;
      object[key] = this.readValue();
      this.place.pop();
      if (this.endsOrContinues('}')) return object;
    }
  }

  private endsOrContinues(close: ']' | '}'): boolean {
    this.skipSpace();
    const character = this.text[this.at];
    if (character === close || character === ',') {
      this.at += 1;
      if (character === close) return true;
      this.skipSpace();
      if (close === ']' && this.text[this.at] === ']')
        this.fail('A comma stands before the closing bracket.', 'Remove the comma.');
      return false;
    }
    return this.fail(
      this.at >= this.text.length ? 'The file ends in the middle.' : `A comma or \`${close}\` is missing here.`,
    );
  }
}
