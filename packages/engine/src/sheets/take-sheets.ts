/** What of tables that come back from a spreadsheet differs from the draft: each cell through the editor's own acts, and what cannot be taken by row and column. */
import { readDraft } from '@homeward/definition';
import { tidy, unguarded } from './cell-text.js';
import type { SheetColumn, SheetDraft, SheetKind, SheetRow } from './sheet.js';
import { SHEET_KINDS } from './sheets.js';

/** As a spreadsheet program holds it: rows of texts, the first with the titles. */
export interface GivenSheet {
  readonly name: string;
  readonly rows: readonly (readonly string[])[];
}

/** A place as people name it: "Questions, row 12, column E (Title)". */
export interface SheetNote {
  readonly sheet: string;
  /** From 1, the row of titles. */
  readonly row: number;
  /** `E (Title)`; absent where a whole row is meant. */
  readonly column?: string;
  readonly sentence: string;
}

export interface TakenSheets {
  /** The draft with every change that could be made. */
  readonly files: SheetDraft['files'];
  /** What is otherwise in it than in the draft. */
  readonly changes: readonly SheetNote[];
  /** What was not taken, and why. */
  readonly problems: readonly SheetNote[];
}

/** More than any authority's: what is beyond them is not looked at. */
const MOST_ROWS = 20_000;
const LONGEST = 20_000;

/** Rows that are missing change nothing: what shall go is marked so. Everything else in the draft stays as it is. */
export const takeSheets = (draft: SheetDraft, given: readonly GivenSheet[]): TakenSheets => {
  const taking = new Taking(draft);
  for (const sheet of given) taking.take(sheet);
  const known = given.filter(({ name }) => kindCalled(name) !== undefined);
  if (known.length === 0)
    taking.problems.push({
      sheet: given[0]?.name ?? '',
      row: 1,
      sentence: `No sheet here is called as those that Homeward writes: ${SHEET_KINDS.map(({ title }) => title).join(', ')}.`,
    });
  return { files: taking.draft.files, changes: taking.changes, problems: taking.problems };
};

const kindCalled = (name: string): SheetKind | undefined =>
  SHEET_KINDS.find(({ title }) => title.toLowerCase() === name.trim().toLowerCase());

class Taking {
  readonly changes: SheetNote[] = [];
  readonly problems: SheetNote[] = [];

  /** What sentences say of the draft may change with it: a sheet is held against the draft that it was taken out of. */
  constructor(
    private readonly original: SheetDraft,
    public draft: SheetDraft = original,
  ) {}

  take({ name, rows }: GivenSheet): void {
    const kind = kindCalled(name);
    if (kind === undefined) return;
    const columns = kind.columns(this.original.pack);
    const found = this.headings(kind, columns, rows[0] ?? []);
    if (found === undefined) return;
    const standing = new Map(kind.rows(this.original).map((row) => [identity(columns, row), row]));
    const seen = new Map<string, number>();
    for (const [index, cells] of rows.slice(1, MOST_ROWS).entries()) {
      const row = Object.fromEntries(found.map(({ column, at }) => [column.key, unguarded(cells[at] ?? '')]));
      if (Object.values(row).every((text) => text === '')) continue;
      const at = { kind, row, number: index + 2, found };
      const name = identity(columns, row);
      const before = standing.get(name);
      const first = seen.get(name);
      if (first !== undefined && before !== undefined) {
        this.problem(at, undefined, `Row ${first} is about the same thing. Only that one was taken.`);
        continue;
      }
      seen.set(name, at.number);
      if (before === undefined) this.added(at);
      else this.changed(at, before);
    }
    if (rows.length > MOST_ROWS)
      this.problems.push({
        sheet: kind.title,
        row: MOST_ROWS + 1,
        sentence: 'There are more rows than are looked at.',
      });
  }

