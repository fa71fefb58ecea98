/** What a check says about a pack: where, what in a sentence, how bad, and what to do about it. */
import { didYouMean } from './nearest-name.js';
import type { Story } from './walkthrough.js';

export type Severity = 'error' | 'warning';

export interface Problem {
  /** The check that found it, e.g. `states-reachable`. */
  readonly check: string;
  readonly severity: Severity;
  /** File and place inside it: `processes/child-permanence/chart.json#/states/care`. */
  readonly path: string;
  /** One sentence a process owner can read. */
  readonly sentence: string;
  /** What to do, often the nearest known name. */
  readonly suggestion?: string;
  /** Of a fault in how a case can go on: a story that leads to it, and fails there when it is played. */
  readonly trace?: Story;
}

/** A reason why a warning stays as it is. */
export interface Explained {
  readonly check: string;
  readonly path: string;
  readonly because: string;
}

/** Parts the warnings that a pack explains from the problems that remain. An error cannot be explained away, and a reason for nothing is itself a warning. */
export const withoutExplained = (
  problems: readonly Problem[],
  reasons: readonly Explained[],
): { readonly problems: readonly Problem[]; readonly explained: readonly Problem[] } => {
  const isExplained = (problem: Problem): boolean =>
    problem.severity === 'warning' &&
    reasons.some(({ check, path }) => check === problem.check && path === problem.path);
  const explained = problems.filter(isExplained);
  const { found, warning } = findingsOf('explained');
  for (const [index, { check, path }] of reasons.entries())
    if (!explained.some((problem) => problem.check === check && problem.path === path))
      warning(
        `authority.json#/explained/${index}`,
        `There is no warning of \`${check}\` at ${path} to explain.`,
        'Take the reason out, or put the place right.',
      );
  return { problems: [...problems.filter((problem) => !isExplained(problem)), ...found], explained };
};

/** A list of problems of one check, with a word for adding each kind. */
export interface Findings {
  readonly found: Problem[];
  /** The pack cannot be published with it. */
  error(path: string, sentence: string, suggestion?: string): void;
  /** Somebody should look at it. */
  warning(path: string, sentence: string, suggestion?: string): void;
  /** "Did you mean `x`?", for the first unknown names of a check: looking for near names is dear, and a pack with hundreds of unknown names has other worries. */
  near(name: string, known: () => Iterable<string>): string | undefined;
}

const MOST_SUGGESTIONS = 200;

export const findingsOf = (check: string): Findings => {
  const found: Problem[] = [];
  let looked = 0;
  const add = (severity: Severity, path: string, sentence: string, suggestion: string | undefined): void => {
    found.push({ check, severity, path, sentence, ...(suggestion === undefined ? {} : { suggestion }) });
  };
  return {
    found,
    error: (path, sentence, suggestion) => add('error', path, sentence, suggestion),
    warning: (path, sentence, suggestion) => add('warning', path, sentence, suggestion),
    near: (name, known) => {
      looked += 1;
      return looked > MOST_SUGGESTIONS ? undefined : didYouMean(name, known());
    },
  };
};
