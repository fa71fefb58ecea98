// Writes the tables of a return as the DfE's CSV files or as one XML file; the inverse of parseReturn.
import type { ReturnFile } from './parse-return.js';
import { writeReturnDate } from './return-date.js';
import type { ReturnTables, Row } from './rows.js';
import { type TableLayout, tableLayouts } from './table-layout.js';

/** Writes a return: `csv` gives one file for each table that has rows (always header and episodes), `xml` one file. */
export function writeReturn(tables: ReturnTables, format: 'csv' | 'xml'): ReturnFile[] {
  return format === 'csv' ? csvFiles(tables) : [{ name: 'ssda903.xml', text: xmlText(tables) }];
}

function csvFiles(tables: ReturnTables): ReturnFile[] {
  return tableLayouts
    .filter(({ name }) => tables[name].length > 0 || name === 'Header' || name === 'Episodes')
    .map((layout) => {
      const lines = tables[layout.name].map((row) =>
        layout.columns.map((column) => csvCell(field(row, column))).join(','),
      );
      return { name: layout.fileName, text: `${[layout.columns.join(','), ...lines].join('\n')}\n` };
    });
}

function field(row: Row, column: string): string {
  const value: unknown = Object.getOwnPropertyDescriptor(row, column)?.value;
  if (typeof value === 'number') return String(value);
  if (typeof value !== 'string') return '';
  return /^\d{4}-\d{2}-\d{2}$/.test(value) ? writeReturnDate(value) : value;
}

function csvCell(text: string): string {
  return /[",\r\n]|^\s|\s$/.test(text) ? `"${text.replace(/"/g, '""').replace(/[\r\n]+/g, ' ')}"` : text;
}

const nested = [
  ['Reviews', 'AREVIEW'],
  ['Missing', 'AMISSING'],
  ['OC2', 'OC2'],
  ['PrevPerm', 'PERMANENCE'],
  ['PlacedAdoption', 'AD_PLACED'],
  ['SWEpisodes', 'SW_EPISODE'],
  ['DoLo', 'DOLO'],
] as const;
const inHeader = ['Header', 'UASC', 'AD1', 'OC3'] as const;

// The XML names two columns otherwise than the CSV files do.
const xmlNames = new Map([
  ['CHILD', 'CHILDID'],
  ['PLACE', 'PL'],
]);

function xmlText(tables: ReturnTables): string {
  const byChild = new Map(tableLayouts.map(({ name }) => [name, rowsByChild(tables[name])]));
  const children = new Set(tableLayouts.toReversed().flatMap(({ name }) => tables[name].map((row) => row.CHILD)));
  for (const { CHILD } of tables.Header) children.add(CHILD);
  const rowsOf = (name: TableLayout['name'], child: string) => byChild.get(name)?.get(child) ?? [];
  const parts = ['<?xml version="1.0" encoding="UTF-8"?>\n<EXPSSDA903>\n'];
  for (const child of inHeaderOrder(tables, children)) {
    const heads = Math.max(1, ...inHeader.map((name) => rowsOf(name, child).length));
    for (let head = 0; head < heads; head += 1) {
      parts.push(`<CHILD><HEADER><CHILDID>${escaped(child)}</CHILDID>`);
      for (const name of inHeader) {
        const row = rowsOf(name, child)[head];
        if (row === undefined) continue;
        if (name === 'UASC') parts.push('<UASC>1</UASC>');
        parts.push(fields(row, name, name === 'Header' ? ['CHILD'] : ['CHILD', 'DOB', 'SEX']));
      }
      if (head === 0) {
        for (const [name, tag] of nested) {
          for (const row of rowsOf(name, child)) parts.push(`<${tag}>${fields(row, name, ['CHILD', 'DOB'])}</${tag}>`);
        }
      }
      parts.push('</HEADER>\n');
      if (head === 0) {
        for (const row of rowsOf('Episodes', child))
          parts.push(`<EPISODE>${fields(row, 'Episodes', ['CHILD'])}</EPISODE>\n`);
      }
      parts.push('</CHILD>\n');
    }
  }
  return `${parts.join('')}</EXPSSDA903>\n`;
}

function inHeaderOrder(tables: ReturnTables, children: ReadonlySet<string>): Set<string> {
  return new Set([...tables.Header.map((row) => row.CHILD), ...children]);
}

function rowsByChild(rows: readonly Row[]): Map<string, Row[]> {
  const byChild = new Map<string, Row[]>();
  for (const row of rows) {
    const mine = byChild.get(row.CHILD);
    if (mine === undefined) byChild.set(row.CHILD, [row]);
    else mine.push(row);
  }
  return byChild;
}

const columnsOf = new Map(tableLayouts.map(({ name, columns }) => [name, columns]));

function fields(row: Row, table: TableLayout['name'], except: readonly string[]): string {
  return (columnsOf.get(table) ?? [])
    .filter((column) => !except.includes(column))
    .map((column) => {
      const text = field(row, column);
      const tag = xmlNames.get(column) ?? column;
      return text === '' ? '' : `<${tag}>${escaped(text)}</${tag}>`;
    })
    .join('');
}

function escaped(text: string): string {
  // XML 1.0 has no way to write control characters at all, so they are dropped.
  const printable = Array.from(text, (c) => (c < ' ' && c !== '\t' ? ' ' : c)).join('');
  return printable.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}
