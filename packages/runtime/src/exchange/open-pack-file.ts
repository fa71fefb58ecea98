/** Opens a file that somebody says is a pack. Nothing in it is believed: it is bounded before it is unpacked, and before it is read. */
import { gunzipSync } from 'node:zlib';
import { contentFault, ExistingDay, hiddenIn, type PackContent } from '@homeward/definition';
import { canonical } from '@homeward/engine';
import { z } from 'zod';
import { contentHash, isSigned, PACK_FORMAT, PACK_FORMAT_VERSION, type PackSignature } from './pack-file.js';
import { fingerprintOf } from './signing-key.js';

/** The largest shipped pack is 0.6 MB packed and 4.2 MB unpacked. */
export const MOST_PACKED_BYTES = 8_000_000;
export const MOST_UNPACKED_BYTES = 32_000_000;
/** Words shrink to a tenth, not to a thousandth. */
const MOST_RATIO = 100;
/** The file, its content, the two folders, and texts. */
const DEEPEST = 4;
const MOST_VALUES = 20_000;

export interface OpenedPackFile {
  readonly content: PackContent;
  readonly hash: string;
  readonly signature: PackSignature;
  /** Of the key that it was signed with. */
  readonly fingerprint: string;
}

/** Why it is not taken, in one sentence. */
export interface RefusedPackFile {
  readonly refused: string;
}

/** Bounded in time and memory by its size, whatever it holds; never throws. */
export function openPackFile(bytes: Uint8Array): OpenedPackFile | RefusedPackFile {
  const text = unpacked(bytes);
  if ('refused' in text) return text;
  const read = readContainer(text.value);
  if ('refused' in read) return read;
  const { content, hash, signature } = read;
  if (contentHash(content) !== hash)
    return refused('What it holds is not what its hash says: it was damaged on its way, or changed.');
  const fault = contentFault(content);
  if (fault !== undefined) return refused(fault);
  if (signature === undefined)
    return refused('It is not signed. Ask whoever made it to take it out of Homeward again, which signs it.');
  if (!isSigned(hash, signature))
    return refused(
      'Its signature is not that of the key it names: somebody has changed it, or signed in another’s name.',
    );
  return { content, hash, signature, fingerprint: fingerprintOf(signature.key) };
}

const refused = (sentence: string): RefusedPackFile => ({ refused: sentence });

function unpacked(bytes: Uint8Array): { readonly value: string } | RefusedPackFile {
  if (bytes.byteLength > MOST_PACKED_BYTES)
    return refused(`It is larger than ${MOST_PACKED_BYTES / 1_000_000} MB; no pack is.`);
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return refused('It is not a file that Homeward has made.');
  const most = Math.min(MOST_UNPACKED_BYTES, bytes.byteLength * MOST_RATIO);
  try {
    const unzipped = gunzipSync(bytes, { maxOutputLength: most });
    return { value: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(unzipped) };
  } catch (thrown) {
    const code = typeof thrown === 'object' && thrown !== null && 'code' in thrown ? thrown.code : undefined;
    return refused(
      code === 'ERR_BUFFER_TOO_LARGE'
        ? 'It unpacks to far more than a pack can hold.'
        : 'It cannot be unpacked: it was damaged on its way, or is not a file that Homeward has made.',
    );
  }
}

const Texts = z.record(z.string(), z.string());
const Container = z.strictObject({
  content: z.strictObject({ common: Texts, files: Texts }),
  format: z.literal(PACK_FORMAT),
  formatVersion: z.literal(PACK_FORMAT_VERSION),
  hash: z.string().regex(/^[0-9a-f]{64}$/),
  signature: z
    .strictObject({
      by: z
        .string()
        .min(1)
        .max(200)
        // A name is read on one line, and kept.
        .refine((name) => hiddenIn(name) === undefined && !/[\t\r\n]/.test(name)),
      on: ExistingDay,
      key: z.string().regex(/^[A-Za-z0-9+/]{43}=$/),
      value: z.string().regex(/^[A-Za-z0-9+/]{86}==$/),
    })
    .optional(),
});

function readContainer(text: string): z.infer<typeof Container> | RefusedPackFile {
  const NOT_OURS = 'It is not written as Homeward writes a pack.';
  if (!isShallow(text)) return refused(NOT_OURS);
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return refused(NOT_OURS);
  }
  const version = typeof json === 'object' && json !== null && 'formatVersion' in json ? json.formatVersion : undefined;
  if (version !== undefined && version !== PACK_FORMAT_VERSION)
    return refused(
      `It is of ${typeof version === 'number' ? `version ${version}` : 'another version'} of the format; this installation reads version ${PACK_FORMAT_VERSION}.`,
    );
  // One way of writing: no name twice, none out of order, nothing between. What was looked at is then what was hashed.
  if (canonical(json) !== text) return refused(NOT_OURS);
  const parsed = Container.safeParse(json);
  return parsed.success ? parsed.data : refused(NOT_OURS);
}

/** Looks at brackets and commas alone, so that no reader is given millions of values or thousands of levels. */
function isShallow(text: string): boolean {
  let depth = 0;
  let values = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 0x22) {
      at = endOfText(text, at);
      values += 1;
    } else if (code === 0x7b || code === 0x5b) depth += 1;
    else if (code === 0x7d || code === 0x5d) depth -= 1;
    else if (code === 0x2c) values += 1;
    if (depth > DEEPEST || values > MOST_VALUES) return false;
  }
  return true;
}

/** Where the quotation mark stands that closes the one given. */
function endOfText(text: string, start: number): number {
  for (let at = start + 1; ; at += 1) {
    const close = text.indexOf('"', at);
    if (close < 0) return text.length;
    let slashes = 0;
    while (text.charCodeAt(close - 1 - slashes) === 0x5c) slashes += 1;
    if (slashes % 2 === 0) return close;
    at = close;
  }
}
