/** Forms, permissions, numbers, deadlines and words as a spreadsheet: taken out of a draft, and read again; what it changes is worked out where the draft is. */
import { SHEET_SETS, type SheetSet } from '@homeward/engine';
import { z } from 'zod';
import { route } from './route.js';

const nothing = z.undefined();

/** What is looked at. */
export const WORKBOOK_BYTES = 5_000_000;

const isSheetSet = (text: string): text is SheetSet => Object.hasOwn(SHEET_SETS, text);
/** Which sheets: `forms` (with the code lists), `permissions`, `deadlines`, `numbers`, `words`, or `all`. */
export const WhichSheets = z.string().refine(isSheetSet, 'must name a set of sheets');

export const WorkbookTakenOut = z.strictObject({
  name: z.string(),
  /** The file (.xlsx), in base64. */
  file: z.string(),
});
export type WorkbookTakenOut = z.infer<typeof WorkbookTakenOut>;

export const WorkbookRead = z.strictObject({
  /** One sentence; null when it could be read. */
  refused: z.string().nullable(),
  sheets: z.array(z.strictObject({ name: z.string(), rows: z.array(z.array(z.string())) })),
});
export type WorkbookRead = z.infer<typeof WorkbookRead>;

export const takeSheetsOut = route({
  method: 'POST',
  path: '/api/drafts/:id/sheets/:which',
  summary: 'The forms, the permissions or all tables of a draft, as a spreadsheet file (.xlsx)',
  status: 200,
  query: nothing,
  body: nothing,
  answer: WorkbookTakenOut,
});
export const readWorkbookFile = route({
  method: 'POST',
  path: '/api/workbooks',
  summary: 'multipart/form-data: `file`, a spreadsheet (.xlsx). Its sheets as rows of texts; writes nothing',
  status: 200,
  query: nothing,
  body: nothing,
  answer: WorkbookRead,
  multipart: true,
});
