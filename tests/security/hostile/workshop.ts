/** What hostile packs are made with: a good pack, whole, taken apart, changed and signed anew; and what is said about the bad ones. */
import { gunzipSync, gzipSync } from 'node:zlib';
import { type Json, type PackContent, parseJson, printJson, withJsonAt } from '@homeward/definition';
import { canonical } from '@homeward/engine';
import { type SigningKey, writePackFile } from '@homeward/runtime';

export interface HostilePack {
  readonly what: string;
  readonly bytes: Uint8Array;
  /** What is said about it. */
  readonly why: RegExp;
  /** The fingerprint that whoever brings it in was told; that of the key it is signed with unless given. */
  readonly fingerprint?: string;
}

export type Files = Record<string, string>;
interface Changed {
  readonly files: Files;
  readonly common: Files;
}

export const PROCESS = 'processes/child-permanence';
export const ON = { by: 'Somebody', on: '2026-03-02' };

/** Another value in a file, under its path of names. */
export const set = (files: Files, path: string, steps: readonly (string | number)[], value: Json | undefined): void => {
  const read = parseJson(files[path] ?? '{}');
  if ('fault' in read) throw new Error(`${path}: ${read.fault.sentence}`);
  files[path] = printJson(withJsonAt(read.value, steps, value) ?? {});
};
export const insert = (files: Files, path: string, text: string): void => {
  files[path] = (files[path] ?? '').replace('{', `{ ${text},`);
};
export const nested = (depth: number, open: string, inside: string, close: string): string =>
  open.repeat(depth) + inside + close.repeat(depth);

/** A shallow view of a file's parts for changing one and leaving the rest. */
export interface Container {
  content: { common: Files; files: Files };
  format: string;
  formatVersion: number;
  hash: string;
  signature: { by: string; key: string; on: string; value: string };
}

export const unsafe = /is not the name of a file of a pack/;
export const notOurs = /not written as Homeward writes/;
export const badSignature = /signature is not that of the key/;
export const unreadable = /cannot be read as a pack/;
export const foundBad = /checks find/;
export const hidden = /character that nobody sees/;

export type PackWorkshop = ReturnType<typeof packWorkshop>;

/**
 * @param good a pack that can be brought in
 * @param key the sender's, whose fingerprint whoever brings it in accepts
 * @param other somebody else's
 */
export const packWorkshop = (good: PackContent, key: SigningKey, other: SigningKey) => {
  const whole = writePackFile(good, key, ON).bytes;
  const text = gunzipSync(whole).toString();
  const parts = (): Container => JSON.parse(text);
  const signed = (change: (changed: Changed) => void): Uint8Array => {
    const changed: Changed = { files: { ...good.files }, common: { ...good.common } };
    change(changed);
    return writePackFile(changed, key, ON).bytes;
  };
  const container = (change: (container: Container) => void): Uint8Array => {
    const made = parts();
    change(made);
    return gzipSync(canonical(made));
  };
  const zipped = (changed: string | Uint8Array): Uint8Array => gzipSync(changed, { level: 1 });
  const files = (change: (files: Files) => void): Uint8Array => signed((changed) => change(changed.files));
  const named = (path: string): Uint8Array =>
    files((all) => {
      all[path] = '{}';
    });
  const flipped = Uint8Array.from(whole);
  flipped[flipped.length - 200] = (flipped[flipped.length - 200] ?? 0) ^ 0xff;
  return { good, key, other, whole, text, parts, signed, container, zipped, files, named, flipped };
};
