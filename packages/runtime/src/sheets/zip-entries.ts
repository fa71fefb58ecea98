/** A zip file's table of contents (APPNOTE.TXT 4.3), read so strictly that whoever unpacks it can read it in no other way. */

export interface ZipEntry {
  /** 0 stored, 8 deflated. */
  readonly method: number;
  /** Where its own heading stands. */
  readonly begins: number;
  /** Where its packed bytes begin and end. */
  readonly from: number;
  readonly to: number;
  /** Bytes that the table says it unpacks to. */
  readonly size: number;
}

/** A spreadsheet has a dozen parts and one for each sheet. */
const MOST_ENTRIES = 200;

const END = 0x06054b50;
const END_64_LOCATOR = 0x07064b50;
const ENTRY = 0x02014b50;
const LOCAL = 0x04034b50;
const END_LENGTH = 22;
const LOCATOR_LENGTH = 20;
const ENTRY_LENGTH = 46;
const LOCAL_LENGTH = 30;
const LONGEST_COMMENT = 65_535;

const NO_SPREADSHEET = 'It is not a spreadsheet file (.xlsx).';
const DAMAGED = 'It is damaged: its table of contents cannot be read.';

/** @returns the entries, of which no two share a byte; or why it is not read, in one sentence */
export function zipEntries(bytes: Uint8Array): readonly ZipEntry[] | { readonly fault: string } {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = endOf(view);
  if (end === undefined) return { fault: NO_SPREADSHEET };
  const count = view.getUint16(end + 8, true);
  if (Math.max(count, view.getUint16(end + 10, true)) > MOST_ENTRIES)
    return { fault: 'It has far more parts than a spreadsheet has.' };
  const start = view.getUint32(end + 16, true);
  // The number stands there twice, and a table for files beyond 4 GB may stand beside this one: which of them counts, others may see otherwise.
  const isPlain =
    count === view.getUint16(end + 10, true) &&
    (end < LOCATOR_LENGTH || view.getUint32(end - LOCATOR_LENGTH, true) !== END_64_LOCATOR) &&
    start + view.getUint32(end + 12, true) === end &&
    end + END_LENGTH + view.getUint16(end + 20, true) === view.byteLength;
  if (!isPlain) return { fault: DAMAGED };
  const entries: ZipEntry[] = [];
  let at = start;
  for (let n = 0; n < count; n += 1) {
    const entry = at + ENTRY_LENGTH <= end ? entryAt(view, at, start) : undefined;
    if (entry === undefined) return { fault: DAMAGED };
    entries.push(entry);
    at += ENTRY_LENGTH + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return at === end && areApart(entries) ? entries : { fault: DAMAGED };
}

/** @param start where the table begins: what it lists ends before it */
function entryAt(view: DataView, at: number, start: number): ZipEntry | undefined {
  if (view.getUint32(at, true) !== ENTRY) return undefined;
  const begins = view.getUint32(at + 42, true);
  if (begins + LOCAL_LENGTH > start || view.getUint32(begins, true) !== LOCAL) return undefined;
  const from = begins + LOCAL_LENGTH + view.getUint16(begins + 26, true) + view.getUint16(begins + 28, true);
  const to = from + view.getUint32(at + 20, true);
  if (to > start) return undefined;
  return { method: view.getUint16(at + 10, true), begins, from, to, size: view.getUint32(at + 24, true) };
}

/** Parts that share bytes would be unpacked once for each of them. */
function areApart(entries: readonly ZipEntry[]): boolean {
  const inOrder = [...entries].sort((one, other) => one.begins - other.begins);
  return inOrder.every((entry, index) => entry.to <= (inOrder[index + 1]?.begins ?? Number.POSITIVE_INFINITY));
}

/** The last place that reads as the table's end, as unpackers look for it. */
function endOf(view: DataView): number | undefined {
  const last = view.byteLength - END_LENGTH;
  for (let at = last; at >= Math.max(0, last - LONGEST_COMMENT); at -= 1)
    if (view.getUint32(at, true) === END) return at;
  return undefined;
}
