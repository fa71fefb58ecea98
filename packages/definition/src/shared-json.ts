/** What was read of the files that authorities share: packs are checked together, and each of them includes the same files. */
import { parseJson } from './parse-json.js';

type ReadJson = ReturnType<typeof parseJson>;

// Kept as long as the texts are.
const folders = new WeakMap<object, Map<string, { readonly text: string; readonly read: ReadJson }>>();

/**
 * Reads a file once for all packs that are read beside the same folder. Nothing that was read is ever changed.
 * @param folder path -> text: the object itself says which texts belong together
 */
export const sharedJson = (folder: Readonly<Record<string, string>>, path: string, text: string): ReadJson => {
  const files = folders.get(folder) ?? new Map<string, { readonly text: string; readonly read: ReadJson }>();
  folders.set(folder, files);
  const known = files.get(path);
  if (known?.text === text) return known.read;
  const read = parseJson(text);
  files.set(path, { text, read });
  return read;
};
