/** What can be done to the rules with a name: new ones, other conditions, gone. */
import type { Pack } from '../pack.js';
import { place } from '../pack-places.js';
import type { Json } from '../parse-json.js';
import type { Rule } from '../rule.js';
import { deriveKey } from './derive-key.js';
import type { DraftFiles } from './edit.js';
import { ruleUses } from './rule-uses.js';
import { isJsonObject } from './same-json.js';
import { type PlaceChange, setPlaces } from './set-places.js';

const FILE = 'rules.json';

/** A value of the definition as plain JSON: what is undefined is left out. */
export const toJson = (value: unknown): Json => {
  const json: Json = JSON.parse(JSON.stringify(value));
  return json;
};

export const addRule = (
  files: DraftFiles,
  title: string,
  rule: Rule,
): { readonly key: string; readonly changes: readonly PlaceChange[] } => {
  const standing = files[FILE];
  const key = deriveKey(title, isJsonObject(standing) ? Object.keys(standing) : []);
  return { key, changes: [{ file: FILE, at: `/${key}`, after: toJson({ title, rule }) }] };
};

/** Gives a rule another name wherever it is used. */
export const renameRule = (files: DraftFiles, pack: Pack, from: string, to: string): readonly PlaceChange[] => {
  const standing = files[FILE];
  const own = isJsonObject(standing) ? standing[from] : undefined;
  if (own === undefined) return [];
  const changes = setPlaces(files, [
    { place: place(FILE, from), value: undefined },
    { place: place(FILE, to), value: own },
    ...(ruleUses(pack).get(from) ?? [])
      .filter((use) => !use.place.startsWith(`${FILE}#/${from}/`))
      .map((use) => ({ place: use.place, value: to })),
  ]);
  return changes;
};

export const removeRule = (key: string): readonly PlaceChange[] => [{ file: FILE, at: `/${key}` }];
