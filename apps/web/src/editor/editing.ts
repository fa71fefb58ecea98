/** What every panel of the editor works with: the draft as it stands now, and one way to change it. */
import { asEdit, type DraftChange, type DraftFiles, type Pack, type Problem, standingAt } from '@homeward/definition';
import { createContext, useContext } from 'react';

/** A wish of a panel; what stood there before is filled in when it is made. */
export type Change = DraftChange;
export { asEdit, standingAt };

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
