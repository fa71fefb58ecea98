/** The JSON Schema (draft-07) of each of a pack's files: what an editor completes from and the form builder's own forms are made of. */
import { z } from 'zod';
import { AUTHORITY_FILES, BodyFile, CalendarFile, FORM_FILES, PROCESS_FILES, StoriesOnly } from './pack-files.js';
import { Story, StoryFile } from './walkthrough.js';

export type JsonSchema = z.core.JSONSchema.BaseSchema;

/** Files by the pattern of their path inside `configs/<authority>/` (calendars: inside `configs/common/`). */
const FILES: Readonly<Record<string, z.ZodType>> = {
  ...AUTHORITY_FILES,
  ...under('processes/*/', PROCESS_FILES),
  ...under('forms/*/', FORM_FILES),
  'bodies/*.json': BodyFile,
  'calendars/*.json': CalendarFile,
  'walkthroughs/*.json': z.union([StoryFile, StoriesOnly, Story]),
};

function under(folder: string, files: Readonly<Record<string, z.ZodType>>): Record<string, z.ZodType> {
  return Object.fromEntries(Object.entries(files).map(([name, schema]) => [folder + name, schema]));
}

/** The patterns that `jsonSchemaOf` knows, by folder and name. */
export const PACK_FILE_PATTERNS: readonly string[] = Object.keys(FILES);

/**
 * The schema of what may be written in a file: keys with a default may be left out, unknown keys may not be there.
 * It says what the zod schema says except for rules between keys (a soft gate names who may pass it), which JSON Schema cannot put in words people read.
 *
 * @param pattern one of PACK_FILE_PATTERNS
 * @returns undefined for a pattern that is not among them
 */
export const jsonSchemaOf = (pattern: string): JsonSchema | undefined => {
  const schema = Object.hasOwn(FILES, pattern) ? FILES[pattern] : undefined;
  return schema === undefined
    ? undefined
    : z.toJSONSchema(schema, { target: 'draft-7', io: 'input', unrepresentable: 'any' });
};
