/** Where a rule comes from: documents and their numbered clauses. */
import { z } from 'zod';
import { Slug, SourceId, Text } from './names.js';

export const SourceDocument = z.strictObject({
  title: Text,
  publishedOn: Text.optional(),
  /** Somebody may be shown it as a link: no address that a browser would run. */
  url: z
    .string()
    .max(400)
    .regex(/^https?:\/\//, 'must begin with https://')
    .optional(),
  nation: Text.optional(),
});

/** A clause that nothing in the process can execute says where it is to be seen instead, and why that is enough. */
export const CoveredAs = z.strictObject({
  how: z.enum(['shown', 'reported']),
  where: Text.describe('The place in the pack: processes/child-permanence/chart.json#/states/planning/meta/sentence'),
  because: Text,
});
export type CoveredAs = z.infer<typeof CoveredAs>;

export const Clause = z.strictObject({
  document: Slug,
  line: z.number().int().min(1).optional(),
  cls: z.string().max(20).optional().describe('STATE, STEP, GUARD, DEADLINE ... as DOMAIN 2.2 classes it'),
  quote: z.string().max(500).optional(),
  rule: Text,
  verified: z.boolean().default(true),
  coveredAs: CoveredAs.optional(),
});
export type Clause = z.infer<typeof Clause>;

export const SourceBook = z.strictObject({
  documents: z.record(Slug, SourceDocument),
  clauses: z.record(SourceId, Clause),
});
export type SourceBook = z.infer<typeof SourceBook>;
