/** What a new authority has answered in its guided set-up: `set-up.json`. What is not answered is as the building blocks and the nation's set-up say. */
import { z } from 'zod';
import { Authority, Parameter, Word } from '../authority.js';
import { BodyDefinition } from '../body.js';
import { Key, Slug, Text } from '../names.js';

const body = BodyDefinition.shape;
/** What an authority says of a meeting or a panel instead of its building block. */
export const SetUpBody = z.strictObject({
  title: Text.optional(),
  mandatory: z.array(Key).max(40).optional().describe('Roles that must be there'),
  invited: z.array(Key).max(40).optional().describe('Roles that may come besides'),
  chair: body.chair.min(1).optional(),
  deputies: z.array(Key).max(10).optional(),
  cadence: body.cadence.optional(),
  paperCutOff: body.paperCutOff.optional(),
  quorum: body.quorum.optional(),
});
export type SetUpBody = z.infer<typeof SetUpBody>;

/** A line of the authority's own procedure. */
export const SetUpClause = z.strictObject({
  /** Counts from 1 and stays: `R-dale-3`. */
  number: z.number().int().min(1).max(999),
  line: z.number().int().min(1).max(99_999).optional(),
  rule: Text,
  /** What rests on it: `planning-by-meeting.because`, a parameter of a building block; `bodies.review`, a meeting. */
  about: z.array(z.string().max(140)).max(20).default([]),
});
export type SetUpClause = z.infer<typeof SetUpClause>;

const { id, name, nation, closures, teams } = Authority.shape;
export const SetUpAnswers = z.strictObject({
  id,
  name,
  nation,
  /** What the process is called. */
  processTitle: Text.optional(),
  closures,
  teams: teams.unwrap().min(1).optional(),
  words: z.record(Key, Word).default({}),
  procedure: z.strictObject({ title: Text, publishedOn: Text.optional() }).optional(),
  clauses: z.array(SetUpClause).max(400).default([]),
  /** Whether a building block is included that the set-up asks about. */
  blocks: z.record(Slug, z.boolean()).default({}),
  /** Building block -> parameter -> answer. */
  parameters: z.record(Slug, z.record(Key, z.json())).default({}),
  /** Numbers and choices that the law or the procedure leaves open. `verified`: somebody has confirmed it. */
  numbers: z
    .record(Key, z.strictObject({ value: Parameter.shape.value.optional(), verified: z.boolean().optional() }))
    .default({}),
  /** Role -> what it is called. */
  roles: z.record(Key, Text).default({}),
  bodies: z.record(Key, SetUpBody).default({}),
  /** Steps that somebody has gone through. */
  done: z.array(z.string().max(100)).max(200).default([]),
});
export type SetUpAnswers = z.infer<typeof SetUpAnswers>;

/** Beside a pack's files: how they were made. It decides nothing. */
export const SET_UP_FILE = 'set-up.json';

/** The clause's name in the pack. */
export const clauseId = (authority: string, { number }: Pick<SetUpClause, 'number'>): string =>
  `R-${authority}-${number}`;
