/** Of a mistake that nobody noticed it is said how near the walkthroughs came. */
import { describe, expect, it } from '@jest/globals';
import type { StoryTrace } from '../tracing/trace-story.js';
import { howNear } from './how-near.js';

const trace = (story: string, passed: string[], checked: string[]): StoryTrace => ({
  story,
  title: story,
  result: { id: story, authority: 'test', title: story, verdicts: [], notJudged: [] },
  passed: new Set(passed),
  checked: new Set(checked),
});

const traces = [
  trace('T1', ['tasks.json#/report', 'tasks.json#/report/doneBy/0'], ['tasks.json#/report']),
  trace('T2', ['tasks.json#/report'], []),
];

describe('how near walkthroughs come to a place', () => {
  it.each([
    ['tasks.json#/report', '1 walkthrough states what this does, and none of that is otherwise'],
    ['tasks.json#/report/doneBy/0', '1 walkthrough passes this, and none states what it does'],
    ['tasks.json#/report/owner', '1 walkthrough states what tasks.json#/report does, and none of that is otherwise'],
    ['tasks.json#/other', 'no walkthrough passes here'],
  ])('%s', (place, said) => expect(howNear(place, traces)).toBe(said));
});
