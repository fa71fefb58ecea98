/** Zip files as somebody might write them by hand: what their table of contents says is whatever a test wants it to say. */
import { deflateRawSync } from 'node:zlib';

export interface Part {
  readonly name: string;
  readonly content: Uint8Array;
  /** The size that is said; the true one unless given. */
  readonly said?: number;
}

export interface Lies {
  /** How many entries are said to be there; and, where it is said again. */
  readonly entries?: number;
  readonly entriesAgain?: number;
  /** As often as each part is listed. */
  readonly times?: number;
  /** A locator of the table for files beyond 4 GB. */
  readonly locator?: boolean;
  readonly behind?: string;
}

export function hostileWorkbook(
  parts: readonly Part[],
  { entries, entriesAgain, times = 1, locator = false, behind = '' }: Lies = {},
): Buffer {
  const written: Buffer[] = [];
  const listed: Buffer[] = [];
  let at = 0;
  for (const { name, content, said = content.length } of parts) {
    const packed = deflateRawSync(content);
    const title = Buffer.from(name);
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(8, 8);
    local.writeUInt32LE(packed.length, 18);
    local.writeUInt32LE(said, 22);
    local.writeUInt16LE(title.length, 26);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(8, 10);
    entry.writeUInt32LE(packed.length, 20);
    entry.writeUInt32LE(said, 24);
    entry.writeUInt16LE(title.length, 28);
    entry.writeUInt32LE(at, 42);
    written.push(local, title, packed);
    for (let n = 0; n < times; n += 1) listed.push(entry, title);
    at += local.length + title.length + packed.length;
  }
  const table = Buffer.concat(listed);
  const count = entries ?? parts.length * times;
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(count, 8);
  end.writeUInt16LE(entriesAgain ?? count, 10);
  end.writeUInt32LE(table.length, 12);
  end.writeUInt32LE(at, 16);
  const beyond = Buffer.alloc(locator ? 20 : 0);
  if (locator) beyond.writeUInt32LE(0x07064b50, 0);
  return Buffer.concat([...written, table, beyond, end, Buffer.from(behind)]);
}

const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** A whole workbook with one sheet of the rows given, as XML. */
export const workbookOf = (rows: string): Buffer =>
  hostileWorkbook(
    Object.entries({
      'xl/workbook.xml': `<workbook xmlns:r="${RELATIONS}"><sheets><sheet name="Words" sheetId="1" r:id="rId1"/></sheets></workbook>`,
      'xl/_rels/workbook.xml.rels': `<Relationships><Relationship Id="rId1" Type="${RELATIONS}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
      'xl/worksheets/sheet1.xml': `<worksheet><sheetData>${rows}</sheetData></worksheet>`,
    }).map(([name, text]) => ({ name, content: Buffer.from(text) })),
  );
