/** Reads a file of stories that a person named, and says in a sentence when that cannot be done. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { type ReadStories, readStoryFile } from '@homeward/engine';
import { type Terminal, WrongUse } from './command.js';
import { saidBy } from './said-by.js';

/** Throws WrongUse when there is no such file or it does not hold stories. */
export const readStories = async (file: string | undefined, terminal: Terminal): Promise<ReadStories> => {
  if (file === undefined) throw new WrongUse('Name a file of stories.');
  const read = readStoryFile(parseText(await readText(path.resolve(terminal.folder, file), file), file));
  if (read.sentence !== undefined) throw new WrongUse(`${file}: ${read.sentence}`);
  return read;
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
