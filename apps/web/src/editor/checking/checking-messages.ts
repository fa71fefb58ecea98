/** What a page and its checking thread say to one another. */
import type { DraftFiles } from '@homeward/definition';
import type { Checked } from './check-draft';

export interface ToCheck {
  /** Counts what was asked; an answer to something older than the latest is of no use. */
  readonly turn: number;
  /** Files that say something else than at the turn before; all of them at the first. */
  readonly changed: DraftFiles;
  readonly gone: readonly string[];
}

export interface CheckedTurn extends Checked {
  readonly turn: number;
}
