/** How near the walkthroughs come to a place of a pack: why a mistake there was not noticed, as far as playing them tells. */
import type { StoryTrace } from '../tracing/trace-story.js';

/** @returns a sentence's end: `3 walkthroughs state what limits.json#/ppm does, and none of it is otherwise` */
export const howNear = (place: string, traces: readonly StoryTrace[]): string => {
  const last = place.indexOf('#');
  for (let end = place.length; end > last; end = place.lastIndexOf('/', end - 1)) {
    const outer = place.slice(0, end);
    const stated = traces.filter(({ checked }) => checked.has(outer)).length;
    if (stated > 0)
      return `${several(stated, 'states', 'state')} what ${here(outer, place)} does, and none of that is otherwise`;
    const passed = traces.filter((trace) => trace.passed.has(outer)).length;
    if (passed > 0) return `${several(passed, 'passes', 'pass')} ${here(outer, place)}, and none states what it does`;
  }
  return 'no walkthrough passes here';
};

const here = (outer: string, place: string): string => (outer === place ? 'this' : outer);

const several = (count: number, one: string, more: string): string =>
  count === 1 ? `1 walkthrough ${one}` : `${count} walkthroughs ${more}`;
