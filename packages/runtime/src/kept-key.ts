/** A key that is made once and kept beside the data, readable by its owner alone. */
import { randomBytes } from 'node:crypto';
import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { makeFolder } from '@homeward/embedded-postgres';
import { CannotStart } from './settings.js';

/**
 * @param because what hangs from it, for whoever finds it broken
 * @returns 32 bytes
 * Throws CannotStart when the file is there but is not a key, or cannot be written.
 */
export function keptKey(dataFolder: string, name: string, because: string): Buffer {
  const file = path.join(dataFolder, name);
  try {
    makeFolder(dataFolder, 0o700);
    // Exclusive: of two processes that start together one makes the key and the other reads it.
    writeFileSync(file, randomBytes(32).toString('hex'), { mode: 0o600, flag: 'wx' });
  } catch (thrown) {
    if (!isCode(thrown, 'EEXIST')) throw new CannotStart(`The key file ${file} cannot be written.`, thrown);
  }
  const text = readFileSync(file, 'utf8').trim();
  if (!/^[0-9a-f]{64}$/.test(text))
    throw new CannotStart(`The key file ${file} does not hold a key: restore it from a backup, for ${because}.`);
  chmodSync(file, 0o600);
  return Buffer.from(text, 'hex');
}

// Not by class: an error of Node's own is no Error of a test's world.
const isCode = (thrown: unknown, code: string): boolean =>
  typeof thrown === 'object' && thrown !== null && 'code' in thrown && thrown.code === code;
