/** The clauses of the authority's own procedure, each with how it is carried out. */
import { z } from 'zod';
import { route } from './route.js';

export const CLAUSE_STANDINGS = ['executed', 'shown', 'reported', 'open'] as const;
export const ClauseStanding = z.enum(CLAUSE_STANDINGS);
export type ClauseStanding = z.infer<typeof ClauseStanding>;

export const ClauseElement = z.strictObject({
  kind: z.string().describe('What it is in words: "transition", "limit"'),
  title: z.string(),
  place: z.string().describe('Where it stands in the pack'),
  /** The state at which it stands in the process, for a link into the process table; null where it has none. */
  state: z.string().nullable(),
  /** Whether a walkthrough would notice its absence. */
  proven: z.boolean(),
});
export type ClauseElement = z.infer<typeof ClauseElement>;

export const CoveredClause = z.strictObject({
  id: z.string(),
  cls: z.string().nullable().describe('STATE, GUARD, DEADLINE ...'),
  line: z.number().int().nullable(),
  quote: z.string().nullable(),
  rule: z.string(),
  document: z.string(),
  how: ClauseStanding,
  /** Why it is open, or why to show or report it is enough. */
  because: z.string().nullable(),
  elements: z.array(ClauseElement),
  walkthroughs: z.array(z.strictObject({ id: z.string(), title: z.string() })),
});
export type CoveredClause = z.infer<typeof CoveredClause>;

export const Clauses = z.strictObject({
  version: z.string(),
  counts: z.record(ClauseStanding, z.number().int()),
  clauses: z.array(CoveredClause),
  /** Walkthroughs that do not hold, so that nothing is counted for them. */
  failing: z.array(z.string()),
});
export type Clauses = z.infer<typeof Clauses>;

export const readClauses = route({
  method: 'GET',
  path: '/api/clauses',
  summary: "How each clause of the authority's procedure is covered: executed, shown, reported or open",
  status: 200,
  query: z.undefined(),
  body: z.undefined(),
  answer: Clauses,
});
