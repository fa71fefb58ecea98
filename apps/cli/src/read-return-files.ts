/** Reads the files of a return that a person named: every CSV or XML file of a folder, or one file. */
import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import type { ReturnFile } from '@homeward/ssda903';
import { type Terminal, WrongUse } from './command.js';

/** Throws WrongUse when there is nothing to read. */
export const readReturnFiles = async (named: string | undefined, terminal: Terminal): Promise<ReturnFile[]> => {
  if (named === undefined) throw new WrongUse('Name the folder or the file of the return.');
  const place = path.resolve(terminal.folder, named);
  const found = await stat(place).catch(() => undefined);
  if (found === undefined) throw new WrongUse(`There is no ${named}.`);
  if (!found.isDirectory()) return [await readOne(place)];
  const names = (await readdir(place)).filter((name) => /\.(csv|xml)$/i.test(name)).sort();
  if (names.length === 0) throw new WrongUse(`${named} holds no CSV or XML file.`);
  return Promise.all(names.map((name) => readOne(path.join(place, name))));
};

const readOne = async (place: string): Promise<ReturnFile> => {
  try {
    return { name: path.basename(place), text: await readFile(place, 'utf8') };
  } catch {
    throw new WrongUse(`The file ${path.basename(place)} cannot be read.`);
  }
};
