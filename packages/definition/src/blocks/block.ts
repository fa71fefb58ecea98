/** What a building block says of itself, and how a pack includes blocks: `block.json` and `blocks.json`. */
import { z } from 'zod';
import { Key, Slug, Sources, Text } from '../names.js';

export const PARAMETER_TYPES = ['text', 'name', 'names', 'texts', 'number', 'yesNo', 'json'] as const;

/**
 * How a guided set-up comes by the answer: it is asked; it is one or several roles; it is the clauses of the authority's own procedure that are said to be
 * about it; it is left as the block says. `says`: the authority's words inside it, `${review}`. `included`: whether that block is. `as`: what another
 * parameter is answered, `planning-by-meeting.chairs`.
 */
export const SetUpOfParameter = z.union([
  z.enum(['asked', 'roles', 'clauses', 'default']),
  z.strictObject({ says: z.json() }),
  z.strictObject({ included: Slug }),
  z.strictObject({
    as: z.string().regex(/^[a-z][a-z0-9-]*\.[A-Za-z][A-Za-z0-9_]*$/, 'must be a block and its parameter'),
  }),
]);
export type SetUpOfParameter = z.infer<typeof SetUpOfParameter>;

/** `default` may be null: then the parameter may be left out and counts as no in `$if`. Without a default it must be given. */
export const BlockParameter = z.strictObject({
  title: Text.describe('The question that a pack answers with it'),
  type: z.enum(PARAMETER_TYPES),
  default: z.json().optional(),
  sources: Sources.default([]),
  /** Texts, numbers and yes or no are asked unless it says otherwise; anything else is left as the block says. */
  setUp: SetUpOfParameter.optional(),
});
export type BlockParameter = z.infer<typeof BlockParameter>;

export const BlockDefinition = z.strictObject({
  title: Text,
  description: Text,
  /** What a guided set-up asks before it includes the block, and what most authorities answer; or the block along with which it is included. Absent: always. */
  asked: z.union([z.strictObject({ question: Text, usual: z.boolean() }), z.strictObject({ with: Slug })]).optional(),
  /** Blocks that have to be included before this one. */
  needs: z.array(Slug).max(20).default([]),
  parameters: z.record(Key, BlockParameter).default({}),
});
export type BlockDefinition = z.infer<typeof BlockDefinition>;

export const Inclusion = z.strictObject({
  block: Slug,
  /** The folder under `processes/` that the block's `process/` contributes to. */
  process: z
    .string()
    .max(80)
    .regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, 'must be a folder under processes')
    .optional(),
  with: z.record(Key, z.json()).default({}),
});
export type Inclusion = z.infer<typeof Inclusion>;

export const BlocksFile = z.strictObject({ include: z.array(Inclusion).max(80) });
export type BlocksFile = z.infer<typeof BlocksFile>;
