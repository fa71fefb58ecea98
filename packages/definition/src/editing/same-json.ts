/** Whether two JSON values say the same, and whether they say it in the same order. */
import type { Json } from '../parse-json.js';

export type JsonObject = { [key: string]: Json };
export const isJsonObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Equal as values: the order of keys does not count, that of a list does. */
export const sameJson = (a: Json | undefined, b: Json | undefined): boolean => equal(a, b, false);

/** Equal down to the order of names, in which people read states and questions. */
export const identicalJson = (a: Json | undefined, b: Json | undefined): boolean => equal(a, b, true);

const equal = (a: Json | undefined, b: Json | undefined, ordered: boolean): boolean => {
  if (a === b) return true;
  if (Array.isArray(a))
    return Array.isArray(b) && a.length === b.length && a.every((one, index) => equal(one, b[index], ordered));
  if (!isJsonObject(a) || !isJsonObject(b)) return false;
  const [keys, others] = [Object.keys(a), Object.keys(b)];
  return (
    keys.length === others.length &&
    keys.every(
      (key, index) => (ordered ? others[index] === key : Object.hasOwn(b, key)) && equal(a[key], b[key], ordered),
    )
  );
};
