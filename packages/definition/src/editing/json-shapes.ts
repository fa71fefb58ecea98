/** Reading and replacing parts of JSON whose shape is not known for certain: a draft may hold anything between two acts. */
import { type Json, pointerStep } from '../parse-json.js';
import { isJsonObject } from './same-json.js';

export type JsonObject = { [key: string]: Json };

/** Through objects and lists (by index); undefined where nothing stands. */
export const jsonAt = (json: Json | undefined, ...steps: readonly (string | number)[]): Json | undefined =>
  steps.reduce<Json | undefined>((here, step) => {
    if (Array.isArray(here)) return here[Number(step)];
    return isJsonObject(here) && Object.hasOwn(here, String(step)) ? here[String(step)] : undefined;
  }, json);

/** Empty where no object stands. */
export const objectAt = (json: Json | undefined, ...steps: readonly (string | number)[]): JsonObject => {
  const found = jsonAt(json, ...steps);
  return isJsonObject(found) ? found : {};
};

/** Empty where no list stands. */
export const listAt = (json: Json | undefined, ...steps: readonly (string | number)[]): readonly Json[] => {
  const found = jsonAt(json, ...steps);
  return Array.isArray(found) ? found : [];
};

/** The texts of a list; what is not a text is left out. */
export const textsAt = (json: Json | undefined, ...steps: readonly (string | number)[]): readonly string[] =>
  listAt(json, ...steps).flatMap((item) => (typeof item === 'string' ? [item] : []));

export const textAt = (json: Json | undefined, ...steps: readonly (string | number)[]): string | undefined => {
  const found = jsonAt(json, ...steps);
  return typeof found === 'string' ? found : undefined;
};

/**
 * Pure: a copy with another value in one place, objects made on the way where nothing stands.
 *
 * @param value undefined takes out a key of an object or an item of a list
 */
export const withJsonAt = (
  json: Json | undefined,
  steps: readonly (string | number)[],
  value: Json | undefined,
): Json | undefined => {
  const [step, ...rest] = steps;
  if (step === undefined) return value;
  if (Array.isArray(json)) {
    const index = Number(step);
    const inner = withJsonAt(json[index], rest, value);
    return json.flatMap((item, at) => (at !== index ? [item] : inner === undefined ? [] : [inner]));
  }
  const here = isJsonObject(json) ? json : {};
  const key = String(step);
  const inner = withJsonAt(Object.hasOwn(here, key) ? here[key] : undefined, rest, value);
  if (inner === undefined) return withoutKey(here, key);
  return { ...here, [key]: inner };
};

export const withoutKey = (object: JsonObject, key: string): JsonObject => {
  const { [key]: _gone, ...others } = object;
  return others;
};

/** A copy of a list with one item moved; beyond an end it stays as it is. */
export const withMoved = <T>(list: readonly T[], from: number, to: number): T[] => {
  const item = list[from];
  if (item === undefined || to < 0 || to >= list.length) return [...list];
  const others = list.filter((_, index) => index !== from);
  return [...others.slice(0, to), item, ...others.slice(to)];
};

/** [`states`, `open`] -> `/states/open`, as edits name a place. */
export const pointerOf = (steps: readonly string[]): string => steps.map(pointerStep).join('');