  /** Which column stands where; undefined when the rows cannot be told apart. */
  private headings(kind: SheetKind, columns: readonly SheetColumn[], titles: readonly string[]): Found[] | undefined {
    const found: Found[] = [];
    for (const [at, given] of titles.entries()) {
      const title = unguarded(given);
      if (title === '') continue;
      const column = columns.find((one) => one.title.toLowerCase() === title.toLowerCase());
      const place = { sheet: kind.title, row: 1, column: letter(at) };
      if (column === undefined)
        this.problems.push({ ...place, sentence: `There is no column “${title.slice(0, 60)}” here; it was left out.` });
      else if (found.some((other) => other.column.key === column.key))
        this.problems.push({
          ...place,
          sentence: `The column “${column.title}” stands here twice; the first was taken.`,
        });
      else found.push({ column, at });
    }
    const missing = columns.filter(
      ({ key, use }) => use === 'names' && !found.some(({ column }) => column.key === key),
    );
    if (missing.length === 0) return found;
    this.problems.push({
      sheet: kind.title,
      row: 1,
      sentence: `The first row must have the titles ${missing.map(({ title }) => `“${title}”`).join(' and ')}. Nothing of this sheet was taken.`,
    });
    return undefined;
  }

  private changed(at: RowAt, before: SheetRow): void {
    for (const { column } of at.found) {
      if (column.use === 'names') continue;
      const [was, is] = [tidy(before[column.key] ?? ''), at.row[column.key] ?? ''];
      if (was === is) continue;
      if (column.use === 'told') {
        this.problem(at, column, 'This column is only to be read; what was written in it was not taken.');
        continue;
      }
      if (is.length > LONGEST) {
        this.problem(at, column, 'This is longer than anything in a pack may be.');
        continue;
      }
      this.tryOut(at, column, () => at.kind.change(this.draft, before, column.key, is));
    }
  }

  private added(at: RowAt): void {
    const { kind, row } = at;
    const names = at.found.filter(({ column }) => column.use === 'names').map(({ column }) => column);
    if (kind.add === undefined) {
      const named = names.map(({ key }) => row[key] ?? '').join(' ');
      this.problem(
        at,
        names[0],
        `There is nothing called “${named.slice(0, 80)}” in the draft, and rows cannot be added here.`,
      );
      return;
    }
    const last = names.at(-1);
    // A misspelt name must not make a second thing beside the one that was meant.
    if (last !== undefined && kind.key === 'questions' && (row[last.key] ?? '') !== '') {
      this.problem(
        at,
        last,
        `This form has no question “${(row[last.key] ?? '').slice(0, 80)}”. Leave the cell empty to add a new one.`,
      );
      return;
    }
    const add = kind.add.bind(kind);
    this.tryOut(at, undefined, () => add(this.draft, row));
  }

  /** Takes what one cell asks for, if the draft can still be read afterwards. */
  private tryOut(at: RowAt, column: SheetColumn | undefined, act: () => ReturnType<SheetKind['change']>): void {
    const taken = act();
    if ('because' in taken) {
      const meant = at.found.find((one) => one.column.key === taken.column)?.column ?? column;
      this.problem(at, meant, taken.because);
      return;
    }
    if (taken.files === this.draft.files) return;
    const read = readDraft(taken.files);
    const fault = read.problems.find(({ severity }) => severity === 'error');
    if (read.pack === undefined || fault !== undefined) {
      this.problem(at, column, fault?.sentence ?? 'The draft could not be read with it.');
      return;
    }
    this.draft = { files: taken.files, pack: read.pack };
    this.changes.push(this.note(at, column, taken.says));
  }

  private problem(at: RowAt, column: SheetColumn | undefined, sentence: string): void {
    this.problems.push(this.note(at, column, sentence));
  }

  private note({ kind, number, found }: RowAt, column: SheetColumn | undefined, sentence: string): SheetNote {
    const place = found.find((one) => one.column.key === column?.key);
    return {
      sheet: kind.title,
      row: number,
      ...(place === undefined ? {} : { column: `${letter(place.at)} (${place.column.title})` }),
      sentence,
    };
  }
}

interface Found {
  readonly column: SheetColumn;
  readonly at: number;
}
interface RowAt {
  readonly kind: SheetKind;
  readonly row: SheetRow;
  readonly number: number;
  readonly found: readonly Found[];
}

const identity = (columns: readonly SheetColumn[], row: SheetRow): string =>
  columns.flatMap(({ key, use }) => (use === 'names' ? [row[key] ?? ''] : [])).join('\u0001');

/** 0 -> A, 26 -> AA. */
const letter = (at: number): string =>
  (at >= 26 ? letter(Math.floor(at / 26) - 1) : '') + String.fromCharCode(65 + (at % 26));
