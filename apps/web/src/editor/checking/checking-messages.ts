/** What a page and its checking thread say to one another. */
import type { DraftFiles, Problem } from '@homeward/definition';
import type { Scene } from '@homeward/engine';
import type { Checked } from './check-draft';

export interface ToCheck {
  readonly kind: 'check';
  /** Counts what was asked; an answer to something older than the latest is of no use. */
  readonly turn: number;
  /** Files that say something else than at the turn before; all of them at the first. */
  readonly changed: DraftFiles;
  readonly gone: readonly string[];
}

export interface ToShow {
  readonly kind: 'show';
  readonly number: number;
  readonly problem: Problem;
}

export interface CheckedTurn extends Checked {
  readonly kind: 'checked';
  readonly turn: number;
}

export interface FaultShown {
  readonly kind: 'shown';
  readonly number: number;
  /** Undefined: no case was found that comes to it. */
  readonly scenes: readonly Scene[] | undefined;
}
