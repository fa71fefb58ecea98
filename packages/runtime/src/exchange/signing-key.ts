/** The key that this installation signs packs with: from the environment, or made once and kept beside the data, readable by its owner alone. Ed25519 (RFC 8032). */
import { createHash, createPrivateKey, createPublicKey, type KeyObject, sign, verify } from 'node:crypto';
import { keptKey } from '../kept-key.js';
import type { Settings } from '../settings.js';

export interface SigningKey {
  /** 32 bytes in base64: what others need in order to know what was signed here. */
  readonly publicKey: string;
  readonly fingerprint: string;
  /** @returns 64 bytes in base64 */
  sign(text: string): string;
}

/** Throws CannotStart when the file is there but is not a key, or cannot be written. */
export function signingKey(settings: Pick<Settings, 'dataFolder' | 'signingKey'>): SigningKey {
  const seed =
    settings.signingKey === undefined
      ? keptKey(
          settings.dataFolder,
          'signing.key',
          'packs that were signed with it stay readable, but others know this installation by it',
        )
      : Buffer.from(settings.signingKey, 'hex');
  const key = createPrivateKey({ key: Buffer.concat([SEED_BEFORE, seed]), format: 'der', type: 'pkcs8' });
  const publicKey = rawPublicKey(createPublicKey(key));
  return {
    publicKey,
    fingerprint: fingerprintOf(publicKey),
    sign: (text) => sign(null, Buffer.from(text), key).toString('base64'),
  };
}

/** Of the 32 bytes of a seed, PKCS #8 (RFC 8410) is these bytes and the seed. */
const SEED_BEFORE = Buffer.from('302e020100300506032b657004220420', 'hex');
/** Of the 32 bytes of a public key, SubjectPublicKeyInfo is these bytes and the key. */
const KEY_BEFORE = Buffer.from('302a300506032b6570032100', 'hex');

const rawPublicKey = (key: KeyObject): string =>
  key.export({ format: 'der', type: 'spki' }).subarray(KEY_BEFORE.length).toString('base64');

/** Whether a text was signed by whoever holds the key. False for what is no key and no signature. */
export function isSignedBy(publicKey: string, text: string, signature: string): boolean {
  const raw = Buffer.from(publicKey, 'base64');
  if (raw.length !== 32) return false;
  try {
    const key = createPublicKey({ key: Buffer.concat([KEY_BEFORE, raw]), format: 'der', type: 'spki' });
    return verify(null, Buffer.from(text), key, Buffer.from(signature, 'base64'));
  } catch {
    return false;
  }
}

/** What two people read to each other over the telephone: the first 160 bits of the key's SHA-256, in ten groups of four. */
export const fingerprintOf = (publicKey: string): string =>
  createHash('sha256')
    .update(Buffer.from(publicKey, 'base64'))
    .digest('hex')
    .slice(0, 40)
    .toUpperCase()
    .replace(/(.{4})(?=.)/g, '$1 ');

/** However somebody typed it. */
export const sameFingerprint = (one: string, other: string): boolean =>
  bare(one) === bare(other) && bare(one).length === 40;

const bare = (fingerprint: string): string => fingerprint.replace(/[^0-9a-f]/gi, '').toUpperCase();
