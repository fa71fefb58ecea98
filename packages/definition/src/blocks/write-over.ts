/** What a pack has to write so that, laid over what its blocks say, a file comes out as wanted: the other way of `layOver`. */
import { identicalJson, isJsonObject, type JsonObject } from '../editing/same-json.js';
import type { Json } from '../parse-json.js';

/**
 * @param below what the blocks say of the file
 * @returns undefined when it cannot be said: the names of an object are in another order, or something null replaces something. Whoever asks looks whether laying
 *   it over gives what was wanted, for marks in names are not looked for here.
 */
export const writeOver = (below: Json, wanted: Json): Json | undefined => {
  if (!isJsonObject(below) || !isJsonObject(wanted)) return wanted === null ? undefined : wanted;
  if (!keepsOrder(below, wanted)) return undefined;
  const written: JsonObject = {};
  for (const key of Object.keys(below)) if (!Object.hasOwn(wanted, key)) written[key] = null;
  for (const [key, value] of Object.entries(wanted)) {
    const old = Object.hasOwn(below, key) ? below[key] : undefined;
    if (old === undefined) {
      written[key] = value;
      continue;
    }
    if (identicalJson(old, value)) continue;
    if (Array.isArray(old) && Array.isArray(value)) Object.assign(written, listOver(key, old, value));
    else {
      const inner = writeOver(old, value);
      if (inner === undefined) return undefined;
      written[key] = inner;
    }
  }
  return written;
};

/** Laying over leaves what was there in its place and puts what is new behind it. */
const keepsOrder = (below: JsonObject, wanted: JsonObject): boolean => {
  const kept = Object.keys(below).filter((key) => Object.hasOwn(wanted, key));
  const fresh = Object.keys(wanted).filter((key) => !Object.hasOwn(below, key));
  return Object.keys(wanted).join('\n') === [...kept, ...fresh].join('\n');
};

/** Items put behind, taken out or both are said as such, so that what a block adds later still arrives; anything else is the whole list. */
const listOver = (key: string, below: readonly Json[], wanted: readonly Json[]): JsonObject => {
  const gone: Json[] = [];
  let at = 0;
  for (const item of below) {
    if (at < wanted.length && identicalJson(item, wanted[at])) at += 1;
    else gone.push(item);
  }
  const added = wanted.slice(at);
  if (at === 0) return { [key]: [...wanted] };
  return {
    ...(gone.length === 0 ? {} : { [`${key}-`]: gone }),
    ...(added.length === 0 ? {} : { [`${key}+`]: added }),
  };
};
