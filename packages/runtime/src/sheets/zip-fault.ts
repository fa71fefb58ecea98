/** Why a zip file is not unpacked: looked at before anybody unpacks it, by its table of contents and then by what its parts really hold. */
import { inflateRawSync } from 'node:zlib';
import { cellsFault } from './cells-fault.js';
import { type ZipEntry, zipEntries } from './zip-entries.js';

const MOST_UNPACKED_BYTES = 40_000_000;
/** XML of cells shrinks to a twentieth; what shrinks further was made to. */
const MOST_RATIO = 100;
/** A small part may shrink as it likes. */
const RATIO_FROM_BYTES = 1_000_000;

const TOO_MUCH = 'It unpacks to far more than a spreadsheet holds.';

/** One sentence, or undefined. Parts that unpack to another size than is said are refused, and so are cells far out. */
export function zipFault(bytes: Uint8Array): string | undefined {
  const entries = zipEntries(bytes);
  if ('fault' in entries) return entries.fault;
  let unpacked = 0;
  for (const { from, to, size } of entries) {
    unpacked += size;
    if (unpacked > MOST_UNPACKED_BYTES || (size > RATIO_FROM_BYTES && size > (to - from) * MOST_RATIO)) return TOO_MUCH;
  }
  for (const entry of entries) {
    const part = unpackedPart(bytes, entry);
    if (part === undefined) return 'It is damaged: a part of it is not what its table of contents says.';
    const fault = cellsFault(part);
    if (fault !== undefined) return fault;
  }
  return undefined;
}

/** Never more than is said. */
function unpackedPart(bytes: Uint8Array, { method, from, to, size }: ZipEntry): Buffer | undefined {
  const packed = Buffer.from(bytes.buffer, bytes.byteOffset + from, to - from);
  if (method === 0) return packed.length === size ? packed : undefined;
  if (method !== 8) return undefined;
  try {
    const part = inflateRawSync(packed, { maxOutputLength: Math.max(size, 1) });
    return part.length === size ? part : undefined;
  } catch {
    return undefined;
  }
}
