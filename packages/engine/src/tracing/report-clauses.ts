/** Plays a pack's walkthroughs and says how its clauses are covered. */
import type { Pack, Story } from '@homeward/definition';
import { compilePack } from '../compile-pack.js';
import { type ClauseCoverage, clauseCoverage } from './clause-coverage.js';
import { type StoryTrace, traceStory } from './trace-story.js';

export interface ClauseReport {
  readonly clauses: readonly ClauseCoverage[];
  readonly walkthroughs: readonly { readonly id: string; readonly title: string }[];
  /** Walkthroughs that do not hold: nothing is counted for them. */
  readonly failing: readonly string[];
}

/** The traces of the walkthroughs that hold, and the names of those that do not. */
export const holdingTraces = (
  traces: readonly StoryTrace[],
): { readonly holding: readonly StoryTrace[]; readonly failing: readonly string[] } => {
  const holding = traces.filter(({ result }) => result.verdicts.every(({ holds }) => holds));
  return { holding, failing: traces.filter((trace) => !holding.includes(trace)).map(({ story }) => story) };
};

export const reportClauses = (pack: Pack, stories: readonly Story[]): ClauseReport => {
  const compiled = compilePack(pack);
  const { holding, failing } = holdingTraces(stories.map((story) => traceStory(compiled, story)));
  return {
    clauses: clauseCoverage(pack, holding),
    walkthroughs: holding.map(({ story, title }) => ({ id: story, title })),
    failing,
  };
};
