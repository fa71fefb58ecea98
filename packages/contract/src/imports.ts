/** Bringing in the yearly return (SSDA903) as an administrator, and following how far it is. */
import { z } from 'zod';
import { Day, Id, Moment } from './names.js';
import { route } from './route.js';

/** What is taken at once: a large authority's ten years are some 30 MB of CSV, or one file of XML. */
export const UPLOAD_LIMITS = { files: 40, bytes: 64 * 1_048_576 } as const;

/** Of the rows that could not be read, so many are named; all are counted. */
export const PROBLEMS_SHOWN = 100;

export const ImportStarted = z.strictObject({ id: Id });
export type ImportStarted = z.infer<typeof ImportStarted>;

export const ImportProgress = z.strictObject({
  id: Id,
  status: z.enum(['waiting', 'reading', 'playing', 'finished', 'failed']),
  asAt: Day,
  startedAt: Moment,
  /** Children. */
  done: z.number().int(),
  total: z.number().int(),
  opened: z.number().int().describe('Cases that were new'),
  changed: z.number().int().describe('Children whose cases were here and have gone on'),
  unchanged: z.number().int().describe('Children whose history was here already'),
  /** What the history would not have been allowed to do, or what contradicts itself, counted by kind. */
  findings: z.array(z.strictObject({ kind: z.string(), sentence: z.string(), count: z.number().int() })),
  /** Rows that could not be read; the rest is imported. */
  problems: z.array(
    z.strictObject({
      file: z.string(),
      line: z.number().int().nullable(),
      column: z.string().nullable(),
      sentence: z.string(),
    }),
  ),
  problemCount: z.number().int(),
});
export type ImportProgress = z.infer<typeof ImportProgress>;

export const startImport = route({
  method: 'POST',
  path: '/api/imports/ssda903',
  summary: 'multipart/form-data: the return’s files (`files`, CSV or the DfE’s XML) and `asAt`, the day it speaks of',
  status: 202,
  query: z.undefined(),
  body: z.undefined(),
  answer: ImportStarted,
  multipart: true,
});
export const readImport = route({
  method: 'GET',
  path: '/api/imports/:id',
  summary: 'How far an import is, and what it found',
  status: 200,
  query: z.undefined(),
  body: z.undefined(),
  answer: ImportProgress,
});
