/** A draft's forms, permissions, numbers, deadlines and words as tables for a spreadsheet. */
import { guarded } from './cell-text.js';
import { codeListsSheet } from './code-lists-sheet.js';
import { deadlinesSheet } from './deadlines-sheet.js';
import { numbersSheet, wordsSheet } from './numbers-sheet.js';
import { permissionsSheet } from './permissions-sheet.js';
import { questionsSheet } from './questions-sheet.js';
import type { SheetColumn, SheetDraft, SheetKind } from './sheet.js';

/** In the order of their tabs. */
export const SHEET_KINDS: readonly SheetKind[] = [
  questionsSheet,
  codeListsSheet,
  permissionsSheet,
  numbersSheet,
  deadlinesSheet,
  wordsSheet,
];

/** What can be taken out by itself: from each area of the editor that has tables. */
export const SHEET_SETS = {
  all: SHEET_KINDS.map(({ key }) => key),
  forms: ['questions', 'codeLists'],
  permissions: ['permissions'],
  deadlines: ['deadlines'],
  numbers: ['numbers'],
  words: ['words'],
} as const;
export type SheetSet = keyof typeof SHEET_SETS;

export interface WrittenSheet {
  readonly name: string;
  readonly columns: readonly Pick<SheetColumn, 'title' | 'width' | 'use'>[];
  /** In the order of the columns, without the row of titles. */
  readonly rows: readonly (readonly string[])[];
}

export const sheetsOf = (draft: SheetDraft, which: SheetSet): WrittenSheet[] =>
  SHEET_KINDS.filter(({ key }) => SHEET_SETS[which].some((wanted) => wanted === key)).map((kind) => {
    const columns = kind.columns(draft.pack);
    return {
      name: kind.title,
      columns,
      rows: kind.rows(draft).map((row) => columns.map(({ key }) => guarded(row[key] ?? ''))),
    };
  });
