// Reads the fields of one raw row into dates, codes and words, noting each one it cannot read.
import type { CodeList } from './code-list.js';
import type { PlainDate } from './plain-date.js';
import { type Problem, shownValue } from './problem.js';
import { readReturnDate } from './return-date.js';

/** One row before its fields are read: where it stands and the text of each column (absent = blank). */
export interface RawRow {
  readonly file: string;
  readonly line: number;
  readonly cell: (column: string) => string;
}

/** Collects problems, saying each once-a-file note only once. */
export class ProblemList {
  readonly problems: Problem[] = [];
  readonly #said = new Set<string>();

  add(problem: Problem): void {
    this.problems.push(problem);
  }

  addOnce(problem: Problem): void {
    const key = `${problem.file}\n${problem.code}\n${problem.column ?? ''}`;
    if (this.#said.has(key)) return;
    this.#said.add(key);
    this.problems.push(problem);
  }
}

/**
 * Reads one row. A needed field that is blank or unreadable is an error and the row is to be skipped (the method
 * answers undefined); any other field that cannot be read is a warning, is left blank and is named in `unread`.
 */
export class FieldReader {
  readonly unread: string[] = [];
  readonly #row: RawRow;
  readonly #list: ProblemList;

  constructor(row: RawRow, list: ProblemList) {
    this.#row = row;
    this.#list = list;
  }

  /** Where the row stands, to be spread into it last, once `unread` is complete. */
  get place() {
    return { file: this.#row.file, line: this.#row.line, unread: this.unread };
  }

  needText(column: string): string | undefined {
    const text = this.#row.cell(column);
    if (text !== '') return text;
    this.#problem('error', column, 'blankField', `${column} is blank, so this row was left out.`);
    return undefined;
  }

  needDate(column: string): PlainDate | undefined {
    const text = this.needText(column);
    return text === undefined ? undefined : this.#date(column, text, 'error');
  }

  text(column: string): string | undefined {
    return this.#row.cell(column) || undefined;
  }

  date(column: string): PlainDate | undefined {
    const text = this.#row.cell(column);
    return text === '' ? undefined : this.#date(column, text, 'warning');
  }

  /** A date where the whole date is given, else the text as written. */
  dateOrText(column: string): PlainDate | string | undefined {
    const text = this.#row.cell(column);
    return text === '' ? undefined : (readReturnDate(text)?.date ?? text);
  }

  code<Code extends string>(column: string, list: CodeList<Code>): Code | undefined {
    const text = this.#row.cell(column);
    if (text === '') return undefined;
    const code = list.read(text);
    if (code !== undefined) return code;
    const shown = shownValue(column, text, 'code');
    this.#problem(
      'warning',
      column,
      'unknownCode',
      `${column} is ${shown}, which is not one of its codes; left blank.`,
    );
    return undefined;
  }

  number(column: string): number | undefined {
    const text = this.#row.cell(column);
    if (text === '') return undefined;
    if (/^\d{1,6}(?:\.0+)?$/.test(text)) return Number(text);
    const shown = shownValue(column, text, 'number');
    this.#problem('warning', column, 'unreadableNumber', `${column} is ${shown}, which is not a number; left blank.`);
    return undefined;
  }

  #date(column: string, text: string, severity: 'error' | 'warning'): PlainDate | undefined {
    const read = readReturnDate(text);
    if (read === undefined) {
      const shown = shownValue(column, text, 'date');
      const effect = severity === 'error' ? 'so this row was left out' : 'so it was left blank';
      const sentence = `${column} is ${shown}, which is not a calendar date like 31/03/2018, ${effect}.`;
      this.#problem(severity, column, 'unreadableDate', sentence);
      return undefined;
    }
    if (read.spelling === 'iso') {
      const { file, line } = this.#row;
      const sentence = `${column} is written year first in this file; it was read, but the return asks for dd/mm/yyyy.`;
      this.#list.addOnce({ file, line, column, code: 'otherDateSpelling', sentence, severity: 'note' });
    }
    return read.date;
  }

  #problem(severity: 'error' | 'warning', column: string, code: Problem['code'], sentence: string): void {
    this.unread.push(column);
    this.#list.add({ file: this.#row.file, line: this.#row.line, column, code, sentence, severity });
  }
}
