/** JSON as the files of a pack are laid out: two spaces, short lists on one line. The same value always gives the same text. */
import type { Json } from '../parse-json.js';

/** Characters of a line. */
export const MOST_WIDTH = 120;

export const printJson = (json: Json): string => `${print(json, '')}\n`;

const print = (json: Json, indent: string): string => {
  if (typeof json !== 'object' || json === null) return JSON.stringify(json);
  const inner = `${indent}  `;
  if (Array.isArray(json)) {
    if (json.length === 0) return '[]';
    const isPlain = json.every((item) => typeof item !== 'object' || item === null);
    const line = `[${json.map((item) => print(item, inner)).join(', ')}]`;
    if (isPlain && indent.length + line.length <= MOST_WIDTH) return line;
    return `[\n${json.map((item) => inner + print(item, inner)).join(',\n')}\n${indent}]`;
  }
  const entries = Object.entries(json);
  if (entries.length === 0) return '{}';
  return `{\n${entries.map(([key, value]) => `${inner}${JSON.stringify(key)}: ${print(value, inner)}`).join(',\n')}\n${indent}}`;
};
