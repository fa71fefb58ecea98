/** Makes a pack out of a draft's files: values, not text, and what was read of the same value before is not read again. */
import type { z } from 'zod';
import { NO_CONTRIBUTIONS } from '../blocks/contributions.js';
import { type JsonFiles, ReadingLog } from '../json-files.js';
import { PackReader } from '../pack-reader.js';
import type { Json } from '../parse-json.js';
import type { Problem } from '../problem.js';
import type { ReadPack } from '../read-pack.js';
import { type ParseWith, parseWith } from '../schema-problems.js';
import type { DraftFiles } from './edit.js';

/**
 * Reads a draft as `readPack` reads authored files, with the same problems. An edit leaves the files that it does not touch the very same values, and those
 * are read once: reading again after an edit of one file costs that file.
 */
export const readDraft = (files: DraftFiles): ReadPack => {
  const log = new ReadingLog();
  const reader = new PackReader(new WrittenFiles(files, log), log, parseRemembered);
  const pack = reader.readPack();
  return {
    ...(pack === undefined ? {} : { pack }),
    stories: reader.stories,
    problems: log.problems,
    blocks: NO_CONTRIBUTIONS,
    written: files,
  };
};

class WrittenFiles implements JsonFiles {
  constructor(
    private readonly files: DraftFiles,
    private readonly log: ReadingLog,
  ) {}

  paths(): string[] {
    return Object.keys(this.files).sort();
  }

  has(file: string): boolean {
    return Object.hasOwn(this.files, file);
  }

  isContributed(): boolean {
    return false;
  }

  json(file: string, necessary: boolean): Json | undefined {
    if (this.has(file)) return this.files[file];
    if (necessary) this.log.fail(file, 'This file is missing.', 'Every pack needs it.');
    return undefined;
  }
}

interface Remembered<T> {
  readonly schema: z.ZodType<T>;
  readonly file: string;
  readonly read: { value: T } | { problems: Problem[] };
}

/** File's value -> what came of it with which schema. Weak: a draft that nobody holds any more is forgotten with what was read of it. */
const remembered = new WeakMap<object, Remembered<unknown>[]>();

const isOf = <T>(one: Remembered<unknown>, schema: z.ZodType<T>, file: string): one is Remembered<T> =>
  one.schema === schema && one.file === file;

const parseRemembered: ParseWith = <T>(schema: z.ZodType<T>, value: Json, file: string) => {
  if (typeof value !== 'object' || value === null) return parseWith(schema, value, file);
  const known = remembered.get(value) ?? [];
  for (const one of known) if (isOf(one, schema, file)) return one.read;
  const read = parseWith(schema, value, file);
  remembered.set(value, [...known, { schema, file, read }]);
  return read;
};
