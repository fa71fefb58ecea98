// Makes a folder and those above it that are missing.
import { mkdirSync, statSync } from 'node:fs';
import path from 'node:path';

/**
 * Like `mkdirSync` with `recursive`, which never comes back where the system says of a folder that stands that there is none (under /proc): level by level, so
 * that its answer is an error. @returns whether the folder itself was made
 */
export function makeFolder(folder: string, mode: number): boolean {
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() === true) return false;
  const above = path.dirname(folder);
  if (above !== folder) makeFolder(above, mode);
  try {
    mkdirSync(folder, { mode });
    return true;
  } catch (thrown) {
    // Somebody else was faster.
    if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() === true) return false;
    throw thrown;
  }
}
