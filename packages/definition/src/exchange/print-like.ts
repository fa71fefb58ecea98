/** Writes a changed file so that what did not change stays as somebody wrote it: a difference of two versions then shows the change alone. */
import { identicalJson, isJsonObject } from '../editing/same-json.js';
import type { Json } from '../parse-json.js';
import { MOST_WIDTH, printJson } from './print-json.js';

/**
 * @param text valid JSON, laid out by somebody
 * @returns the value as text: parts that are the same as in the same place (of a list: as any item) as they stand there, others on one line where theirs were
 */
export const printLike = (json: Json, text: string): string => {
  const written = new Scanner(text).read();
  return `${print(json, written, '', 0)}\n`;
};

/** A value of the text with where it stands. */
interface Written {
  readonly value: Json;
  readonly text: string;
  /** Of an object, by name; of a list, in order. */
  readonly members: ReadonlyMap<string, Written>;
  readonly items: readonly Written[];
}

/** @param before how much stands on its line already, the name with it */
const print = (json: Json, like: Written | undefined, indent: string, before: number): string => {
  if (like !== undefined && identicalJson(like.value, json)) return like.text;
  if (typeof json !== 'object' || json === null || like === undefined)
    return plain(json, indent, before, like !== undefined);
  const inner = `${indent}  `;
  const parts = Array.isArray(json) ? listParts(json, like, inner) : objectParts(json, like, inner);
  const [open, close] = Array.isArray(json) ? ['[', ']'] : ['{', '}'];
  if (parts.length === 0) return open + close;
  const space = Array.isArray(json) ? '' : ' ';
  const line = `${open}${space}${parts.join(', ')}${space}${close}`;
  const stoodOnOne = !like.text.includes('\n');
  if (stoodOnOne && !line.includes('\n') && before + line.length <= MOST_WIDTH) return line;
  return `${open}\n${parts.map((part) => inner + part).join(',\n')}\n${indent}${close}`;
};

const plain = (json: Json, indent: string, before: number, onOne: boolean): string => {
  const text = printJson(json).trimEnd();
  if (!text.includes('\n')) return text;
  const line = JSON.stringify(json);
  return onOne && before + line.length <= MOST_WIDTH ? line : text.replaceAll('\n', `\n${indent}`);
};

const objectParts = (json: { readonly [key: string]: Json }, like: Written, inner: string): string[] =>
  Object.entries(json).map(([key, value]) => {
    const name = `${JSON.stringify(key)}: `;
    return name + print(value, like.members.get(key), inner, inner.length + name.length);
  });

const listParts = (json: readonly Json[], like: Written, inner: string): string[] => {
  const left = [...like.items];
  return json.map((item, index) => {
    const same = left.findIndex(({ value }) => identicalJson(value, item));
    if (same >= 0) return left.splice(same, 1)[0]?.text ?? '';
    const beside = isJsonObject(item) ? like.items[index] : undefined;
    return print(item, beside, inner, inner.length);
  });
};

/** Of JSON that has been read without a fault. */
class Scanner {
  private at = 0;

  constructor(private readonly text: string) {
    if (text.charCodeAt(0) === 0xfeff) this.at = 1;
  }

  read(): Written {
    this.skip(/[\s]*/y);
    const start = this.at;
    const members = new Map<string, Written>();
    const items: Written[] = [];
    const first = this.text[this.at];
    if (first === '{' || first === '[') {
      this.at += 1;
      this.skip(/[\s]*/y);
      while (this.at < this.text.length && !'}]'.includes(this.text[this.at] ?? '')) {
        const name = first === '{' ? String(JSON.parse(this.skip(STRING))) : undefined;
        if (name !== undefined) this.skip(/[\s]*:[\s]*/y);
        const value = this.read();
        if (name === undefined) items.push(value);
        else members.set(name, value);
        this.skip(/[\s]*,?[\s]*/y);
      }
      this.at += 1;
    } else this.skip(first === '"' ? STRING : /[^\s,\]}]+/y);
    const text = this.text.slice(start, this.at);
    const value: Json = JSON.parse(text);
    return { value, text, members, items };
  }

  private skip(pattern: RegExp): string {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text)?.[0] ?? '';
    this.at += found.length;
    return found;
  }
}

const STRING = /"(?:[^"\\]|\\.)*"/y;
