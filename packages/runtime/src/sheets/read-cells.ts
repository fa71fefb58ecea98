/** Reads a workbook's cells as texts: slow, and as much as the file makes of it, so a thread of its own does it. */
import type { GivenSheet } from '@homeward/engine';
import readWorkbookFile from 'read-excel-file/universal';
import { zipFault } from './zip-fault.js';

/** The sheets, or why they cannot be read, in one sentence. */
export type WorkbookCells = { readonly sheets: readonly GivenSheet[] } | { readonly refused: string };

/** Over all sheets, empty ones among them. */
const MOST_CELLS = 500_000;
/** As often as it is said: one text can stand in many cells. Hertfordshire's files have 4 million altogether. */
const MOST_CHARACTERS = 16_000_000;

/** @param bytes of somebody's file, of any kind */
export async function readCells(bytes: Uint8Array): Promise<WorkbookCells> {
  const fault = zipFault(bytes);
  if (fault !== undefined) return { refused: fault };
  try {
    const read = await readWorkbookFile(Uint8Array.from(bytes).buffer);
    let cells = 0;
    let characters = 0;
    const sheets: GivenSheet[] = [];
    for (const { sheet, data } of read) {
      cells += data.reduce((sum, row) => sum + row.length, 0);
      if (cells > MOST_CELLS) return { refused: TOO_MANY };
      const rows = data.map((row) => row.map(cellText));
      characters += rows.flat().reduce((sum, text) => sum + text.length, 0);
      if (characters > MOST_CHARACTERS) return { refused: TOO_MANY };
      sheets.push({ name: sheet, rows });
    }
    return { sheets };
  } catch {
    return {
      refused: 'It cannot be read as a spreadsheet (.xlsx). Open it in your spreadsheet program and save it again.',
    };
  }
}

const TOO_MANY = 'It holds far more than the tables of a procedure do.';

/** As somebody reads the cell: what a program took for a number, a day or a truth is said as text again. */
const cellText = (value: unknown): string => {
  if (value === null || value === undefined) return '';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? '' : value.toISOString().slice(0, 10);
  return String(value);
};
