/** Tables as a spreadsheet file (.xlsx, ECMA-376) that Excel and LibreOffice open, and back. Every cell is a text: no program takes one for a formula. */
import type { GivenSheet, WrittenSheet } from '@homeward/engine';
import readWorkbookFile from 'read-excel-file/universal';
import writeWorkbookFile from 'write-excel-file/universal';
import { zipFault } from './zip-fault.js';

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

/** Bounded before anything is unpacked. @returns why it cannot be read, in one sentence */
export async function readWorkbook(
  bytes: Uint8Array,
): Promise<{ readonly sheets: readonly GivenSheet[] } | { readonly refused: string }> {
  if (bytes.byteLength > MOST_WORKBOOK_BYTES)
    return { refused: `It is larger than ${MOST_WORKBOOK_BYTES / 1_000_000} MB.` };
  const fault = zipFault(bytes);
  if (fault !== undefined) return { refused: fault };
  try {
    const read = await readWorkbookFile(Uint8Array.from(bytes).buffer);
    return { sheets: read.map(({ sheet, data }) => ({ name: sheet, rows: data.map((row) => row.map(cellText)) })) };
  } catch {
    return {
      refused: 'It cannot be read as a spreadsheet (.xlsx). Open it in your spreadsheet program and save it again.',
    };
  }
}

/** As somebody reads the cell: what a program took for a number, a day or a truth is said as text again. */
const cellText = (value: unknown): string => {
  if (value === null || value === undefined) return '';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  return String(value);
};
