/** Documents and records of a case: who drafts, approves and signs them, and what locks them. */
import { z } from 'zod';
import { Key, Sources, Text } from './names.js';
import { Rule } from './rule.js';

export const DOCUMENT_STATUSES = [
  'none',
  'draft',
  'submitted',
  'returned',
  'approved',
  'awaitingCountersign',
  'countersigned',
  'signed',
  'filed',
  'locked',
  'superseded',
] as const;
export const DocumentStatus = z.enum(DOCUMENT_STATUSES);
export type DocumentStatus = z.infer<typeof DocumentStatus>;

/** One step in a document's life. `notBy: author` keeps approval and authorship apart (RL-16). */
export const DocumentStep = z.strictObject({
  event: Key,
  when: z.union([Key, Rule]).optional(),
  from: z.array(DocumentStatus).min(1),
  to: DocumentStatus,
  notBy: z.literal('author').optional(),
});
export type DocumentStep = z.infer<typeof DocumentStep>;

export const DocumentDefinition = z.strictObject({
  title: Text,
  form: Key.optional(),
  steps: z.array(DocumentStep).min(1).max(20),
  lockedWhen: z.union([Key, Rule]).optional(),
  audience: z.array(Key).max(40).optional(),
  sources: Sources,
});
export type DocumentDefinition = z.infer<typeof DocumentDefinition>;
