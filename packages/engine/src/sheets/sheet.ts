/** A part of a draft as a table that a spreadsheet can hold, and what such a table is when it comes back. */
import type { DraftFiles, Pack } from '@homeward/definition';

export interface SheetDraft {
  readonly files: DraftFiles;
  /** As the files read. */
  readonly pack: Pack;
}

export interface SheetColumn {
  readonly key: string;
  /** In the first row. */
  readonly title: string;
  /** In characters. */
  readonly width: number;
  /** `names`: says which thing the row is about; `edited`: may be changed; `told`: is only to be read. */
  readonly use: 'names' | 'edited' | 'told';
}

/** Column -> text; a column that is not there is empty. */
export type SheetRow = Readonly<Record<string, string>>;

/** What one row asks for: the draft with it, or why it cannot be. */
export type RowTaken =
  | { readonly files: DraftFiles; readonly says: string }
  | { readonly column: string; readonly because: string };

/** A kind of table: how it is read off a draft, and how each of its cells is put back. */
export interface SheetKind {
  readonly key: string;
  /** The tab's name: at most 31 characters. */
  readonly title: string;
  columns(pack: Pack): readonly SheetColumn[];
  rows(draft: SheetDraft): readonly SheetRow[];
  /** One cell that says something else. @param before the row as the draft has it */
  change(draft: SheetDraft, before: SheetRow, column: string, text: string): RowTaken;
  /** A row of something that the draft has not; absent where nothing can be added. */
  add?(draft: SheetDraft, row: SheetRow): RowTaken;
}

export const wrong = (column: string, because: string): RowTaken => ({ column, because });

/** "“6” becomes “4”"; what is long is cut. */
export const becomes = (before: string, after: string): string =>
  before === ''
    ? `“${shortened(after)}” is new`
    : after === ''
      ? `“${shortened(before)}” goes`
      : `“${shortened(before)}” becomes “${shortened(after)}”`;

const shortened = (text: string): string => (text.length > 80 ? `${text.slice(0, 77)}…` : text);

export const YES = 'yes';

/** yes, no or nothing, however it was typed; undefined for anything else. */
export const yesOrNo = (text: string): boolean | undefined => {
  const said = text.trim().toLowerCase();
  if (['yes', 'y', 'true', 'x', '✓'].includes(said)) return true;
  return ['', 'no', 'n', 'false'].includes(said) ? false : undefined;
};
