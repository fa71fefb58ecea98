/** A pack as one file: gzipped canonical JSON that holds its content, the content's hash, and the signature of whoever made the file. */
import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import type { PackContent } from '@homeward/definition';
import { canonical } from '@homeward/engine';
import { isSignedBy, type SigningKey } from './signing-key.js';

export const PACK_FORMAT = 'homeward-pack';
export const PACK_FORMAT_VERSION = 1;
/** `herts-1a2b3c4d5e6f.homeward` */
export const PACK_FILE_ENDING = '.homeward';

export interface PackSignature {
  /** What the signer calls itself: true only as far as the key is known. */
  readonly by: string;
  /** The signer's day. */
  readonly on: string;
  /** 32 bytes in base64. */
  readonly key: string;
  /** 64 bytes in base64, over the statement. */
  readonly value: string;
}

/** The pack's address: SHA-256 of its content with names in order. Who signs it, and when, is no part of it. */
export const contentHash = ({ files, common }: PackContent): string =>
  createHash('sha256').update(canonical({ common, files })).digest('hex');

/** What is signed: everything beside the content, so that a signature cannot be carried over to another pack, name or day. */
export const statementOf = (hash: string, { by, on, key }: Omit<PackSignature, 'value'>): string =>
  canonical({ by, format: PACK_FORMAT, formatVersion: PACK_FORMAT_VERSION, hash, key, on });

export const isSigned = (hash: string, signature: PackSignature): boolean =>
  isSignedBy(signature.key, statementOf(hash, signature), signature.value);

/** @param by what the signer calls itself: the authority's name @param on today */
export function writePackFile(
  content: PackContent,
  key: SigningKey,
  { by, on }: Pick<PackSignature, 'by' | 'on'>,
): { readonly bytes: Buffer; readonly hash: string } {
  const hash = contentHash(content);
  const unsigned = { by, on, key: key.publicKey };
  const text = canonical({
    content: { common: content.common, files: content.files },
    format: PACK_FORMAT,
    formatVersion: PACK_FORMAT_VERSION,
    hash,
    signature: { ...unsigned, value: key.sign(statementOf(hash, unsigned)) },
  });
  return { bytes: gzipSync(text), hash };
}

export const packFileName = (authority: string, hash: string): string =>
  `${authority}-${hash.slice(0, 12)}${PACK_FILE_ENDING}`;
