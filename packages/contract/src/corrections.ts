/** Putting a date or a fact right that was recorded wrongly: what is known, what would follow, and doing it. */
import { FACT_TYPES } from '@homeward/definition';
import { z } from 'zod';
import { ChangesInWords } from './changes.js';
import { Accepted } from './commands.js';
import { CodeAndTitle, Day, Moment, Revision } from './names.js';
import { route } from './route.js';

export const FactAnswer = z.union([
  z.boolean(),
  z.number(),
  z.string().max(2000),
  z.array(z.string().max(120)).max(60),
]);
export type FactAnswer = z.infer<typeof FactAnswer>;

export const KnownValue = z.strictObject({
  /** Place in the fact's history, oldest first. */
  entry: z.number().int().min(0),
  value: FactAnswer,
  words: z.string(),
  /** Null: known from the start, for all time. */
  from: Day.nullable(),
  /** False where the day goes with the value (a date that is its own day) or there is none to ask. */
  asksFrom: z.boolean(),
  recordedBy: z.string(),
  recordedAt: Moment.nullable(),
});
export type KnownValue = z.infer<typeof KnownValue>;

export const KnownFact = z.strictObject({
  fact: z.string(),
  label: z.string(),
  type: z.enum(FACT_TYPES),
  options: z.array(CodeAndTitle),
  values: z.array(KnownValue),
});
export type KnownFact = z.infer<typeof KnownFact>;

export const KnownFacts = z.strictObject({
  revision: Revision,
  /** Whether the person who asks may correct. */
  may: z.boolean(),
  facts: z.array(KnownFact),
  /** Roles that may correct: whom to ask. */
  roles: z.array(CodeAndTitle),
});
export type KnownFacts = z.infer<typeof KnownFacts>;

export const Correction = z.strictObject({
  fact: z.string().max(120),
  /** Which value of the fact's history is wrong. */
  entry: z.number().int().min(0).max(10_000),
  value: FactAnswer,
  /** From when the right value holds; absent where it is not asked. */
  from: Day.optional(),
  reason: z.string().min(1).max(2000),
  revision: Revision,
});
export type Correction = z.infer<typeof Correction>;

export const CorrectionPreview = z.strictObject({ changes: ChangesInWords });
export type CorrectionPreview = z.infer<typeof CorrectionPreview>;

const nothing = z.undefined();

export const readFacts = route({
  method: 'GET',
  path: '/api/cases/:id/facts',
  summary: 'What is known of a case, since when, and who recorded it',
  status: 200,
  query: nothing,
  body: nothing,
  answer: KnownFacts,
});
export const previewCorrection = route({
  method: 'POST',
  path: '/api/cases/:id/corrections/preview',
  summary: 'What a correction would change; nothing is saved',
  status: 200,
  query: nothing,
  body: Correction,
  answer: CorrectionPreview,
});
export const correctFact = route({
  method: 'POST',
  path: '/api/cases/:id/corrections',
  summary: 'Correct a fact: open limits that hang from it move',
  status: 201,
  query: nothing,
  body: Correction,
  answer: Accepted,
  idempotent: true,
});
