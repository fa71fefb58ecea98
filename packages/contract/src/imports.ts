/** Bringing in the yearly return (SSDA903) as an administrator, and following how far it is. */
import { z } from 'zod';
import { Id, Moment } from './names.js';
import { route } from './route.js';

export const ImportStarted = z.strictObject({ id: Id });

export const ImportProgress = z.strictObject({
  id: Id,
  status: z.enum(['waiting', 'reading', 'playing', 'finished', 'failed']),
  startedAt: Moment,
  /** Children. */
  done: z.number().int(),
  total: z.number().int(),
  opened: z.number().int().describe('Cases that were new'),
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
