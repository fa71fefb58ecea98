/** Reads the packs that stand in a folder: configs/<authority> and what all of them share in configs/common. */
import { open, readdir } from 'node:fs/promises';
import path from 'node:path';
import {
  MOST_BYTES,
  type PackContent,
  type PackFiles,
  type ReadGuards,
  type ReadPack,
  readGuards,
  readPack,
  usedContent,
  type WrittenOut,
  writtenOut,
} from '@homeward/definition';

const COMMON = 'common';

/** Every `.json` file under a folder: path relative to it, with slashes -> text. */
export async function readFolder(folder: string): Promise<PackFiles> {
  const found = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  const files = found.filter((entry) => entry.isFile() && entry.name.endsWith('.json'));
  const texts = await Promise.all(
    files.map(async (entry): Promise<[string, string]> => {
      const file = path.join(entry.parentPath, entry.name);
      return [path.relative(folder, file).split(path.sep).join('/'), await readText(file)];
    }),
  );
  return Object.fromEntries(texts.sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** At most three bytes for each of the letters that a file may hold. */
const MOST_READ = 3 * (MOST_BYTES + 1);

/** A file that is too large is said to be so by what is read of it: many of 50 MB would fill the memory first. */
const readText = async (file: string): Promise<string> => {
  const handle = await open(file);
  try {
    const { size } = await handle.stat();
    if (size <= MOST_READ) return await handle.readFile('utf8');
    const { buffer } = await handle.read(Buffer.alloc(MOST_READ), 0, MOST_READ, 0);
    return buffer.toString('utf8');
  } finally {
    await handle.close();
  }
};

/** Links and devices in a folder, which nothing is read through: path relative to it. */
export const unreadIn = async (folder: string): Promise<string[]> => {
  const found = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  return found
    .filter((entry) => !entry.isFile() && !entry.isDirectory())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'))
    .sort();
};

/** Folders beside the packs that hold files of a pack and no authority.json: something was lost or misnamed. */
export const foldersWithoutAuthority = async (configsFolder: string): Promise<string[]> => {
  const entries = await readdir(configsFolder, { withFileTypes: true }).catch(() => []);
  const packs = await authoritiesIn(configsFolder);
  const others = entries
    .filter((entry) => entry.isDirectory() && entry.name !== COMMON && !packs.includes(entry.name))
    .map((entry) => entry.name);
  const holding = await Promise.all(
    others.map(async (name) => {
      const files = await readdir(path.join(configsFolder, name), { recursive: true }).catch((): string[] => []);
      return files.some((file) => file.endsWith('.json')) ? [name] : [];
    }),
  );
  return holding.flat().sort();
};

/** The authorities that have a folder with an authority.json. */
export async function authoritiesIn(configsFolder: string): Promise<string[]> {
  const entries = await readdir(configsFolder, { withFileTypes: true }).catch(() => []);
  const names = entries.filter((entry) => entry.isDirectory() && entry.name !== COMMON).map((entry) => entry.name);
  const present = await Promise.all(
    names.map(async (name) =>
      (await readdir(path.join(configsFolder, name)).catch((): string[] => [])).includes('authority.json')
        ? [name]
        : [],
    ),
  );
  return present.flat().sort();
}

/** @param common the folder of what is shared; it may be missing */
export async function readPackFolder(folder: string, common: string): Promise<ReadPack> {
  const [files, shared] = await Promise.all([readFolder(folder), readFolder(common)]);
  return readPack(files, shared);
}

export const readConfig = (configsFolder: string, authority: string): Promise<ReadPack> =>
  readPackFolder(path.join(configsFolder, authority), path.join(configsFolder, COMMON));

export interface ReadConfig extends Omit<ReadPack, 'written'> {
  readonly authority: string;
  /** As it is edited, with who else includes each building block. */
  readonly written: WrittenOut;
  /** Its files as they stand, with what it uses of the common ones. */
  readonly content: PackContent;
}

/** Every authority's pack in the folder. */
export async function readConfigs(configsFolder: string): Promise<ReadConfig[]> {
  const common = await readFolder(path.join(configsFolder, COMMON));
  const read: [string, ReadPack, PackContent][] = [];
  for (const authority of await authoritiesIn(configsFolder)) {
    const files = await readFolder(path.join(configsFolder, authority));
    read.push([authority, readPack(files, common), usedContent(files, common)]);
  }
  const including = read.map(([id, { pack, blocks }]) => ({
    id,
    authority: pack?.authority.name ?? id,
    blocks: blocks.included.map(({ block }) => block),
  }));
  return read.map(([authority, one, content]) => ({
    ...one,
    authority,
    content,
    written: writtenOut(
      one,
      including.filter(({ id }) => id !== authority),
    ),
  }));
}

/** The walkthroughs that exploring found, of one authority. */
export const guardsOf = async (configsFolder: string, authority: string): Promise<ReadGuards> =>
  readGuards(await readFolder(path.join(configsFolder, authority)));
