/** What every panel of the editor works with: the draft as it stands now, and one way to change it. */
import type { DraftFiles, Edit, Pack, Problem } from '@homeward/definition';
import { pointerSteps, valueAt } from '@homeward/definition';
import { createContext, useContext } from 'react';

/** A wish of a panel; what stood there before is filled in when it is made. */
export interface Change {
  readonly file: string;
  /** A JSON pointer through objects alone; a list is changed whole. */
  readonly at: string;
  /** Absent: take it out. */
  readonly after?: Edit['after'];
  /** Of something that is added: the name in the same object that it stands before. Last, when absent. */
  readonly next?: string;
}

export interface Editing {
  /** The draft with everything that its author has changed, saved or on its way. */
  readonly files: DraftFiles;
  /** As read from these files; while they cannot be read, as they last could. */
  readonly pack: Pack;
  readonly problems: readonly Problem[];
  /** False while somebody else's act (in review, published) or a lost right keeps it as it is; the reason is in words. */
  readonly locked?: string;
  /** The building block that says what stands there; undefined when the authority does itself. */
  blockOf(file: string, at: string): string | undefined;
  /**
   * Changes several places as one step, which one undo takes back.
   * @param label in plain words, for undo and the list of changes: "Deadline “First review”: 4 weeks instead of 6"
   */
  change(label: string, changes: readonly Change[]): void;
}

const EditingContext = createContext<Editing | undefined>(undefined);
export const EditingProvider = EditingContext.Provider;

export const useEditing = (): Editing => {
  const editing = useContext(EditingContext);
  if (editing === undefined) throw new Error('This panel stands outside a draft.');
  return editing;
};

/** What stands in a place of the draft; undefined when nothing does. */
export const standingAt = (files: DraftFiles, file: string, at: string) =>
  valueAt(Object.hasOwn(files, file) ? files[file] : undefined, pointerSteps(at));

/** The change with what stands there now, as an edit can be applied. */
export const asEdit = (files: DraftFiles, change: Change): Edit => {
  const before = standingAt(files, change.file, change.at);
  return { ...change, ...(before === undefined ? {} : { before }) };
};
