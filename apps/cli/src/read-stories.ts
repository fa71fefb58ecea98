/** Reads a file or a folder of stories that a person named, and says in a sentence when that cannot be done. */
import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { type ReadStories, readStoryFile } from '@homeward/engine';
import { type Terminal, WrongUse } from './command.js';
import { saidBy } from './said-by.js';

/** Of a folder every `.json` file is read, in order of name. Throws WrongUse when there is no such place or it does not hold stories. */
export const readStories = async (named: string | undefined, terminal: Terminal): Promise<ReadStories> => {
  if (named === undefined) throw new WrongUse('Name a file of stories, or a folder of such files.');
  const reads: ReadStories[] = [];
  for (const file of await filesOf(path.resolve(terminal.folder, named), named)) {
    const read = readStoryFile(parseText(await readText(file, named), named));
    if (read.sentence !== undefined) throw new WrongUse(`${path.relative(terminal.folder, file)}: ${read.sentence}`);
    reads.push(read);
  }
  const [first, ...others] = reads;
  if (first === undefined) throw new WrongUse(`The folder ${named} holds no stories.`);
  return others.reduce((all, read) => joined(all, read), first);
};

const filesOf = async (place: string, named: string): Promise<string[]> => {
  try {
    if (!(await stat(place)).isDirectory()) return [place];
    return (await readdir(place))
      .filter((name) => name.endsWith('.json'))
      .sort()
      .map((name) => path.join(place, name));
  } catch (error) {
    const why = saidBy(error).code === 'ENOENT' ? 'is not there' : 'cannot be read';
    throw new WrongUse(`The file ${named} ${why}.`);
  }
};

const readText = async (place: string, file: string): Promise<string> => {
  try {
    return await readFile(place, 'utf8');
  } catch (error) {
    const why = saidBy(error).code === 'ENOENT' ? 'is not there' : 'cannot be read';
    throw new WrongUse(`The file ${file} ${why}.`);
  }
};

const parseText = (text: string, file: string): unknown => {
  try {
    // Editors on Windows put a byte-order mark first, which JSON does not know.
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    throw new WrongUse(`The file ${file} is not JSON: ${saidBy(error).message}`);
  }
};

const joined = (one: ReadStories, other: ReadStories): ReadStories => ({
  calendars: { ...one.calendars, ...other.calendars },
  vectors: [...one.vectors, ...other.vectors],
  stories: [...one.stories, ...other.stories],
  unreadable: [...one.unreadable, ...other.unreadable],
});
