/** Reads a file of walkthroughs, and looks at each as it stands there: a pack holds none, so the checks of a pack do not see them. */
import { stepsInOrder } from './checks/steps-in-order.js';
import { StoriesOnly } from './pack-files.js';
import { place } from './pack-places.js';
import type { Json } from './parse-json.js';
import type { Problem } from './problem.js';
import type { ParseWith } from './schema-problems.js';
import { Story, StoryFile } from './walkthrough.js';

/** What exploring found is read apart, by `readGuards`. */
export const GUARDS_FOLDER = 'walkthroughs/guards/';

/** @param at where the walkthrough stands in its file */
export type StoryCheck = (story: Story, at: string) => readonly Problem[];

/** Every check of a walkthrough by the name that its problems carry. */
export const STORY_CHECKS: Readonly<Record<string, StoryCheck>> = { 'steps-in-order': stepsInOrder };

export interface ReadStories {
  /** Those that could be read; what is found in one does not keep it from being played. */
  readonly value: readonly Story[];
  readonly problems: readonly Problem[];
}

/** A walkthrough file holds a whole story file, several stories, or one. */
export const readStories = (json: Json, file: string, parseWith: ParseWith): ReadStories => {
  const has = (key: string): boolean => typeof json === 'object' && json !== null && Object.hasOwn(json, key);
  if (!has('scenarios')) {
    const read = parseWith(Story, json, file);
    return 'value' in read ? looked([read.value], () => place(file)) : { value: [], problems: read.problems };
  }
  const read =
    has('dateVectors') || has('calendars') ? parseWith(StoryFile, json, file) : parseWith(StoriesOnly, json, file);
  return 'value' in read
    ? looked(read.value.scenarios, (index) => place(file, 'scenarios', index))
    : { value: [], problems: read.problems };
};

const looked = (value: readonly Story[], at: (index: number) => string): ReadStories => ({
  value,
  problems: value.flatMap((story, index) =>
    Object.values(STORY_CHECKS).flatMap((check) => [...check(story, at(index))]),
  ),
});
