/** A pack as a folder of files, as `configs/` holds it: `<authority>/` and `common/` beside it. */
import { lstat, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import {
  authorityIn,
  contentFault,
  MOST_BYTES,
  MOST_CONTENT_CHARACTERS,
  MOST_CONTENT_FILES,
  type PackContent,
  type PackFiles,
  Slug,
  usedContent,
} from '@homeward/definition';
import { mustBeFitToLeave, NotFitToLeave } from './fit-to-leave.js';
import type { RefusedPackFile } from './open-pack-file.js';

/** Deeper than any file of a pack. */
const DEEPEST = 8;

/**
 * @param folder one that holds an `authority.json`, with `common` beside it, or one that holds both of these
 * @returns what of it the pack uses; or why it is not taken
 */
export async function readContentFolder(folder: string): Promise<PackContent | RefusedPackFile> {
  const own = await packFolderIn(folder);
  if (own === undefined)
    return {
      refused: `${path.basename(folder)} holds no pack: name a folder with an authority.json in it, or one that holds a single pack beside common.`,
    };
  const files = await readStrictly(own);
  if ('refused' in files) return files;
  const common = await readStrictly(path.join(own, '..', 'common'));
  if ('refused' in common) return common;
  const content = usedContent(files.files, common.files);
  const fault = contentFault(content);
  return fault === undefined ? content : { refused: fault };
}

async function packFolderIn(folder: string): Promise<string | undefined> {
  const names = await readdir(folder).catch((): string[] => []);
  if (names.includes('authority.json')) return folder;
  const inside = names.filter((name) => name !== 'common' && !name.startsWith('.'));
  const [only, ...others] = inside;
  if (only === undefined || others.length > 0) return undefined;
  const below = await readdir(path.join(folder, only)).catch((): string[] => []);
  return below.includes('authority.json') ? path.join(folder, only) : undefined;
}

/** Nothing is followed and nothing is passed over: whoever brings a folder in is told what in it is no part of a pack. */
async function readStrictly(root: string): Promise<{ readonly files: PackFiles } | RefusedPackFile> {
  const files: Record<string, string> = {};
  const itself = await lstat(root).catch(() => undefined);
  if (itself?.isSymbolicLink() === true)
    return { refused: `${quoted(path.basename(root))} is a link, and not a folder.` };
  let characters = 0;
  let entries = 0;
  const waiting: { readonly at: string; readonly depth: number }[] = [{ at: '', depth: 0 }];
  for (let one = waiting.pop(); one !== undefined; one = waiting.pop()) {
    const found = await readdir(path.join(root, one.at), { withFileTypes: true }).catch(() => []);
    for (const entry of found.sort((a, b) => (a.name < b.name ? -1 : 1))) {
      const at = one.at === '' ? entry.name : `${one.at}/${entry.name}`;
      entries += 1;
      if (entries > MOST_CONTENT_FILES * 2) return { refused: `It holds more than ${MOST_CONTENT_FILES} files.` };
      if (entry.isDirectory()) {
        if (one.depth >= DEEPEST) return { refused: `Its folders are nested more than ${DEEPEST} deep.` };
        waiting.push({ at, depth: one.depth + 1 });
        continue;
      }
      if (!entry.isFile()) return { refused: `${quoted(at)} is a link or a device, and not a file.` };
      const file = path.join(root, at);
      const { size } = await lstat(file);
      // In bytes, which are never fewer than characters.
      if (size > MOST_BYTES * 4) return { refused: `${quoted(at)} is larger than ${MOST_BYTES / 1_000_000} MB.` };
      const text = readText(await readFile(file));
      if (text === undefined) return { refused: `${quoted(at)} is not written in UTF-8.` };
      characters += text.length;
      if (characters > MOST_CONTENT_CHARACTERS * 2) return { refused: 'It holds far more than a pack can.' };
      files[at] = text;
    }
  }
  return { files };
}

const readText = (bytes: Uint8Array): string | undefined => {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
};

const quoted = (name: string): string => `\`${name.replace(/[^\x20-\x7e]/g, '?').slice(0, 80)}\``;

/** The folder is there and holds something. Nothing was written. */
export class FolderInUse extends Error {
  override readonly name = 'FolderInUse';
}

/**
 * Writes `<authority>/` and `common/` into a folder that is new or empty, every file as it was read. Throws FolderInUse for any other, and NotFitToLeave.
 * @returns how many files were written
 */
export async function writeContentFolder({ files, common }: PackContent, folder: string): Promise<number> {
  const { data: authority } = Slug.safeParse(authorityIn({ files }));
  // It becomes the name of a folder: nothing but what such a name is made of, and not that of the folder beside it.
  if (authority === undefined || authority === 'common')
    throw new NotFitToLeave('It does not say whose procedure it is: the id in its authority.json names no authority.');
  mustBeFitToLeave({ files, common }, authority);
  if ((await readdir(folder).catch((): string[] => [])).length > 0) throw new FolderInUse();
  const all = [
    ...Object.entries(files).map(([name, text]): [string, string] => [path.join(folder, authority, name), text]),
    ...Object.entries(common).map(([name, text]): [string, string] => [path.join(folder, 'common', name), text]),
  ];
  for (const [file, text] of all) {
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, text, { flag: 'wx' });
  }
  return all.length;
}
