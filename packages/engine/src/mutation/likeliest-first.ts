/** The stories in the order in which they are likely to notice a change: those that pass nearest to it first, short ones before long ones. */
import type { Story } from '@homeward/definition';
import type { StoryTrace } from '../tracing/trace-story.js';

export const likeliestFirst = (place: string, traces: readonly StoryTrace[], stories: readonly Story[]): Story[] => {
  const nearness = new Map(traces.map((trace) => [trace.story, nearest(place, trace)]));
  const rank = (story: Story): number => nearness.get(story.id) ?? 0;
  return stories.toSorted((a, b) => rank(b) - rank(a) || a.steps.length - b.steps.length);
};

/** How much of the place the story passes through; twice as much where it would miss it. */
const nearest = (place: string, { passed, checked }: StoryTrace): number => {
  let found = 0;
  for (let end = place.length; end > place.indexOf('#'); end = place.lastIndexOf('/', end - 1)) {
    const outer = place.slice(0, end);
    if (checked.has(outer)) found = Math.max(found, 2 * end);
    else if (passed.has(outer)) found = Math.max(found, end);
  }
  return found;
};
