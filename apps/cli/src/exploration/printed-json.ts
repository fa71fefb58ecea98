/** JSON as the formatter of this repository writes it, so that a file that was written by a command need not be formatted. */

const WIDTH = 120;

/** What fits on a line stands on it; anything longer is opened, one part a line. */
export const printedJson = (value: unknown): string => `${opened(value, '', 0, 0)}\n`;

/** @param before columns taken before it on its line @param after columns taken behind it */
const opened = (value: unknown, indent: string, before: number, after: number): string => {
  const flat = flatly(value);
  if (before + flat.length + after <= WIDTH || typeof value !== 'object' || value === null) return flat;
  const inner = `${indent}  `;
  const parts = Array.isArray(value)
    ? value.map((one): [string, unknown] => ['', one])
    : Object.entries(value).map(([key, one]): [string, unknown] => [`${JSON.stringify(key)}: `, one]);
  const lines = parts.map(([key, one], index) => {
    const comma = index === parts.length - 1 ? '' : ',';
    return `${inner}${key}${opened(one, inner, inner.length + key.length, comma.length)}${comma}`;
  });
  const [open, close] = Array.isArray(value) ? ['[', ']'] : ['{', '}'];
  return `${open}\n${lines.join('\n')}\n${indent}${close}`;
};

const flatly = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.map(flatly).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  const parts = Object.entries(value).filter(([, one]) => one !== undefined);
  return parts.length === 0
    ? '{}'
    : `{ ${parts.map(([key, one]) => `${JSON.stringify(key)}: ${flatly(one)}`).join(', ')} }`;
};
