/** An audit entry as one unambiguous text: what the hash chain signs. */
import type { AuditEntry } from '../decision.js';

/** JSON with keys in order at every depth and no undefined: the same entry always gives the same text. */
export const canonical = (value: unknown): string => {
  if (typeof value === 'string') return quoted(value);
  if (typeof value === 'number' && Number.isFinite(value)) return `${value}`;
  if (Array.isArray(value)) {
    let text = '';
    for (const item of value) text += `${text === '' ? '' : ','}${canonical(item === undefined ? null : item)}`;
    return `[${text}]`;
  }
  if (typeof value === 'object' && value !== null) {
    let text = '';
    // Sorted as Array.sort does without being told: by UTF-16 code units, the same on every machine.
    for (const key of Object.keys(value).sort()) {
      const item: unknown = Reflect.get(value, key);
      if (item !== undefined) text += `${text === '' ? '' : ','}${quoted(key)}:${canonical(item)}`;
    }
    return `{${text}}`;
  }
  return JSON.stringify(value) ?? 'null';
};

/** What JSON writes otherwise than it stands: quotes, backslashes, control characters, and halves of characters. */
const WRITTEN_OTHERWISE = /["\\\p{Cc}\p{Surrogate}]/u;

const quoted = (text: string): string => (WRITTEN_OTHERWISE.test(text) ? JSON.stringify(text) : `"${text}"`);

export const canonicalEntry = (entry: AuditEntry): string => canonical(entry);
