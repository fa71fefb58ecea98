/** Exploring goes where nothing has been, writes down what happens there, and is led by its chance alone. */
import { Story } from '@homeward/definition';
import { describe, expect, it } from '@jest/globals';
import { compilePack } from '../compile-pack.js';
import type { Chance } from '../mutation/mistake.js';
import { smallPack } from '../small-pack.fixture.js';
import { playStory } from '../story/play-story.js';
import { traceStory } from '../tracing/trace-story.js';
import { unreached } from '../tracing/unreached.js';
import { explore } from './explore.js';

const chance = (seed: number): Chance => {
  let state = seed;
  return {
    whole: (least, most) => {
      state = (state * 1103515245 + 12345) % 2147483648;
      return least + (Math.floor(state / 65536) % (most - least + 1));
    },
  };
};

const compiled = compilePack(smallPack);
const found = explore(compiled, { stories: 12, steps: 12, name: 'X' }, chance(7));

describe('the stories that exploring finds', () => {
  it('are some, and each is written as a walkthrough is', () => {
    expect(found.length).toBeGreaterThan(1);
    for (const story of found) expect(Story.parse(JSON.parse(JSON.stringify(story))).steps.length).toBeGreaterThan(0);
  });

  it('hold, and leave nothing unsaid', () => {
    for (const story of found) {
      expect(playStory(compiled, story).verdicts.filter(({ holds }) => !holds)).toEqual([]);
      expect(story.steps.every(({ expect: expectation }) => expectation.nothingElse === true)).toBe(true);
    }
  });

  it('are the same for the same chance', () =>
    expect(explore(compiled, { stories: 12, steps: 12, name: 'X' }, chance(7))).toEqual(found));

  it('reach most of what there is, refusals and lateness too', () => {
    const nothing = unreached(smallPack, []).length;
    const left = unreached(
      smallPack,
      found.map((story) => traceStory(compiled, story)),
    );
    expect(left.length).toBeLessThan(nothing / 2);
    const kinds = found.flatMap(({ steps }) => steps.map(({ expect: expectation }) => expectation));
    expect(kinds.some(({ allowed }) => !allowed)).toBe(true);
    expect(kinds.some(({ deadlinesOverdue = [] }) => deadlinesOverdue.length > 0)).toBe(true);
  });
});
