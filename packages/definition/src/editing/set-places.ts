/** Turns wishes about places anywhere in the files, inside lists too, into changes at places that an edit can name: lists are changed whole. */

import { placeSteps } from '../pack-parts.js';
import { type Json, pointerStep } from '../parse-json.js';
import { type DraftFiles, valueAt } from './edit.js';
import { identicalJson, isJsonObject, type JsonObject } from './same-json.js';

/** What a draft shall hold at a place through objects alone; absent: nothing. The same shape as a panel's wish. */
export interface PlaceChange {
  readonly file: string;
  readonly at: string;
  readonly after?: Json;
  /** Of something that is added: the name in the same object that it stands before. */
  readonly next?: string;
}

/** A place as problems name it (`grants.json#/grants/3/when`), and what shall stand there; undefined takes it out, of a list too. */
export interface PlaceWish {
  readonly place: string;
  readonly value: Json | undefined;
}

/** What stands at a place of the draft, inside lists too. */
export const standsAt = (files: DraftFiles, place: string): Json | undefined => {
  const { file, steps } = placeSteps(place);
  return steps.reduce<Json | undefined>(inner, Object.hasOwn(files, file) ? files[file] : undefined);
};

const inner = (here: Json | undefined, step: string): Json | undefined => {
  if (Array.isArray(here)) return here[Number(step)];
  return isJsonObject(here) && Object.hasOwn(here, step) ? here[step] : undefined;
};

/**
 * The fewest changes that fulfil the wishes. Items of one list are taken out from its end, so that the places of the others hold.
 * A wish about a place whose surroundings do not stand is left out.
 */
export const setPlaces = (files: DraftFiles, wishes: readonly PlaceWish[]): readonly PlaceChange[] => {
  const roots = new Map<string, { readonly file: string; readonly steps: readonly string[]; wishes: PlaceWish[] }>();
  for (const wish of wishes) {
    const { file, steps } = placeSteps(wish.place);
    const outer = throughObjects(files, file, steps);
    const key = `${file}#${outer.map(pointerStep).join('')}`;
    const root = roots.get(key) ?? { file, steps: outer, wishes: [] };
    root.wishes.push(wish);
    roots.set(key, root);
  }
  return [...roots.values()].flatMap(({ file, steps, wishes: own }): PlaceChange[] => {
    const before = valueAt(Object.hasOwn(files, file) ? files[file] : undefined, steps);
    const relative = own
      .map(({ place, value }) => ({ steps: placeSteps(place).steps.slice(steps.length), value }))
      .sort((a, b) => Number(a.value === undefined) - Number(b.value === undefined) || laterFirst(a.steps, b.steps));
    const after = relative.reduce<Json | undefined>((here, wish) => withInner(here, wish.steps, wish.value), before);
    if (identicalJson(before, after)) return [];
    return [{ file, at: steps.map(pointerStep).join(''), ...(after === undefined ? {} : { after }) }];
  });
};

const laterFirst = (a: readonly string[], b: readonly string[]): number => {
  for (const [index, step] of a.entries()) {
    const other = b[index];
    if (other === undefined) return -1;
    if (step !== other) return Number(other) - Number(step) || 0;
  }
  return 0;
};

/** The steps before the first list on the way; all of them where there is none. */
const throughObjects = (files: DraftFiles, file: string, steps: readonly string[]): readonly string[] => {
  let here: Json | undefined = Object.hasOwn(files, file) ? files[file] : undefined;
  for (const [index, step] of steps.entries()) {
    if (Array.isArray(here)) return steps.slice(0, index);
    here = inner(here, step);
  }
  return steps;
};

const withInner = (here: Json | undefined, steps: readonly string[], value: Json | undefined): Json | undefined => {
  const [step, ...rest] = steps;
  if (step === undefined) return value;
  if (Array.isArray(here)) {
    const index = Number(step);
    const changed = withInner(here[index], rest, value);
    return changed === undefined
      ? here.filter((_, at) => at !== index)
      : here.map((one, at) => (at === index ? changed : one));
  }
  if (here !== undefined && !isJsonObject(here)) return here;
  const known: JsonObject = here ?? {};
  const changed = withInner(Object.hasOwn(known, step) ? known[step] : undefined, rest, value);
  if (changed !== undefined) return { ...known, [step]: changed };
  const { [step]: _gone, ...others } = known;
  return others;
};

/** The same object with one key called otherwise, in the same place. */
export const withKeyRenamed = (
  object: Readonly<Record<string, Json>>,
  from: string,
  to: string,
): Record<string, Json> =>
  Object.fromEntries(Object.entries(object).map(([key, value]) => [key === from ? to : key, value]));
