/** Finding children: search, filters and pages. */
import { z } from 'zod';
import { CodeAndTitle, Day, Id } from './names.js';
import { route } from './route.js';

export const CHILDREN_PER_PAGE = 50;

export const ChildrenQuery = z.strictObject({
  q: z.string().max(120).optional().describe('Part of a name, a reference or a worker’s name'),
  plan: z.string().max(60).optional(),
  legalStatus: z.string().max(60).optional(),
  team: z.string().max(80).optional(),
  overdue: z.enum(['yes']).optional(),
  page: z.coerce.number().int().min(1).max(100_000).default(1),
});
export type ChildrenQuery = z.infer<typeof ChildrenQuery>;

export const ChildRow = z.strictObject({
  caseId: Id,
  reference: z.string(),
  name: z.string(),
  process: z.string().nullable().describe('The process, where it is not the one that children go through'),
  dateOfBirth: Day,
  ageInWords: z.string(),
  plan: CodeAndTitle.nullable(),
  legalStatus: CodeAndTitle.nullable(),
  socialWorker: z.string().nullable(),
  team: z.string().nullable(),
  nextDue: Day.nullable(),
  nextDueWords: z.string().nullable(),
  overdue: z.number().int().describe('How many limits have passed'),
  restricted: z.string().nullable().describe('"Restricted", where the record is; its page says who may see it'),
});
export type ChildRow = z.infer<typeof ChildRow>;

/** A column of the list under the pack's own title, with the codes it can be filtered by. */
export const ShownColumn = z.strictObject({ title: z.string(), options: z.array(CodeAndTitle) });
export type ShownColumn = z.infer<typeof ShownColumn>;

export const Children = z.strictObject({
  rows: z.array(ChildRow),
  page: z.number().int(),
  pages: z.number().int(),
  total: z.number().int(),
  /** What the filters offer. A column that the authority's pack shows no fact in is null. */
  filters: z.strictObject({
    plan: ShownColumn.nullable(),
    legalStatus: ShownColumn.nullable(),
    team: z.array(CodeAndTitle),
  }),
});
export type Children = z.infer<typeof Children>;

export const listChildren = route({
  method: 'GET',
  path: '/api/children',
  summary: 'The children this person may see, 50 a page',
  status: 200,
  query: ChildrenQuery,
  body: z.undefined(),
  answer: Children,
});
