// Why the embedded PostgreSQL could not start, as one sentence that can be shown to whoever typed `npm start`.
import { statfsSync } from 'node:fs';

export type EmbeddedPostgresFault =
  | 'folder-not-writable'
  | 'disk-full'
  | 'no-binaries'
  | 'other-version'
  | 'no-account'
  | 'in-use'
  | 'not-started';

/** Thrown by `startEmbeddedPostgres`; `message` is one sentence, `fault` names the kind. */
export class EmbeddedPostgresError extends Error {
  readonly fault: EmbeddedPostgresFault;

  constructor(fault: EmbeddedPostgresFault, sentence: string, cause?: unknown) {
    super(sentence, cause === undefined ? undefined : { cause });
    this.name = 'EmbeddedPostgresError';
    this.fault = fault;
  }
}

/** The system's error code (`EACCES`, `ENOSPC`, ...) of a thrown value, or undefined. */
export function systemCode(thrown: unknown): string | undefined {
  // Not `instanceof Error`: under Jest the system's errors belong to another realm.
  const coded = typeof thrown === 'object' && thrown !== null && 'code' in thrown;
  return coded && typeof thrown.code === 'string' ? thrown.code : undefined;
}

/** The error to throw when writing under `folder` failed with `thrown`. */
export function folderFault(folder: string, thrown: unknown): EmbeddedPostgresError {
  const code = systemCode(thrown);
  if (code === 'ENOSPC' || code === 'EDQUOT') return diskFull(folder, thrown);
  const why = (code && REASONS[code]) ?? 'permission is missing';
  return new EmbeddedPostgresError(
    'folder-not-writable',
    `The data folder ${folder} cannot be written: ${why}.`,
    thrown,
  );
}

const REASONS: Record<string, string> = {
  EROFS: 'it is on a read-only disk',
  ENOTDIR: 'a file is in its place',
  EEXIST: 'a file is in its place',
};

export function diskFull(folder: string, cause?: unknown): EmbeddedPostgresError {
  return new EmbeddedPostgresError('disk-full', `There is no space left on the disk that holds ${folder}.`, cause);
}

const ROOM_TO_START_BYTES = 20_000_000;

/** Whether a failed start is a full disk's doing: PostgreSQL often cannot even write that it is. */
export function isDiskFull(folder: string, output: string): boolean {
  if (output.includes('No space left on device')) return true;
  const disk = statfsSync(folder);
  return disk.bavail * disk.bsize < ROOM_TO_START_BYTES;
}
