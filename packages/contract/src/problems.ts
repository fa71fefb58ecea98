/** Why a request was not answered: one shape, application/problem+json (RFC 9457), for refusals and for errors. */
import type { RefusalKind } from '@homeward/engine';
import { z } from 'zod';
import { Answers, Moment, Revision } from './names.js';

/** The engine's refusals, word for word; a test holds the two lists together. */
export const REFUSAL_KINDS = [
  'unknown-event',
  'not-permitted',
  'out-of-date',
  'answers-invalid',
  'not-open-now',
  'gate-shut',
  'document-not-ready',
  'date-not-possible',
  'nothing-to-do',
] as const;

/** What the conversation itself can refuse, before any case is asked. */
export const CONVERSATION_PROBLEMS = [
  'not-signed-in',
  'sign-in-refused',
  'password-to-choose',
  'password-not-taken',
  'not-from-here',
  'not-found',
  'body-malformed',
  'body-too-large',
  'body-type-unknown',
  'key-missing',
  'key-reused',
  'draft-changed',
  'draft-closed',
  'not-fit-to-leave',
  'reference-taken',
  'reason-needed',
  'import-running',
  'replay-running',
  'move-running',
  'too-many-requests',
  'database-away',
  'error',
] as const;

export const ProblemType = z.enum([...REFUSAL_KINDS, ...CONVERSATION_PROBLEMS]);
export type ProblemType = z.infer<typeof ProblemType>;

export const Unlock = z.strictObject({
  kind: z.enum(['answer', 'rule', 'role', 'document', 'date', 'state', 'fact']),
  sentence: z.string(),
  source: z.string().optional(),
});

export const AnswerProblem = z.strictObject({
  path: z.string().describe('JSON pointer into the answers: /children/0/name'),
  question: z.string(),
  sentence: z.string(),
});

/** One thing that others did to the case since the revision the person was looking at. */
export const ChangedSince = z.strictObject({
  revision: Revision,
  who: z.string(),
  what: z.string(),
  recordedAt: Moment,
});
export type ChangedSince = z.infer<typeof ChangedSince>;

export const Problem = z.strictObject({
  type: ProblemType,
  status: z.number().int(),
  title: z.string().describe('What happened, as a heading'),
  detail: z.string().describe('What happened and what to do next, without personal details'),
  unlocks: z.array(Unlock).optional().describe('The smallest set of things that would help'),
  answers: z.array(AnswerProblem).optional().describe('Questions to correct'),
  overridable: z
    .array(z.strictObject({ gate: z.string(), sentence: z.string() }))
    .optional()
    .describe('Soft gates that this person could pass with a recorded reason'),
  changed: z.array(ChangedSince).optional().describe('What others changed since your revision, oldest first'),
  revision: Revision.optional().describe('Where the case stands now'),
  theirs: z
    .strictObject({ revision: Revision, answers: Answers, savedAt: Moment, savedBy: z.string() })
    .optional()
    .describe('The draft that somebody else saved meanwhile'),
});
export type Problem = z.infer<typeof Problem>;

/** Breaks the build when the engine gains or loses a kind of refusal that is not listed here. */
type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? true : false) : false;
export const REFUSALS_ARE_THE_ENGINES: Same<(typeof REFUSAL_KINDS)[number], RefusalKind> = true;
