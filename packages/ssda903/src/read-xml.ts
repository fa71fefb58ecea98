// Reads the DfE's XML form into raw rows, element by element, without ever holding the whole document as a tree.
import { SaxesParser } from 'saxes';
import { ProblemList, type RawRow } from './field-reader.js';
import type { TableName } from './rows.js';
import { columnName, tableLayouts } from './table-layout.js';
import { childElements, headerTables, rowElements } from './xml-layout.js';

/** A raw row and the table it belongs to. */
export interface RawTableRow {
  readonly table: TableName;
  readonly row: RawRow;
}

interface OpenRow {
  readonly table: TableName | 'Child';
  readonly depth: number;
  readonly line: number;
  readonly fields: Map<string, string>;
}

const deepest = 32;
const mostXmlProblems = 50;
const longestField = 1000;
const knownFields: ReadonlySet<string> = new Set([...tableLayouts.flatMap((layout) => layout.columns), 'UASC']);

/**
 * The rows of an XML return. Tags may be in any case and nest in wrappers of any name. Entities that a document
 * declares for itself are never expanded, and a document nested deeper than 32 elements is given up on.
 */
export function xmlRows(file: string, text: string, list: ProblemList): RawTableRow[] {
  const rows: RawTableRow[] = [];
  const open: OpenRow[] = [];
  let depth = 0;
  let value = '';
  let leaf = false;
  let given = 0;
  let stopped = false;
  const parser = new SaxesParser({ xmlns: false, position: true });

  const stop = (code: 'tooDeep' | 'moreProblems', sentence: string) => {
    stopped = true;
    list.add({ file, line: parser.line, position: parser.columnIndex + 1, code, sentence, severity: 'error' });
  };

  parser.on('error', (error) => {
    if (stopped) return;
    given += 1;
    if (given > mostXmlProblems) {
      stop('moreProblems', 'The XML has too many faults to go on; what was read before this line is kept.');
      return;
    }
    // Saxes puts "file:line:column: " first; its words can quote the document, so only the known ones are passed on.
    const reason = error.message.replace(/^(?:[^:]*:)?\d+:\d+: /, '');
    const safe = /^[a-z ]+(?:: [A-Z][A-Z0-9_]{0,29})?\.?$/.test(reason)
      ? reason
      : 'a tag, quote or entity does not add up.';
    const { line, columnIndex } = parser;
    const sentence = `The XML is faulty here: ${safe}`;
    list.add({ file, line, position: columnIndex + 1, code: 'brokenXml', sentence, severity: 'error' });
  });

  parser.on('opentag', ({ name }) => {
    if (stopped) return;
    depth += 1;
    if (depth > deepest) {
      stop(
        'tooDeep',
        `The XML nests deeper than ${deepest} elements, which a return never does; reading stopped here.`,
      );
      return;
    }
    value = '';
    leaf = true;
    const tag = name.replace(/^.*:/, '').toUpperCase();
    const { line } = parser;
    const table = open.length === 0 ? undefined : rowElements.get(tag);
    if (open.length === 0 && childElements.has(tag)) open.push({ table: 'Child', depth, line, fields: new Map() });
    else if (table !== undefined) open.push({ table, depth, line, fields: new Map() });
  });

  const take = (more: string) => {
    if (leaf && value.length < longestField) value += more;
  };
  parser.on('text', take);
  parser.on('cdata', take);

  parser.on('closetag', ({ name }) => {
    if (stopped) return;
    const row = open.at(-1);
    if (row !== undefined && row.depth === depth) {
      open.pop();
      const child = open[0];
      if (row.table === 'Child') rows.push(...childRows(file, row));
      else if (child !== undefined)
        rows.push({ table: row.table, row: rawRow(file, row.line, row.fields, child.fields) });
    } else if (row !== undefined && leaf) {
      const column = columnName(name.replace(/^.*:/, ''));
      if (knownFields.has(column)) row.fields.set(column, value.trim());
      else if (value.trim() !== '') unknownElement(file, parser.line, column, list);
    }
    depth -= 1;
    leaf = false;
    value = '';
  });

  for (let at = 0; at < text.length && !stopped; at += 65536) parser.write(text.slice(at, at + 65536));
  if (!stopped) parser.close();
  const child = open[0];
  // The document broke off inside a child: what was complete of it is kept.
  if (child !== undefined) rows.push(...childRows(file, child));
  return rows;
}

function childRows(file: string, child: OpenRow): RawTableRow[] {
  return headerTables
    .filter(({ sign }) => sign.some((column) => isFilled(column, child.fields.get(column))))
    .map(({ table }) => ({ table, row: rawRow(file, child.line, child.fields, child.fields) }));
}

// <UASC>0</UASC> says that the child is not an unaccompanied asylum seeker.
function isFilled(column: string, text: string | undefined): boolean {
  return text !== undefined && text !== '' && !(column === 'UASC' && /^(0|N|NO|FALSE)$/i.test(text));
}

function rawRow(
  file: string,
  line: number,
  own: ReadonlyMap<string, string>,
  child: ReadonlyMap<string, string>,
): RawRow {
  // The child's reference and date of birth are written once, in HEADER, and hold for every row beneath it.
  const cell = (column: string) =>
    own.get(column) ?? (column === 'CHILD' || column === 'DOB' || column === 'SEX' ? (child.get(column) ?? '') : '');
  return { file, line, cell };
}

function unknownElement(file: string, line: number, column: string, list: ProblemList): void {
  // Made-up element names could be anything, even a name; only ones spelt like a field are shown.
  const shown = /^[A-Z][A-Z0-9_]{0,29}$/.test(column) ? column : 'An element';
  const sentence = `${shown} is not a field of the return; it was not read.`;
  list.addOnce({ file, line, column: shown, code: 'unknownColumn', sentence, severity: 'note' });
}
