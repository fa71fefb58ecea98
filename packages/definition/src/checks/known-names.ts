/** The names of one kind that a pack knows, with the nearest for one that it does not. */
import type { Findings } from '../problem.js';

export interface KnownNames {
  has(name: string): boolean;
  /** Finds an error at `path` when the name is not known. */
  require(name: string, path: string): void;
}

/** @param kind what people call it, with no article: "event" */
export const knownNames = (findings: Findings, kind: string, names: Iterable<string>): KnownNames => {
  const known = new Set(names);
  return {
    has: (name) => known.has(name),
    require: (name, path) => {
      if (known.has(name)) return;
      findings.error(
        path,
        `There is no ${kind} \`${name}\`.`,
        findings.near(name, () => known),
      );
    },
  };
};
