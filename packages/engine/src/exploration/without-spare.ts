/** Leaves out every story that shows nothing but what others show too. */
import type { FoundStory } from './found-story.js';

export const withoutSpare = (found: readonly FoundStory[]): FoundStory[] => {
  const times = new Map<string, number>();
  for (const { shows } of found) for (const item of shows) times.set(item, (times.get(item) ?? 0) + 1);
  // The last ones were kept for the least.
  return found
    .toReversed()
    .filter(({ shows }) => {
      if ([...shows].some((item) => (times.get(item) ?? 0) < 2)) return true;
      for (const item of shows) times.set(item, (times.get(item) ?? 0) - 1);
      return false;
    })
    .reverse();
};
