/** Keeps the very values of files that say the same as before, so that nothing that hangs from them is read or drawn again. */
import { type DraftFiles, identicalJson } from '@homeward/definition';

export const keepIdentity = (before: DraftFiles, after: DraftFiles): DraftFiles => {
  let changed = Object.keys(before).length !== Object.keys(after).length;
  const kept = Object.fromEntries(
    Object.entries(after).map(([path, file]) => {
      const old = Object.hasOwn(before, path) ? before[path] : undefined;
      if (old === undefined || (old !== file && !identicalJson(old, file))) {
        changed = true;
        return [path, file];
      }
      return [path, old];
    }),
  );
  return changed ? kept : before;
};
