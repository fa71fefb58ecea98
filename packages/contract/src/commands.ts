/** Changing a case: recording that something happened, and opening a case for a child. */
import { Key, Path } from '@homeward/definition';
import { z } from 'zod';
import { CaseOverview } from './cases.js';
import { ChangesInWords } from './changes.js';
import { Answers, Day, Id, Revision } from './names.js';
import { route } from './route.js';

export const SubmitCommand = z.strictObject({
  event: Key,
  document: Path.optional(),
  /** The day it happened; not after today. */
  on: Day,
  answers: Answers,
  /** The revision the person was looking at. */
  revision: Revision,
  overrides: z
    .array(z.strictObject({ gate: Key, reason: z.string().min(10).max(2000) }))
    .max(20)
    .optional(),
});
export type SubmitCommand = z.infer<typeof SubmitCommand>;

export const Accepted = z.strictObject({
  revision: Revision,
  changes: ChangesInWords,
  /** Null for somebody who may record this but not read the case, and for whoever asked with `Prefer: return=minimal`. */
  overview: CaseOverview.nullable(),
});
export type Accepted = z.infer<typeof Accepted>;

export const OpenCase = z.strictObject({
  /** The process it goes through; the one that children go through unless given. */
  process: Key.optional(),
  reference: z
    .string()
    .min(1)
    .max(40)
    .regex(/^[A-Za-z0-9][A-Za-z0-9/_-]*$/, 'may hold letters, digits, hyphens, underscores and slashes'),
  givenName: z.string().min(1).max(120),
  familyName: z.string().min(1).max(120),
  /** Of a child, and of nobody else. */
  dateOfBirth: Day.optional(),
  sex: z.enum(['female', 'male', 'indeterminate', 'notKnown']).optional(),
});
export type OpenCase = z.infer<typeof OpenCase>;

export const CaseOpened = z.strictObject({ id: Id });
export type CaseOpened = z.infer<typeof CaseOpened>;

export const TickOff = z.strictObject({
  instance: z.number().int().min(1),
  on: Day,
  /** What was done. */
  note: z.string().min(1).max(2000),
  revision: Revision,
});
export type TickOff = z.infer<typeof TickOff>;

export const submitCommand = route({
  method: 'POST',
  path: '/api/cases/:id/commands',
  summary: 'Record that something happened: accepted with everything it changed, or refused with what would help',
  status: 201,
  query: z.undefined(),
  body: SubmitCommand,
  answer: Accepted,
  idempotent: true,
});
export const tickOffTask = route({
  method: 'POST',
  path: '/api/cases/:id/tasks/:task/done',
  summary: 'Say that work which no event completes has been done',
  status: 201,
  query: z.undefined(),
  body: TickOff,
  answer: Accepted,
  idempotent: true,
});
export const openCase = route({
  method: 'POST',
  path: '/api/cases',
  summary: 'Open a case for a child or a family',
  status: 201,
  query: z.undefined(),
  body: OpenCase,
  answer: CaseOpened,
  idempotent: true,
});
