/** What a thread has to be told that knows an earlier state of the draft. */
import type { DraftFiles } from '@homeward/definition';

export const changedFiles = (
  before: DraftFiles,
  after: DraftFiles,
): { readonly changed: DraftFiles; readonly gone: readonly string[] } => ({
  changed: Object.fromEntries(Object.entries(after).filter(([path, file]) => before[path] !== file)),
  gone: Object.keys(before).filter((path) => !Object.hasOwn(after, path)),
});
