/** The numbers and choices that the procedure leaves to its authority, and what things are called. */
import { type DraftFiles, fileObject, type Json, jsonAt, objectAt, textAt, withJsonAt } from '@homeward/definition';
import { becomes, type RowTaken, type SheetKind, wrong, yesOrNo } from './sheet.js';

const FILE = 'authority.json';

const set = (files: DraftFiles, steps: readonly string[], value: Json | undefined, says: string): RowTaken => ({
  says,
  files: { ...files, [FILE]: withJsonAt(fileObject(files, FILE), steps, value) ?? {} },
});

export const numbersSheet: SheetKind = {
  key: 'numbers',
  title: 'Numbers and choices',
  columns: () => [
    { key: 'name', title: 'Name', width: 28, use: 'names' },
    { key: 'question', title: 'Question', width: 60, use: 'told' },
    { key: 'value', title: 'Value', width: 20, use: 'edited' },
    { key: 'unit', title: 'Unit', width: 16, use: 'told' },
    { key: 'because', title: 'Because', width: 50, use: 'edited' },
  ],
  rows: ({ files }) =>
    Object.entries(objectAt(fileObject(files, FILE), 'parameters')).map(([name, parameter]) => ({
      name,
      question: textAt(parameter, 'question') ?? '',
      value: valueCell(jsonAt(parameter, 'value')),
      unit: textAt(parameter, 'unit') ?? '',
      because: textAt(parameter, 'because') ?? '',
    })),
  change: ({ files }, { name = '', ...before }, column, text) => {
    const says = `${before.question ?? name} ${becomes(before[column] ?? '', text)}`;
    if (column === 'because') return set(files, ['parameters', name, column], text === '' ? undefined : text, says);
    const value = readValue(text, jsonAt(fileObject(files, FILE), 'parameters', name, 'value'));
    return value === undefined
      ? wrong(
          column,
          `This takes ${KIND[kindOf(jsonAt(fileObject(files, FILE), 'parameters', name, 'value'))]}, not “${text.slice(0, 40)}”.`,
        )
      : set(files, ['parameters', name, 'value'], value, says);
  },
};

const valueCell = (value: Json | undefined): string =>
  Array.isArray(value) ? value.join('\n') : value === true ? 'yes' : value === false ? 'no' : String(value ?? '');

type ValueKind = 'number' | 'yesNo' | 'texts' | 'text';
const KIND: Readonly<Record<ValueKind, string>> = {
  number: 'a number',
  yesNo: 'yes or no',
  texts: 'texts, one in a line',
  text: 'a text',
};
const kindOf = (value: Json | undefined): ValueKind =>
  typeof value === 'number' ? 'number' : typeof value === 'boolean' ? 'yesNo' : Array.isArray(value) ? 'texts' : 'text';

/** A value of the kind that stood there. */
const readValue = (text: string, before: Json | undefined): Json | undefined => {
  if (text === '') return undefined;
  switch (kindOf(before)) {
    case 'number':
      return /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : undefined;
    case 'yesNo':
      return yesOrNo(text);
    case 'texts':
      return text
        .split('\n')
        .map((line) => line.trim())
        .filter((line) => line !== '');
    case 'text':
      return text;
  }
};

const FORMS = ['one', 'many', 'short'] as const;

export const wordsSheet: SheetKind = {
  key: 'words',
  title: 'Words',
  columns: () => [
    { key: 'name', title: 'Name', width: 28, use: 'names' },
    { key: 'one', title: 'One', width: 36, use: 'edited' },
    { key: 'many', title: 'Several', width: 36, use: 'edited' },
    { key: 'short', title: 'In short', width: 20, use: 'edited' },
  ],
  rows: ({ files }) =>
    Object.entries(objectAt(fileObject(files, FILE), 'words')).map(([name, word]) => ({
      name,
      ...Object.fromEntries(FORMS.map((form) => [form, textAt(word, form) ?? ''])),
    })),
  change: ({ files }, { name = '', ...before }, column, text) =>
    column === 'one' && text === ''
      ? wrong(column, 'A word cannot be empty.')
      : set(
          files,
          ['words', name, column],
          text === '' ? undefined : text,
          `${name}: ${becomes(before[column] ?? '', text)}`,
        ),
};
