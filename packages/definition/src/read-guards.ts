/** Reads the walkthroughs that were found by exploring: they guard what a pack does, and stand apart from those that a person has written. */

import type { PackFiles } from './authored-files.js';
import { parseJson } from './parse-json.js';
import type { Problem } from './problem.js';
import { GUARDS_FOLDER, readStories } from './read-stories.js';
import { parseWith } from './schema-problems.js';
import type { Story } from './walkthrough.js';

export interface ReadGuards {
  /** In order of file, then as the file has them. */
  readonly guards: readonly Story[];
  readonly problems: readonly Problem[];
}

/** @param files path relative to `configs/<authority>/` -> JSON text */
export const readGuards = (files: PackFiles): ReadGuards => {
  const guards: Story[] = [];
  const problems: Problem[] = [];
  for (const [file, text] of Object.entries(files).sort(([a], [b]) => (a < b ? -1 : 1))) {
    if (!file.startsWith(GUARDS_FOLDER)) continue;
    const json = parseJson(text);
    if ('fault' in json) {
      const { sentence, suggestion } = json.fault;
      problems.push({
        check: 'read-pack',
        severity: 'error',
        path: file,
        sentence,
        ...(suggestion === undefined ? {} : { suggestion }),
      });
      continue;
    }
    const read = readStories(json.value, file, parseWith);
    problems.push(...read.problems);
    guards.push(...read.value);
  }
  return { guards, problems };
};
