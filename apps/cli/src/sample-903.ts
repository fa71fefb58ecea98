/** `homeward sample-903`: writes a plausible return of made-up children, so that nobody needs anybody's data to try the import. */
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { faultySampleReturn, parseReturn, type ReturnFile, sampleReturn, writeReturn } from '@homeward/ssda903';
import { type CliCommand, WrongUse } from './command.js';
import { readWords } from './read-words.js';

export const sample903: CliCommand = {
  name: 'sample-903',
  usage: '--children N --seed S [--year Y] [--faults N] [--xml] <folder>',
  summary: 'writes a made-up looked-after children return into a folder; the same options always give the same files',
  run: async (args, terminal) => {
    const { values, flags, positionals } = readWords(args, ['children', 'seed', 'year', 'faults'], 1, ['xml']);
    const [folder] = positionals;
    if (folder === undefined) throw new WrongUse('Name the folder to write into.');
    const children = whole('children', values.children, 1, 100_000);
    const seed = whole('seed', values.seed, 0, 2 ** 31 - 1);
    const year = values.year === undefined ? undefined : whole('year', values.year, 2000, 2034);
    const faults = values.faults === undefined ? 0 : whole('faults', values.faults, 0, children);
    const options = { children, seed, ...(year === undefined ? {} : { year }) };
    const { files, planted } =
      faults === 0 ? { files: sampleReturn(options), planted: [] } : faultySampleReturn({ ...options, faults });
    const written = flags.has('xml') ? writeReturn(parseReturn(files).tables, 'xml') : files;
    await writeAll(path.resolve(terminal.folder, folder), written, folder);
    for (const { name } of written) terminal.line(path.join(folder, name));
    terminal.line(
      `${children.toLocaleString('en-GB')} made-up children, seed ${seed}${planted.length > 0 ? `, ${planted.length} faults planted` : ''}`,
    );
    return 0;
  },
};

const whole = (name: string, text: string | undefined, least: number, most: number): number => {
  const number = Number(text);
  if (text === undefined || !/^\d+$/.test(text) || number < least || number > most)
    throw new WrongUse(`--${name} takes a whole number from ${least} to ${most}.`);
  return number;
};

const writeAll = async (place: string, files: readonly ReturnFile[], named: string): Promise<void> => {
  try {
    await mkdir(place, { recursive: true });
    for (const { name, text } of files) await writeFile(path.join(place, name), text);
  } catch {
    throw new WrongUse(`The folder ${named} cannot be written.`);
  }
};
