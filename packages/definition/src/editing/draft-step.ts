/** What somebody changes in a draft at once, in one or several places: it takes effect whole or not at all, and is taken back whole. */
import { applyEdit, type DraftFiles, type Edit, type EditConflict, reversed } from './edit.js';

export interface DraftStep {
  /** Random, made where the step is: sent twice, it has one effect. */
  readonly id: string;
  /** What it does, in plain words. */
  readonly label: string;
  readonly edits: readonly Edit[];
  /** The step that this one takes back. */
  readonly takesBack?: string;
}

export type SteppedDraft =
  | {
      readonly files: DraftFiles;
      /** The edits as they took effect; those that found their result already there are left out. */
      readonly applied: readonly Edit[];
    }
  /** Nothing was changed: somebody else has changed these places meanwhile. */
  | { readonly conflicts: readonly EditConflict[] }
  | { readonly fault: string };

/** Pure. Edits of one step see what those before them did. */
export const applyStep = (files: DraftFiles, { edits }: Pick<DraftStep, 'edits'>): SteppedDraft => {
  const applied: Edit[] = [];
  const conflicts: EditConflict[] = [];
  let now = files;
  for (const edit of edits) {
    const edited = applyEdit(now, edit);
    if ('fault' in edited) return edited;
    if ('conflict' in edited) conflicts.push(edited.conflict);
    else {
      if (edited.files !== now) applied.push(edited.applied);
      now = edited.files;
    }
  }
  return conflicts.length > 0 ? { conflicts } : { files: now, applied };
};

/** The edits that take a step back, to be applied to what it left. @param applied its edits as they took effect */
export const takingBack = (applied: readonly Edit[]): readonly Edit[] => applied.map(reversed).reverse();

/** The step over what others did meanwhile: its author has seen both texts and wants their own. */
export const insisting = (step: DraftStep, conflicts: readonly EditConflict[]): DraftStep => ({
  ...step,
  edits: step.edits.map((edit) => {
    const conflict = conflicts.find((one) => one.edit.file === edit.file && one.edit.at === edit.at);
    if (conflict === undefined) return edit;
    const { before: _seen, ...rest } = edit;
    return { ...rest, ...(conflict.now === undefined ? {} : { before: conflict.now }) };
  }),
});

export interface Undoable {
  /** Steps of one person that can be taken back, the latest last. */
  readonly undo: readonly DraftStep[];
  /** Steps that took something back, and can themselves be taken back: redone. */
  readonly redo: readonly DraftStep[];
}

/** What one person can undo and redo, by their own steps in the order in which they took effect. */
export const undoable = (own: readonly DraftStep[]): Undoable => {
  let undo: DraftStep[] = [];
  let redo: DraftStep[] = [];
  for (const step of own) {
    if (step.edits.length === 0) continue;
    if (undo.some(({ id }) => id === step.takesBack)) {
      undo = undo.filter(({ id }) => id !== step.takesBack);
      redo = [...redo, step];
    } else if (redo.some(({ id }) => id === step.takesBack)) {
      redo = redo.filter(({ id }) => id !== step.takesBack);
      undo = [...undo, step];
    } else {
      undo = [...undo, step];
      redo = [];
    }
  }
  return { undo, redo };
};
