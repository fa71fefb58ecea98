/** An audit entry as one unambiguous text: what the hash chain signs. */
import type { AuditEntry } from '../decision.js';

/** JSON with keys in order at every depth and no undefined: the same entry always gives the same text. */
export const canonical = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.map((item) => canonical(item === undefined ? null : item)).join(',')}]`;
  if (typeof value === 'object' && value !== null)
    return `{${Object.entries(value)
      .filter(([, item]) => item !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
      .map(([key, item]) => `${JSON.stringify(key)}:${canonical(item)}`)
      .join(',')}}`;
  return JSON.stringify(value) ?? 'null';
};

export const canonicalEntry = (entry: AuditEntry): string => canonical(entry);
