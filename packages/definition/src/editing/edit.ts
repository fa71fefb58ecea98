/** One change of a draft, as data: what stood in a place as its author saw it, and what shall stand there. Two authors' changes meet in `before`. */
import { isSafeName } from '../names.js';
import { type Json, pointerStep } from '../parse-json.js';
import { jsonFault } from './json-fault.js';
import { mergeLists } from './merge-lists.js';
import { identicalJson, isJsonObject, type JsonObject, sameJson } from './same-json.js';

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
  /** Of something that is added: the name in the same object that it stands before. Last, when absent or no longer there. */
  readonly next?: string;
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
      /** The edit as it took effect: from what stood there to what stands there now. Where a list was joined with another's, neither is as its author saw it. */
      readonly applied: Edit;
      /** Takes the edit back. */
      readonly undo: Edit;
    }
  | { readonly conflict: EditConflict }
  /** It could not be applied to any draft: an unsafe name, a file that is not the authority's. */
  | { readonly fault: string };

/**
 * Pure: the files given stay as they are, and what an edit does not touch is the very same value afterwards.
 * An edit that finds its result already there changes nothing and is no conflict. A list that somebody else has changed meanwhile is joined where both changed different items of it.
 */
export const applyEdit = (files: DraftFiles, edit: Edit): EditedDraft => {
  const fault = faultOf(edit);
  if (fault !== undefined) return { fault };
  const steps = pointerSteps(edit.at);
  const file = own(files, edit.file);
  const now = valueAt(file, steps);
  const wanted = wantedOf(edit, now);
  const changed = wanted === CANNOT ? CANNOT : withValueAt(file, steps, wanted, edit.next);
  if (wanted === CANNOT || changed === CANNOT) return { conflict: { edit, ...(now === undefined ? {} : { now }) } };
  const place = steps.slice(0, depthOfChange(file, steps));
  const [before, after] = [valueAt(file, place), valueAt(changed, place)];
  const next = nameAfter(before === undefined ? changed : file, place);
  const applied: Edit = {
    file: edit.file,
    at: place.map(pointerStep).join(''),
    ...(before === undefined ? {} : { before }),
    ...(after === undefined ? {} : { after }),
    ...(next === undefined || (before === undefined) === (after === undefined) ? {} : { next }),
  };
  return { files: changed === file ? files : withFile(files, edit.file, changed), applied, undo: reversed(applied) };
};

/** Takes an edit back that took effect, given as it did. */
export const reversed = ({ before, after, ...place }: Edit): Edit => ({
  ...place,
  ...(after === undefined ? {} : { before: after }),
  ...(before === undefined ? {} : { after: before }),
});

/** Where nothing stands yet, what is added begins above its place: taking it back leaves no empty objects behind. */
const depthOfChange = (file: Json | undefined, steps: readonly string[]): number => {
  for (let depth = 1; depth <= steps.length; depth += 1)
    if (valueAt(file, steps.slice(0, depth)) === undefined) return file === undefined ? 0 : depth;
  return steps.length;
};

/** What shall stand there, given what does. */
const wantedOf = ({ before, after }: Edit, now: Json | undefined): Json | undefined | typeof CANNOT => {
  const reorders = sameJson(before, after) && !identicalJson(before, after);
  if (sameJson(now, before)) return reorders || !sameJson(now, after) ? after : now;
  if (sameJson(now, after)) return now;
  if (Array.isArray(before) && Array.isArray(after) && Array.isArray(now))
    return mergeLists(before, after, now) ?? CANNOT;
  return CANNOT;
};

const withFile = (files: DraftFiles, path: string, file: Json | undefined): DraftFiles => {
  if (file !== undefined) return { ...files, [path]: file };
  const { [path]: _gone, ...others } = files;
  return others;
};

/** The name that stands after another in its object: where that one goes when it is put back. */
const nameAfter = (file: Json | undefined, place: readonly string[]): string | undefined => {
  const [object, name] = [valueAt(file, place.slice(0, -1)), place.at(-1)];
  if (!isJsonObject(object) || name === undefined) return undefined;
  const names = Object.keys(object);
  return names[names.indexOf(name) + 1];
};

const faultOf = ({ file, at, after }: Edit): string | undefined => {
  if (file.startsWith('../')) return `\`${file}\` is shared by all authorities and is not changed in a draft.`;
  if (!/^[A-Za-z][A-Za-z0-9_-]*(\/[A-Za-z][A-Za-z0-9_-]*)*\.json$/.test(file) || !file.split(/[/.]/).every(isSafeName))
    return `\`${file.slice(0, 80)}\` is not a file of a pack.`;
  if (at !== '' && !at.startsWith('/')) return 'A place is written as a JSON pointer, such as /states/open.';
  const unsafe = pointerSteps(at).find((step) => !isSafeName(step));
  if (unsafe !== undefined) return `\`${unsafe.slice(0, 80)}\` is not a name that can stand here.`;
  return after === undefined ? undefined : jsonFault(after);
};

const own = (files: DraftFiles, file: string): Json | undefined =>
  Object.hasOwn(files, file) ? files[file] : undefined;

/** `/states/open` -> [`states`, `open`]. */
export const pointerSteps = (at: string): readonly string[] =>
  at
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));

/** Undefined where nothing stands, and inside a list. */
export const valueAt = (json: Json | undefined, steps: readonly string[]): Json | undefined =>
  steps.reduce<Json | undefined>(
    (here, step) => (isJsonObject(here) && Object.hasOwn(here, step) ? here[step] : undefined),
    json,
  );

const CANNOT = Symbol('the place is inside a list or a plain value');

const withValueAt = (
  json: Json | undefined,
  steps: readonly string[],
  value: Json | undefined,
  next: string | undefined,
): Json | undefined | typeof CANNOT => {
  const [step, ...rest] = steps;
  if (step === undefined) return value;
  if (json !== undefined && !isJsonObject(json)) return CANNOT;
  const here: JsonObject = json ?? {};
  const old = Object.hasOwn(here, step) ? here[step] : undefined;
  const inner = withValueAt(old, rest, value, next);
  if (inner === CANNOT) return CANNOT;
  if (inner === old) return json;
  if (inner === undefined) {
    const { [step]: _gone, ...others } = here;
    return others;
  }
  if (old !== undefined || rest.length > 0 || next === undefined || !Object.hasOwn(here, next))
    return { ...here, [step]: inner };
  return Object.fromEntries(
    Object.entries(here).flatMap(([name, one]) =>
      name === next
        ? [
            [step, inner],
            [name, one],
          ]
        : [[name, one]],
    ),
  );
};
