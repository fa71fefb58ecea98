/** Why a zip file is not unpacked: looked at before anybody unpacks it, by its own table of contents, which unpacking goes by. */

/** A spreadsheet has a dozen parts and one for each sheet. */
const MOST_ENTRIES = 200;
const MOST_UNPACKED_BYTES = 40_000_000;
/** XML of cells shrinks to a twentieth; what shrinks further was made to. */
const MOST_RATIO = 100;
/** A small part may shrink as it likes. */
const RATIO_FROM_BYTES = 1_000_000;

const END = 0x06054b50;
const ENTRY = 0x02014b50;
const END_LENGTH = 22;
const LONGEST_COMMENT = 65_535;

/** One sentence, or undefined. Sizes that lie are caught by unpacking, which takes no more than was said. */
export function zipFault(bytes: Uint8Array): string | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = endOf(view);
  if (end === undefined) return 'It is not a spreadsheet file (.xlsx).';
  const entries = view.getUint16(end + 10, true);
  if (entries > MOST_ENTRIES) return 'It has far more parts than a spreadsheet has.';
  let at = view.getUint32(end + 16, true);
  let unpacked = 0;
  for (let entry = 0; entry < entries; entry += 1) {
    if (at + 46 > view.byteLength || view.getUint32(at, true) !== ENTRY)
      return 'It is damaged: its table of contents cannot be read.';
    const packedSize = view.getUint32(at + 20, true);
    const size = view.getUint32(at + 24, true);
    if (size > RATIO_FROM_BYTES && size > packedSize * MOST_RATIO)
      return 'It unpacks to far more than a spreadsheet holds.';
    unpacked += size;
    if (unpacked > MOST_UNPACKED_BYTES) return 'It unpacks to far more than a spreadsheet holds.';
    at += 46 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return undefined;
}

/** The table's end stands at the file's, with at most a comment behind it. */
function endOf(view: DataView): number | undefined {
  const last = view.byteLength - END_LENGTH;
  for (let at = last; at >= Math.max(0, last - LONGEST_COMMENT); at -= 1)
    if (view.getUint32(at, true) === END) return at;
  return undefined;
}
