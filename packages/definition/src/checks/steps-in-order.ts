/** The steps of a walkthrough stand in the order in which they happen, each with a number of its own: what is said of step 3 is said of one step. */
import { within } from '../pack-places.js';
import { findingsOf, type Problem } from '../problem.js';
import type { Story } from '../walkthrough.js';

/** @param at where the walkthrough stands: `walkthroughs/first-review.json#`, or `…#/scenarios/2` where a file holds several */
export const stepsInOrder = ({ steps }: Pick<Story, 'steps'>, at: string): Problem[] => {
  const { found, error } = findingsOf('steps-in-order');
  const seen = new Set<number>();
  for (const [index, { n, on }] of steps.entries()) {
    const place = within(at, 'steps', index);
    const before = steps[index - 1];
    if (seen.has(n))
      error(
        within(place, 'n'),
        `Two steps of this walkthrough have the number ${n}: nobody could tell which of them is meant.`,
        NUMBER_THEM,
      );
    else if (before !== undefined && n < before.n)
      error(within(place, 'n'), `Step ${n} of this walkthrough stands after step ${before.n}.`, NUMBER_THEM);
    // Steps are played by their days, so this one would come first, whatever stands above it.
    if (before !== undefined && on < before.on)
      error(
        within(place, 'on'),
        `Step ${n} of this walkthrough happens on ${on}, before the step above it (${before.on}).`,
        'Put the day right, or put the steps in the order of their days.',
      );
    seen.add(n);
  }
  return found;
};

const NUMBER_THEM = 'Number the steps from 1 in the order in which they happen.';
