/** An audit entry as one unambiguous text: what the hash chain signs. */
import type { AuditEntry } from '../decision.js';

/** JSON with keys in order at every depth and no undefined: the same entry always gives the same text. */
export const canonical = (value: unknown): string => {
  if (typeof value === 'string') return JSON.stringify(value);
  if (typeof value === 'number' && Number.isFinite(value)) return `${value}`;
  if (Array.isArray(value)) return `[${value.map((item) => canonical(item === undefined ? null : item)).join(',')}]`;
  if (typeof value === 'object' && value !== null) {
    let text = '';
    // Sorted as Array.sort does without being told: by UTF-16 code units, the same on every machine.
    for (const key of Object.keys(value).sort()) {
      const item: unknown = Reflect.get(value, key);
      if (item !== undefined) text += `${text === '' ? '' : ','}${JSON.stringify(key)}:${canonical(item)}`;
    }
    return `{${text}}`;
  }
  return JSON.stringify(value) ?? 'null';
};

export const canonicalEntry = (entry: AuditEntry): string => canonical(entry);
