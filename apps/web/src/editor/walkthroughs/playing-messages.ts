/** What a page and the thread that plays its walkthroughs say to one another. */
import type { DraftFiles } from '@homeward/definition';
import type { PlayedStory } from './play-draft';

export interface ToPlay {
  /** Counts what was asked; an answer to something older than the latest is of no use. */
  readonly turn: number;
  /** Files that say something else than at the turn before; all of them at the first. */
  readonly changed: DraftFiles;
  readonly gone: readonly string[];
}

export type PlayedTurn = { readonly turn: number } & (
  | { readonly kind: 'story'; readonly played: PlayedStory; readonly of: number }
  | { readonly kind: 'done' }
  /** The draft cannot be played as it stands. */
  | { readonly kind: 'cannot' }
);
