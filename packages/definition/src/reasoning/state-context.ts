/** What is certain about the chart while a case stands in a state: every choice around the state is made. */
import { type ChartState, outwards } from '../chart-graph.js';
import { all, type Formula } from './formula.js';
import type { Topic } from './topic.js';

export const standingIn = (topic: Topic, state: ChartState): Formula =>
  all(
    ...outwards(state).flatMap((here) =>
      here.parent?.kind === 'compound'
        ? [topic.isTrue({ field: `state.${here.parent.path}`, operator: '=', value: here.key })]
        : [],
    ),
  );
