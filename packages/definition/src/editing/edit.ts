/** One change of a draft, as data: what stood in a place as its author saw it, and what shall stand there. Two authors' changes meet in `before`. */
import { isSafeName } from '../names.js';
import type { Json } from '../parse-json.js';

/**
 * An authority's pack as it is edited: path -> JSON, building blocks written out, so that nothing stands elsewhere. What every authority shares
 * (`../common/code-lists.json`, `../common/sources.json`, `../common/calendars/<id>.json`) is there to be read; no edit changes it.
 */
export type DraftFiles = Readonly<Record<string, Json>>;

export interface Edit {
  /** `processes/child-permanence/deadlines.json` */
  readonly file: string;
  /** A JSON pointer (RFC 6901) through objects alone; a list is one value, for its places move. Empty for the file itself. */
  readonly at: string;
  /** Absent when nothing stood there. */
  readonly before?: Json;
  /** Absent when nothing shall stand there. */
  readonly after?: Json;
}

/** Somebody else has changed the same place meanwhile. Nothing was changed; both texts are kept for the author to choose. */
export interface EditConflict {
  readonly edit: Edit;
  /** Absent when nothing stands there any more. */
  readonly now?: Json;
}

export type EditedDraft =
  | {
      readonly files: DraftFiles;
      /** Takes the edit back. */
      readonly undo: Edit;
    }
  | { readonly conflict: EditConflict }
  /** It could not be applied to any draft: an unsafe name, a file that is not the authority's. */
  | { readonly fault: string };

/**
 * Pure: the files given stay as they are, and what an edit does not touch is the very same value afterwards.
 * An edit that finds its result already there changes nothing and is no conflict.
 */
export const applyEdit = (files: DraftFiles, edit: Edit): EditedDraft => {
  const fault = faultOf(edit);
  if (fault !== undefined) return { fault };
  const steps = pointerSteps(edit.at);
  const now = valueAt(own(files, edit.file), steps);
  const undo: Edit = { file: edit.file, at: edit.at, ...given('before', edit.after), ...given('after', now) };
  if (sameJson(now, edit.after)) return { files, undo };
  if (!sameJson(now, edit.before)) return { conflict: { edit, ...given('now', now) } };
  const file = withValueAt(own(files, edit.file), steps, edit.after);
  if (file === CANNOT) return { conflict: { edit, ...given('now', now) } };
  const { [edit.file]: _before, ...others } = files;
  return {
    files:
      file === undefined
        ? others
        : edit.file in files
          ? { ...files, [edit.file]: file }
          : { ...others, [edit.file]: file },
    undo,
  };
};

const given = <K extends string>(key: K, value: Json | undefined): { readonly [k in K]?: Json } => {
  const none: { [k in K]?: Json } = {};
  return value === undefined ? none : { ...none, [key]: value };
};

const faultOf = ({ file, at }: Edit): string | undefined => {
  if (file.startsWith('../')) return `\`${file}\` is shared by all authorities and is not changed in a draft.`;
  if (!/^[A-Za-z][A-Za-z0-9_-]*(\/[A-Za-z][A-Za-z0-9_-]*)*\.json$/.test(file) || !file.split(/[/.]/).every(isSafeName))
    return `\`${file.slice(0, 80)}\` is not a file of a pack.`;
  if (at !== '' && !at.startsWith('/')) return 'A place is written as a JSON pointer, such as /states/open.';
  const unsafe = pointerSteps(at).find((step) => !isSafeName(step));
  return unsafe === undefined ? undefined : `\`${unsafe.slice(0, 80)}\` is not a name that can stand here.`;
};

const own = (files: DraftFiles, file: string): Json | undefined =>
  Object.hasOwn(files, file) ? files[file] : undefined;

/** `/states/open` -> [`states`, `open`]. */
export const pointerSteps = (at: string): readonly string[] =>
  at
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));

type JsonObject = { [key: string]: Json };
const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Undefined where nothing stands, and inside a list. */
export const valueAt = (json: Json | undefined, steps: readonly string[]): Json | undefined =>
  steps.reduce<Json | undefined>(
    (here, step) => (isObject(here) && Object.hasOwn(here, step) ? here[step] : undefined),
    json,
  );

const CANNOT = Symbol('the place is inside a list or a plain value');

const withValueAt = (
  json: Json | undefined,
  steps: readonly string[],
  value: Json | undefined,
): Json | undefined | typeof CANNOT => {
  const [step, ...rest] = steps;
  if (step === undefined) return value;
  if (json !== undefined && !isObject(json)) return CANNOT;
  const here: JsonObject = json ?? {};
  const inner = withValueAt(Object.hasOwn(here, step) ? here[step] : undefined, rest, value);
  if (inner === CANNOT) return CANNOT;
  if (inner !== undefined) return { ...here, [step]: inner };
  const { [step]: _gone, ...others } = here;
  return others;
};

/** Equal as values: the order of keys does not count, that of a list does. */
export const sameJson = (a: Json | undefined, b: Json | undefined): boolean => {
  if (a === b) return true;
  if (Array.isArray(a))
    return Array.isArray(b) && a.length === b.length && a.every((one, index) => sameJson(one, b[index]));
  if (!isObject(a) || !isObject(b)) return false;
  const keys = Object.keys(a);
  return (
    keys.length === Object.keys(b).length && keys.every((key) => Object.hasOwn(b, key) && sameJson(a[key], b[key]))
  );
};
