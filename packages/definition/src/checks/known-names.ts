/** The names of one kind that a pack knows, with the nearest for one that it does not. */
import { didYouMean } from '../nearest-name.js';
import type { Findings } from '../problem.js';

/** Looking for near names is dear; a pack with more unknown names of one kind than this has other worries. */
const MOST_SUGGESTIONS = 200;

export interface KnownNames {
  has(name: string): boolean;
  /** Finds an error at `path` when the name is not known. */
  require(name: string, path: string): void;
}

/** @param kind what people call it, with its article: "an event" */
export const knownNames = (findings: Findings, kind: string, names: Iterable<string>): KnownNames => {
  const known = new Set(names);
  let suggested = 0;
  return {
    has: (name) => known.has(name),
    require: (name, path) => {
      if (known.has(name)) return;
      suggested += 1;
      const suggestion = suggested > MOST_SUGGESTIONS ? undefined : didYouMean(name, known);
      findings.error(path, `There is no ${kind} \`${name}\`.`, suggestion);
    },
  };
};
