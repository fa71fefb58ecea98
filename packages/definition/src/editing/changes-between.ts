/** What an act has changed of a draft, as the smallest changes that edits can say: one for each place through objects, lists whole. */
import { type Json, pointerStep } from '../parse-json.js';
import type { DraftFiles } from './edit.js';
import { identicalJson, isJsonObject, type JsonObject } from './same-json.js';
import type { PlaceChange } from './set-places.js';

/**
 * Acts on a draft are written as functions from files to files; two people's acts meet as the changes between them.
 *
 * @returns nothing for what is equal; a file that is new or gone is changed whole, and so is an object whose names are in another order
 */
export const changesBetween = (before: DraftFiles, after: DraftFiles): PlaceChange[] =>
  [...new Set([...Object.keys(before), ...Object.keys(after)])].flatMap((file) =>
    inside(file, '', own(before, file), own(after, file)),
  );

const own = (files: Readonly<Record<string, Json>>, key: string): Json | undefined =>
  Object.hasOwn(files, key) ? files[key] : undefined;

const inside = (file: string, at: string, before: Json | undefined, after: Json | undefined): PlaceChange[] => {
  if (before === after || identicalJson(before, after)) return [];
  if (after === undefined) return [{ file, at }];
  if (!isJsonObject(before) || !isJsonObject(after) || isReordered(before, after)) return [{ file, at, after }];
  return [...new Set([...Object.keys(before), ...Object.keys(after)])].flatMap((key) =>
    inside(file, at + pointerStep(key), own(before, key), own(after, key)),
  );
};

/** The same names in another order: questions of a group are asked in the order in which they are written. */
const isReordered = (before: JsonObject, after: JsonObject): boolean => {
  const [were, are] = [Object.keys(before), Object.keys(after)];
  return were.length === are.length && are.every((key) => Object.hasOwn(before, key)) && were.join() !== are.join();
};
