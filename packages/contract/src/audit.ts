/** The audit trail of an authority as its auditor reads it: what was recorded about whom, and who opened a restricted or sealed record. */
import { z } from 'zod';
import { CodeAndTitle, Day, Id, Moment, Revision } from './names.js';
import { route } from './route.js';

export const AUDIT_PER_PAGE = 50;

/** Parts of the trail; what is left out is not asked. */
export const AuditQuery = z.strictObject({
  reference: z.string().max(120).optional().describe('Of the record, its beginning'),
  who: z.string().max(120).optional().describe('A part of a person’s name'),
  from: Day.optional().describe('The first day on which it was recorded or opened'),
  to: Day.optional().describe('The last'),
  before: z
    .string()
    .max(60)
    .regex(/^[0-9a-f-]{1,36}(_[0-9]{1,10})?$/)
    .optional()
    .describe('`next` of the page before'),
});
export type AuditQuery = z.infer<typeof AuditQuery>;

/** By its reference alone: an auditor need not know a child's name. */
export const AuditedCase = z.strictObject({
  id: Id,
  reference: z.string(),
  process: z.string().describe('"Child permanence"'),
  mayOpen: z.boolean().describe('Whether the asking person may read the record itself'),
});
export type AuditedCase = z.infer<typeof AuditedCase>;

export const AuditLog = z.strictObject({
  entries: z.array(
    z.strictObject({
      case: AuditedCase,
      revision: Revision,
      who: z.string().describe('A person’s name, "Time", "A linked case" or "Imported"'),
      roles: z.array(CodeAndTitle),
      what: z.string().describe('"Permanency planning meeting held"'),
      on: Day.describe('When it happened'),
      recordedAt: Moment,
      version: z.string().describe('Short form of the pack version’s content hash'),
    }),
  ),
  next: z.string().nullable(),
});
export type AuditLog = z.infer<typeof AuditLog>;

export const ReadingsLog = z.strictObject({
  entries: z.array(
    z.strictObject({
      id: z.string(),
      case: AuditedCase,
      who: z.string(),
      reason: z.string().nullable().describe('Why they opened it'),
      at: Moment,
    }),
  ),
  next: z.string().nullable(),
});
export type ReadingsLog = z.infer<typeof ReadingsLog>;

/** Said once a day by whoever opens a restricted or sealed record of a child they do not work with by name. */
export const ReasonToOpen = z.strictObject({ reason: z.string().trim().min(1).max(500) });
export type ReasonToOpen = z.infer<typeof ReasonToOpen>;

export const giveReason = route({
  method: 'POST',
  path: '/api/cases/:id/readings',
  summary: 'Why a restricted or sealed record is opened: after a problem `reason-needed`, for the rest of the day',
  status: 204,
  query: z.undefined(),
  body: ReasonToOpen,
  answer: z.undefined(),
});
export const readAuditLog = route({
  method: 'GET',
  path: '/api/audit',
  summary: 'Everything that was recorded in the authority, newest first, for those who may read its audit trail',
  status: 200,
  query: AuditQuery,
  body: z.undefined(),
  answer: AuditLog,
});
export const readReadings = route({
  method: 'GET',
  path: '/api/audit/readings',
  summary: 'Who opened which restricted or sealed record, newest first, for those who may read the audit trail',
  status: 200,
  query: AuditQuery,
  body: z.undefined(),
  answer: ReadingsLog,
});
