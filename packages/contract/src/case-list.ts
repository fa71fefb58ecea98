/** Lists of what is not a child: the families, and the matches between families and children. */
import { z } from 'zod';
import { CodeAndTitle, Day, Id } from './names.js';
import { route } from './route.js';

export const CASES_PER_PAGE = 50;

export const CaseListQuery = z.strictObject({
  about: z.enum(['household', 'match']),
  q: z.string().max(120).optional().describe('Part of a name, a reference or a worker’s name'),
  stage: z.string().max(60).optional(),
  page: z.coerce.number().int().min(1).max(100_000).default(1),
});
export type CaseListQuery = z.infer<typeof CaseListQuery>;

export const CaseRow = z.strictObject({
  caseId: Id,
  reference: z.string(),
  name: z.string(),
  stage: z.string().describe('Where it stands, in a few words'),
  since: Day.nullable(),
  worker: z.string().nullable(),
  team: z.string().nullable(),
  nextDue: Day.nullable(),
  overdue: z.number().int(),
});
export type CaseRow = z.infer<typeof CaseRow>;

export const CaseList = z.strictObject({
  /** What the process is called. */
  title: z.string(),
  rows: z.array(CaseRow),
  page: z.number().int(),
  pages: z.number().int(),
  total: z.number().int(),
  /** The stages in order, with how many of those that this person may see stand in each. */
  stages: z.array(CodeAndTitle.extend({ count: z.number().int() })),
});
export type CaseList = z.infer<typeof CaseList>;

export const listCases = route({
  method: 'GET',
  path: '/api/cases',
  summary: 'The families or matches this person may see, by stage, 50 a page',
  status: 200,
  query: CaseListQuery,
  body: z.undefined(),
  answer: CaseList,
});
