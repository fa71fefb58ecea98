/** What a word names that may be published: an authority's pack as it stands in configs, a folder that holds one, or a draft by its id (with --authority). */
import { stat } from 'node:fs/promises';
import path from 'node:path';
import { type Pack, type PackContent, type ReadPack, readPack, usedContent, writtenOut } from '@homeward/definition';
import { type Candidate, draftCandidate, type Runtime } from '@homeward/runtime';
import { authoritiesIn, readConfigs, readFolder } from '@homeward/runtime/configs';
import { type Terminal, WrongUse } from './command.js';
import { knownAuthority } from './known-authority.js';

export const DRAFT = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Whose cases it is about: known before the database is opened. Throws WrongUse when nobody can tell. */
export const authorityOf = async (word: string, given: string | undefined, terminal: Terminal): Promise<string> => {
  const known = await authoritiesIn(terminal.configs);
  // A draft may be of an authority that was made in the database, and is looked up there.
  if (given !== undefined) return DRAFT.test(word) ? given : knownAuthority(given, known);
  if (DRAFT.test(word)) throw new WrongUse('Say whose draft it is: --authority herts');
  const folder = await packFolder(word, terminal);
  return folder === undefined ? knownAuthority(word, known) : (await folderPack(word, folder)).pack.authority.id;
};

/** Throws WrongUse when the word names nothing, or what it names cannot be read or is another authority's. */
export const namedCandidate = async (
  word: string,
  authority: string,
  runtime: Runtime,
  terminal: Terminal,
): Promise<Candidate> => {
  if (DRAFT.test(word)) {
    const read = await draftCandidate(runtime, authority, word);
    if (read === undefined) throw new WrongUse(`${authority} has no draft ${word}.`);
    if ('unreadable' in read) throw new WrongUse(`The draft cannot be read: ${read.unreadable[0] ?? 'unknown'}`);
    return read.candidate;
  }
  const folder = await packFolder(word, terminal);
  if (folder !== undefined) {
    const { pack, stories, read, content } = await folderPack(word, folder);
    if (pack.authority.id !== authority)
      throw new WrongUse(`The folder ${word} holds a pack of ${pack.authority.id}, not of ${authority}.`);
    return { pack, stories, written: writtenOut(read, []), content };
  }
  const named = (await readConfigs(terminal.configs)).find((one) => one.authority === word);
  if (named?.pack === undefined) throw new WrongUse(`The pack ${word} cannot be read; run: homeward check ${word}`);
  return { pack: named.pack, stories: named.stories, written: named.written, content: named.content };
};

export const packFolder = async (word: string, { folder }: Terminal): Promise<string | undefined> => {
  const found = path.resolve(folder, word);
  const isFolder = await stat(path.join(found, 'authority.json')).then(
    (file) => file.isFile(),
    () => false,
  );
  return isFolder ? found : undefined;
};

const folderPack = async (
  word: string,
  folder: string,
): Promise<{
  readonly pack: Pack;
  readonly stories: ReadPack['stories'];
  readonly read: ReadPack;
  readonly content: PackContent;
}> => {
  const [files, common] = await Promise.all([readFolder(folder), readFolder(path.join(folder, '..', 'common'))]);
  const read = readPack(files, common);
  if (read.pack === undefined)
    throw new WrongUse(
      `The pack in ${word} cannot be read (${read.problems.length} problems): ${read.problems[0]?.sentence ?? ''}`,
    );
  return { pack: read.pack, stories: read.stories, read, content: usedContent(files, common) };
};
