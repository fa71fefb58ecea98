// Lists the files of a folder that a build could read: no results, no dependencies, no tests.
import { readdirSync } from 'node:fs';
import path from 'node:path';

const SKIPPED = new Set(['node_modules', 'dist', '.cache', 'coverage']);

/** Absolute paths, in a stable order; a folder that is not there has no files. */
export function filesUnder(folder) {
  let entries;
  try {
    entries = readdirSync(folder, { withFileTypes: true });
  } catch (thrown) {
    if (thrown.code === 'ENOENT') return [];
    throw thrown;
  }
  return entries
    .filter(({ name }) => !SKIPPED.has(name) && !/\.test\.tsx?$/.test(name))
    .sort((left, right) => (left.name < right.name ? -1 : 1))
    .flatMap((entry) => {
      const at = path.join(folder, entry.name);
      return entry.isDirectory() ? filesUnder(at) : [at];
    });
}
