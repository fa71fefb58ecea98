/** Why files that came from elsewhere cannot be taken for a pack at all, before any of them is read: what they are called, and how much they are. */
import type { PackFiles } from '../authored-files.js';
import { codeOf, hiddenIn } from '../hidden-characters.js';
import { isSafeName } from '../names.js';
import { type Json, MOST_BYTES, parseJson } from '../parse-json.js';
import type { PackContent } from './pack-content.js';

/** In all, as many as are read; Hertfordshire's pack has some 700, building blocks and guards included. */
export const MOST_CONTENT_FILES = 2000;
/** Characters of all texts together: Hertfordshire's have 4 million. */
export const MOST_CONTENT_CHARACTERS = 24_000_000;
const LONGEST_PATH = 200;

/** One sentence for whoever brings the files in; undefined when nothing is against reading them. */
export const contentFault = ({ files, common }: PackContent): string | undefined => {
  const paths = [...Object.keys(files), ...Object.keys(common).map((path) => `common/${path}`)];
  if (Object.keys(files).length === 0) return 'It holds no files of a pack.';
  if (paths.length > MOST_CONTENT_FILES)
    return `It holds ${paths.length.toLocaleString('en-GB')} files; a pack has at most ${MOST_CONTENT_FILES.toLocaleString('en-GB')}.`;
  return pathsFault(paths) ?? textsFault(files) ?? textsFault(common) ?? sizeFault(files, common);
};

/** Names that would be written elsewhere, or over each other, on somebody's disk. */
const pathsFault = (paths: readonly string[]): string | undefined => {
  const known = new Map<string, string>();
  for (const path of paths) {
    if (!isPackPath(path)) return `\`${shown(path)}\` is not the name of a file of a pack.`;
    const folded = path.toLowerCase();
    const other = known.get(folded);
    if (other !== undefined)
      return `\`${shown(other)}\` and \`${shown(path)}\` differ in capital letters alone: on many disks they are one file.`;
    known.set(folded, path);
  }
  return undefined;
};

const PATH = /^[A-Za-z][A-Za-z0-9_-]*(\/[A-Za-z][A-Za-z0-9_-]*)*\.json$/;
/** Windows opens a device for these, whatever follows the dot. */
const DEVICE = /^(con|prn|aux|nul|com\d|lpt\d)$/i;

/** Letters, digits, hyphens and slashes, ending in `.json`: no way out of its folder, no drive, no device, no other script's look-alikes. */
export const isPackPath = (path: string): boolean =>
  path.length <= LONGEST_PATH &&
  PATH.test(path) &&
  path.split(/[/.]/).every((part) => isSafeName(part) && !DEVICE.test(part));

const textsFault = (files: PackFiles): string | undefined => {
  for (const [path, text] of Object.entries(files)) {
    if (text.length > MOST_BYTES) return `\`${path}\` is larger than ${MOST_BYTES / 1_000_000} MB.`;
    const hidden = hiddenIn(text) ?? (text.includes('\\u') ? hiddenInside(text) : undefined);
    if (hidden !== undefined)
      return `\`${path}\` holds a character that nobody sees, or half of one, and that can make a text read otherwise than it stands (${codeOf(hidden)}).`;
  }
  return undefined;
};

/** The same in what is written with escapes. Text that is no JSON is told by its reader. */
const hiddenInside = (text: string): string | undefined => {
  const read = parseJson(text);
  const waiting: Json[] = 'value' in read ? [read.value] : [];
  for (let one = waiting.pop(); one !== undefined; one = waiting.pop()) {
    if (typeof one === 'string') {
      const found = hiddenIn(one);
      if (found !== undefined) return found;
    } else if (typeof one === 'object' && one !== null)
      for (const [name, inner] of Object.entries(one)) waiting.push(name, inner);
  }
  return undefined;
};

const sizeFault = (files: PackFiles, common: PackFiles): string | undefined => {
  const all = [...Object.values(files), ...Object.values(common)].reduce((sum, text) => sum + text.length, 0);
  return all > MOST_CONTENT_CHARACTERS
    ? `Its files have ${Math.ceil(all / 1_000_000)} million characters together; a pack has at most ${MOST_CONTENT_CHARACTERS / 1_000_000} million.`
    : undefined;
};

/** As it can be said on one line: a name from elsewhere may hold anything. */
const shown = (path: string): string =>
  path
    .replace(/[^\x20-\x7e]/g, (character) => `\\u${(character.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`)
    .slice(0, 80);
