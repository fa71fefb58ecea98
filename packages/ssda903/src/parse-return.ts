// Reads a whole return, CSV files or the DfE's XML, into typed rows and a list of what could not be read.
import { FieldReader, ProblemList, type RawRow } from './field-reader.js';
import type { Problem } from './problem.js';
import { csvLines } from './read-csv.js';
import { xmlRows } from './read-xml.js';
import { rowReaders } from './row-readers.js';
import type { ReturnTables, TableName } from './rows.js';
import { columnName, recogniseTable, type TableLayout } from './table-layout.js';

/** One file of a return as it was uploaded or found in a folder. */
export interface ReturnFile {
  readonly name: string;
  readonly text: string;
}

/** What became of one file: the table it held (none for XML, which holds many), rows kept and left out. */
export interface FileSummary {
  readonly name: string;
  readonly form: 'csv' | 'xml' | 'unknown';
  readonly table?: TableName;
  readonly rows: number;
  readonly leftOut: number;
}

/** A return as read. Nothing is thrown for bad input: whatever could not be read is among the problems. */
export interface ParsedReturn {
  readonly tables: ReturnTables;
  readonly files: readonly FileSummary[];
  readonly problems: readonly Problem[];
}

type Growing = { [Name in TableName]: ReturnTables[Name][number][] };

/**
 * Reads the files of a return. Accepts any column order and header case, a byte-order mark, any line ending,
 * quoted cells, old and new codes, and dates as dd/mm/yyyy or (with a note) yyyy-mm-dd. A row whose child or
 * own date cannot be read is left out and reported; any other unreadable field is left blank and reported.
 */
export function parseReturn(files: readonly ReturnFile[]): ParsedReturn {
  const tables: Growing = emptyTables();
  const list = new ProblemList();
  const summaries = files.map((file) => {
    if (/^[\s\uFEFF]*$/.test(file.text)) return emptyFile(file, list);
    return /^[\s\uFEFF]*</.test(file.text) ? readXmlFile(file, tables, list) : readCsvFile(file, tables, list);
  });
  return { tables, files: summaries, problems: list.problems };
}

/** Tables without rows, for whoever builds a return row by row. */
export function emptyTables(): Growing {
  return {
    Header: [],
    Episodes: [],
    Reviews: [],
    AD1: [],
    PlacedAdoption: [],
    PrevPerm: [],
    UASC: [],
    Missing: [],
    OC2: [],
    OC3: [],
    SWEpisodes: [],
    DoLo: [],
  };
}

function emptyFile({ name }: ReturnFile, list: ProblemList): FileSummary {
  list.add({ file: name, line: 1, code: 'emptyFile', sentence: 'The file is empty.', severity: 'error' });
  return { name, form: 'unknown', rows: 0, leftOut: 0 };
}

function readXmlFile({ name, text }: ReturnFile, tables: Growing, list: ProblemList): FileSummary {
  const raw = xmlRows(name, text.replace(/^[\s\uFEFF]+(?=<)/, ''), list);
  if (raw.length === 0) {
    const sentence = 'No child was found in this XML; the return has CHILD elements with a HEADER and EPISODEs.';
    list.add({ file: name, line: 1, code: 'unknownFile', sentence, severity: 'error' });
  }
  const rows = raw.filter(({ table, row }) => readRow(table, row, tables, list)).length;
  return { name, form: 'xml', rows, leftOut: raw.length - rows };
}

function readCsvFile({ name, text }: ReturnFile, tables: Growing, list: ProblemList): FileSummary {
  const [heading, ...lines] = csvLines(text);
  const columns = (heading?.cells ?? []).map(columnName);
  const layout = recogniseTable(name, columns);
  const place = { file: name, line: heading?.line ?? 1 };
  if (layout === undefined) {
    const sentence =
      'Neither the columns nor the name of this file say which table of the return it is; it was not read.';
    list.add({ ...place, code: 'unknownFile', sentence, severity: 'error' });
    return { name, form: 'csv', rows: 0, leftOut: lines.length };
  }
  if (!hasItsColumns(layout, columns, place, list)) {
    return { name, form: 'csv', table: layout.name, rows: 0, leftOut: lines.length };
  }
  const indexes = new Map(layout.columns.map((column) => [column, columns.indexOf(column)]));
  let rows = 0;
  for (const { line, cells } of lines) {
    const fault =
      cells === undefined ? brokenQuotes : cells.slice(columns.length).some((c) => c !== '') ? tooMany : undefined;
    if (cells === undefined || fault !== undefined) {
      if (fault !== undefined) list.add({ file: name, line, ...fault, severity: 'error' });
      continue;
    }
    const cell = (column: string) => cells[indexes.get(column) ?? -1] ?? '';
    if (readRow(layout.name, { file: name, line, cell }, tables, list)) rows += 1;
  }
  return { name, form: 'csv', table: layout.name, rows, leftOut: lines.length - rows };
}

const brokenQuotes = {
  code: 'brokenQuotes',
  sentence: 'A quotation mark on this line is not closed or stands in the middle of a cell, so the row was left out.',
} as const;
const tooMany = {
  code: 'tooManyCells',
  sentence: 'This line has more cells than there are columns, so it is not known which is which; it was left out.',
} as const;

function readRow(table: TableName, raw: RawRow, tables: Growing, list: ProblemList): boolean {
  return append(table, tables, new FieldReader(raw, list));
}

// One table name ties reader and rows together; the compiler only sees that when the name is a type parameter.
function append<Name extends TableName>(table: Name, tables: Growing, field: FieldReader): boolean {
  const row = rowReaders[table](field);
  if (row === undefined) return false;
  tables[table].push(row);
  return true;
}

function hasItsColumns(
  layout: TableLayout,
  columns: readonly string[],
  place: { file: string; line: number },
  list: ProblemList,
): boolean {
  const missing = layout.mandatory.filter((column) => !columns.includes(column));
  if (missing.length > 0) {
    const sentence = `This looks like the ${layout.name} table but has no ${missing.join(', ')}, so the file was not read.`;
    list.add({ ...place, column: missing[0], code: 'missingColumn', sentence, severity: 'error' });
    return false;
  }
  const absent = layout.columns.filter((column) => !columns.includes(column));
  if (absent.length > 0) {
    const sentence = `The file has no ${absent.join(', ')}; those fields are taken as blank.`;
    list.add({ ...place, column: absent[0], code: 'absentColumn', sentence, severity: 'note' });
  }
  const unknown = columns.filter((column) => column !== '' && !layout.columns.includes(column));
  if (unknown.length > 0) {
    const shown = unknown.filter((column) => /^[A-Z][A-Z0-9_]{0,29}$/.test(column)).slice(0, 10);
    const which = shown.length > 0 ? ` (${shown.join(', ')})` : '';
    const sentence = `${unknown.length} column(s) are not part of the ${layout.name} table${which}; they were not read.`;
    list.add({ ...place, code: 'unknownColumn', sentence, severity: 'note' });
  }
  const repeated = layout.columns.filter((column) => columns.indexOf(column) !== columns.lastIndexOf(column));
  if (repeated.length > 0) {
    const sentence = `${repeated.join(', ')} stands more than once in the heading; the first was read.`;
    list.add({ ...place, column: repeated[0], code: 'repeatedColumn', sentence, severity: 'warning' });
  }
  return true;
}
