// The files that git knows or would add, as paths from the root of the clone.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { workspace } from './cruise.js';

const listed = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '-z'], {
  cwd: workspace,
  encoding: 'utf8',
  maxBuffer: 100_000_000,
});

/** Without those that were deleted but not yet committed. */
export const files: string[] = listed
  .split('\0')
  .filter((file) => file !== '' && existsSync(path.join(workspace, file)));

export function textOf(file: string): string {
  return readFileSync(path.join(workspace, file), 'utf8');
}

/** `file:line: text` for every line of the files that the pattern matches; comments count, strings count. */
export function linesMatching(names: string[], pattern: RegExp): string[] {
  return names.flatMap((file) =>
    textOf(file)
      .split('\n')
      .flatMap((line, index) => (pattern.test(line) ? [`${file}:${index + 1}: ${line.trim()}`] : [])),
  );
}
