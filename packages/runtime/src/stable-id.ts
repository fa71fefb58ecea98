/** A UUID made from words: the same words always name the same thing, so that making it twice makes it once. */
import { createHash } from 'node:crypto';

/** RFC 9562 version 8: the first 122 bits of a SHA-256. */
export const stableId = (...words: readonly string[]): string => {
  const bytes = createHash('sha256').update(JSON.stringify(words)).digest().subarray(0, 16);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x80, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  const hex = bytes.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
};
