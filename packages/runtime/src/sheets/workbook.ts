/** Tables as a spreadsheet file (.xlsx, ECMA-376) that Excel and LibreOffice open, and back. Every cell is a text: no program takes one for a formula. */
import type { WrittenSheet } from '@homeward/engine';
import writeWorkbookFile from 'write-excel-file/universal';
import { type AsideLimits, canRunAside, runAside } from '../run-aside.js';
import { readCells, type WorkbookCells } from './read-cells.js';

/** What is looked at: Hertfordshire's sheets have 150 kB. */
export const MOST_WORKBOOK_BYTES = 5_000_000;

const TITLE_COLOURS = { names: '#d9e4ec', edited: '#ffffff', told: '#eeeeee' } as const;

/** Titles stay in sight; columns that are only to be read are grey. */
export async function writeWorkbook(sheets: readonly WrittenSheet[]): Promise<Uint8Array> {
  const written = writeWorkbookFile(
    sheets.map(({ name, columns, rows }) => ({
      sheet: name,
      stickyRowsCount: 1,
      columns: columns.map(({ width }) => ({ width })),
      data: [
        columns.map(({ title, use }) => ({
          value: title,
          type: String,
          fontWeight: 'bold' as const,
          backgroundColor: TITLE_COLOURS[use],
          wrap: true,
        })),
        ...rows.map((row) =>
          row.map((text, index) =>
            text === ''
              ? null
              : {
                  value: text,
                  type: String,
                  wrap: true,
                  alignVertical: 'top' as const,
                  ...(columns[index]?.use === 'told' ? { backgroundColor: TITLE_COLOURS.told } : {}),
                },
          ),
        ),
      ],
    })),
  );
  return new Uint8Array(await (await written.toBlob()).arrayBuffer());
}

const READER = new URL('./read-cells.worker.js', import.meta.url);
const LIMITS: AsideLimits = { megabytes: 200, patienceMs: 20_000 };

/** In a thread of its own, with bounded time and memory. @returns why it cannot be read, in one sentence */
export async function readWorkbook(bytes: Uint8Array): Promise<WorkbookCells> {
  if (bytes.byteLength > MOST_WORKBOOK_BYTES)
    return { refused: `It is larger than ${MOST_WORKBOOK_BYTES / 1_000_000} MB.` };
  if (!canRunAside(READER)) return readCells(bytes);
  const read = await runAside<WorkbookCells>(READER, Uint8Array.from(bytes), LIMITS);
  if ('answer' in read) return read.answer;
  return {
    refused: `Reading it takes far ${read.ranOut === 'time' ? 'longer' : 'more memory'} than reading a spreadsheet does.`,
  };
}
