/** What an authority's demonstration consists of: whose procedure it follows, made-up children, and the stories they are in. */
import type { DemonstrationChild } from './demonstration-children.js';
import type { DemonstrationStory, Seen } from './demonstration-stories.js';
import type { StoryStep } from './story-steps.js';

export interface AuthorityDemonstration {
  readonly authority: string;
  readonly process: string;
  /** References begin with it: `HRT` gives HRT-2026-0301. */
  readonly prefix: string;
  /** One for each story. */
  readonly children: readonly DemonstrationChild[];
  readonly stories: readonly DemonstrationStory[];
  readonly agendas: readonly Agenda[];
}

/** The body that next deals with children whose case stands in one of these states. */
export interface Agenda {
  readonly body: string;
  readonly region: string;
  readonly states: readonly string[];
}

/** A story that says how the case stands at its end. */
export const seenStory = (
  shows: string,
  [began, months]: readonly [daysAgo: number, monthsOld: number],
  steps: readonly StoryStep[],
  seen: Seen,
): DemonstrationStory => ({ shows, began, months, steps, seen });
