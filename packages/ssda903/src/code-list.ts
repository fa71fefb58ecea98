// What a code list of the return is, and how a code is looked up in one.

/** One code: what the return writes, what it means in plain words, and the collection years it belongs to. */
export interface CodeListEntry<Code extends string = string> {
  readonly code: Code;
  /** Plain words a practitioner would use; fit for a form. */
  readonly label: string;
  /** First collection (year ending 31 March) that uses the code, when it is not as old as the list. */
  readonly from?: number;
  /** Last collection (year ending 31 March) that uses the code, when it has been retired. */
  readonly until?: number;
}

/** A closed list of codes for one column, old and new codes together. */
export interface CodeList<Code extends string = string> {
  /** The column of the return the list belongs to. */
  readonly column: string;
  readonly entries: readonly CodeListEntry<Code>[];
  /** The code that `text` spells (any case, `1.0` for `1`), or undefined when the list has no such code. */
  read(text: string): Code | undefined;
  /** The plain words for a code. */
  label(code: Code): string;
  /** The entries in force in the collection for the year ending 31 March `year`, for a form. */
  inYear(year: number): readonly CodeListEntry<Code>[];
}

/** The union of a list's codes. */
export type CodeOf<List> = List extends CodeList<infer Code> ? Code : never;

/** Builds a code list from its entries, which keep the order they are given in. */
export function codeList<const Code extends string>(
  column: string,
  entries: readonly CodeListEntry<Code>[],
): CodeList<Code> {
  const byText = new Map<string, CodeListEntry<Code>>();
  for (const entry of entries) byText.set(entry.code, entry);
  return {
    column,
    entries,
    read: (text) => (byText.get(text) ?? byText.get(text.toUpperCase().replace(/^(\d+)\.0+$/, '$1')))?.code,
    label: (code) => byText.get(code)?.label ?? code,
    inYear: (year) => entries.filter((entry) => (entry.from ?? 0) <= year && year <= (entry.until ?? 9999)),
  };
}
