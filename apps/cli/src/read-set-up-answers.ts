/** Reads the answers of a set-up that somebody has written by hand, or another program. */
import { readFile } from 'node:fs/promises';
import { parseJson, SetUpAnswers } from '@homeward/definition';
import { WrongUse } from './command.js';
import { saidBy } from './said-by.js';

/** Throws WrongUse where there is no such file or it holds no object. */
export const readObject = async (file: string): Promise<object> => {
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    throw new WrongUse(`The answers cannot be read: ${saidBy(error).message}`);
  });
  const read = parseJson(text);
  if ('fault' in read)
    throw new WrongUse(`${file}: ${read.fault.sentence} (line ${read.fault.line}, column ${read.fault.column})`);
  if (typeof read.value !== 'object' || read.value === null || Array.isArray(read.value))
    throw new WrongUse(`${file}: answers are names with values: { "id": "dale", "name": "Dale Council" }.`);
  return read.value;
};

/** Throws WrongUse with the first answer that cannot be taken. */
export const readSetUpAnswers = (given: object): SetUpAnswers => {
  const read = SetUpAnswers.safeParse(given);
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  const place = issue?.path.join('.') ?? '';
  throw new WrongUse(
    `The answers cannot be taken: ${place === '' ? '' : `${place}: `}${issue?.message ?? 'they are not complete'}.`,
  );
};
