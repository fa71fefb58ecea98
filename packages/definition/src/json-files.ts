/** The files of a pack as values, wherever they come from: texts with building blocks beneath them, or a draft in which everything is written out. */
import type { Json } from './parse-json.js';
import type { Problem } from './problem.js';

export interface JsonFiles {
  /** Every path that something is said of, in order; what all authorities share begins with `../common/`. */
  paths(): readonly string[];
  /** Whether a file of this path was given, readable or not. */
  has(file: string): boolean;
  /** Whether building blocks say something of it. */
  isContributed(file: string): boolean;
  /** What stands in the file; undefined (and a problem, where it is necessary or cannot be read) when nothing does. */
  json(file: string, necessary: boolean): Json | undefined;
}

/** What is wrong with the reading, gathered so that all of it is seen at once. */
export class ReadingLog {
  readonly problems: Problem[] = [];
  /** Set when a part is missing or wrong: there is no pack then, and the rest is still read. */
  incomplete = false;

  fail(path: string, sentence: string, suggestion?: string): void {
    this.problems.push({
      check: 'read-pack',
      severity: 'error',
      path,
      sentence,
      ...(suggestion === undefined ? {} : { suggestion }),
    });
  }
}
