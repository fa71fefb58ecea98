/** What a window knows of the draft that it edits. */
import {
  type DraftFiles,
  type DraftStep,
  type Edit,
  type EditConflict,
  type Undoable,
  undoable,
} from '@homeward/definition';
import type { DraftStatus, RecordedStep } from '../pack-drafts.js';

/** A step of this window, with its edits as they take effect here. */
export interface MadeStep {
  readonly step: DraftStep;
  readonly applied: readonly Edit[];
}

/** A step that did not take effect. */
export interface SetAside {
  readonly step: DraftStep;
  /** Places that somebody else has changed meanwhile, with what stands there now. */
  readonly conflicts: readonly EditConflict[];
  /** Why it can never take effect; then there are no conflicts. */
  readonly fault?: string;
}

export interface DraftState {
  /** With everything that was done here, saved or on its way. */
  readonly files: DraftFiles;
  /** As the server has it, after step `seq`. */
  readonly confirmed: DraftFiles;
  readonly seq: number;
  readonly status: DraftStatus;
  readonly title: string;
  /** Everything done in the draft that the server has recorded, whoever did it. */
  readonly steps: readonly RecordedStep[];
  readonly pending: readonly MadeStep[];
  readonly refused: readonly SetAside[];
  readonly saving:
    | { readonly kind: 'saved'; readonly at?: string | undefined }
    | { readonly kind: 'unsaved' | 'saving' }
    | { readonly kind: 'failed'; readonly sentence: string };
  /** The page must be loaded again. */
  readonly lost?: boolean;
}

/** What one person can undo and redo in this window: recorded steps first, then those on their way. */
export const undoableOf = ({ steps, pending }: DraftState, person: string, tab: string): Undoable =>
  undoable([
    ...steps.filter((step) => step.person.id === person && step.tab === tab),
    ...pending.map(({ step, applied }) => ({ ...step, edits: applied })),
  ]);
