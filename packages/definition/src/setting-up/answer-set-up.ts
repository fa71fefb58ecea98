/** Answering questions of a set-up inside a draft: what changes in the pack that was made from the answers before. */
import { standingAt } from '../editing/change.js';
import { changesBetween } from '../editing/changes-between.js';
import type { DraftFiles } from '../editing/edit.js';
import { expandDraft } from '../editing/expand-draft.js';
import { withJsonAt } from '../editing/json-shapes.js';
import { sameJson } from '../editing/same-json.js';
import type { PlaceChange } from '../editing/set-places.js';
import type { Json } from '../parse-json.js';
import { SET_UP_FILE, SetUpAnswers } from './set-up-answers.js';
import { setUpFiles } from './set-up-files.js';
import type { SetUpKit } from './set-up-kit.js';

/** The answers that a draft was made from; undefined for a draft that comes from no set-up. */
export const setUpIn = (files: DraftFiles): SetUpAnswers | undefined =>
  Object.hasOwn(files, SET_UP_FILE) ? SetUpAnswers.safeParse(files[SET_UP_FILE]).data : undefined;

export interface SetUpAnswer {
  /** As a question names it. */
  readonly place: readonly string[];
  /** Undefined: as usual again. */
  readonly value: Json | undefined;
}

/** @returns the answers with these among them; a sentence for each that cannot be taken, by its place */
export const withSetUpAnswers = (
  answers: SetUpAnswers,
  given: readonly SetUpAnswer[],
):
  | { readonly answers: SetUpAnswers }
  | { readonly faults: readonly { readonly place: readonly string[]; readonly sentence: string }[] } => {
  const start: Json = JSON.parse(JSON.stringify(answers));
  const json = given.reduce<Json>((before, { place, value }) => withJsonAt(before, place, value) ?? {}, start);
  const read = SetUpAnswers.safeParse(json);
  if (read.success) return { answers: read.data };
  return {
    faults: read.error.issues.map(({ path, message }) => ({ place: path.map(String), sentence: message })),
  };
};

/** The files of a draft that these answers make: building blocks written out. */
export const madeFrom = (kit: SetUpKit, answers: SetUpAnswers): DraftFiles => {
  const { files } = expandDraft(setUpFiles(kit, answers), kit.common);
  return Object.fromEntries(Object.entries(files).filter(([file]) => !file.startsWith('../')));
};

export interface ChangesOfSetUp {
  readonly changes: readonly PlaceChange[];
  /** What the answers would change as well, had nobody changed these places by hand: they stay as they are. */
  readonly byHand: readonly PlaceChange[];
}

/** What other answers change in a draft. Only what they change is touched, and what somebody has changed by hand stays. */
export const changesOfSetUp = (kit: SetUpKit, files: DraftFiles, after: SetUpAnswers): ChangesOfSetUp => {
  const answered = setUpIn(files);
  const before = answered === undefined ? files : madeFrom(kit, answered);
  const changes: PlaceChange[] = [];
  const byHand: PlaceChange[] = [];
  for (const change of changesBetween(before, madeFrom(kit, after))) {
    const asMade = sameJson(standingAt(files, change.file, change.at), standingAt(before, change.file, change.at));
    (asMade ? changes : byHand).push(change);
  }
  return { changes, byHand };
};
