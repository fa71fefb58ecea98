/** My work: what a person has to do, waits for, sees in their team, or has done. */
import { z } from 'zod';
import { CodeAndTitle, Day, Id, Opens, PersonName } from './names.js';
import { route } from './route.js';

export const WORK_TABS = ['todo', 'waiting', 'team', 'done'] as const;
export const WorkTab = z.enum(WORK_TABS);
export type WorkTab = z.infer<typeof WorkTab>;

export const URGENCIES = ['criticallyOverdue', 'overdue', 'dueSoon', 'notDueYet', 'noDate'] as const;
export const Urgency = z.enum(URGENCIES);
export type Urgency = z.infer<typeof Urgency>;

export const WorkItem = z.strictObject({
  id: z.string(),
  caseId: Id,
  childName: z.string(),
  reference: z.string(),
  restricted: z.string().nullable().describe('"Restricted", where the child’s record is'),
  what: z.string().describe('The task as a link reads: "Write the Child Permanence Report"'),
  limit: z.string().nullable().describe('The limit that a task stands for; it is not listed again by itself'),
  opens: Opens.nullable(),
  /** The practical day: the last working day on which it can be done in time. Null for a task without a limit that runs. */
  due: Day.nullable(),
  workingDaysLeft: z.number().int().nullable().describe('Negative once the day has passed'),
  words: z.string().describe('"3 days overdue", "due in 2 working days", "done 4 March 2026"'),
  urgency: Urgency,
  owner: CodeAndTitle,
  /** Who holds that role for this child; several where a role is shared by a team. */
  people: z.array(PersonName),
  doneOn: Day.nullable(),
});
export type WorkItem = z.infer<typeof WorkItem>;

export const Work = z.strictObject({
  tab: WorkTab,
  counts: z.record(WorkTab, z.number().int()),
  groups: z.array(z.strictObject({ urgency: Urgency, title: z.string(), items: z.array(WorkItem) })),
  /** True when the list was cut at its limit; `counts` is never cut. */
  cut: z.boolean(),
});
export type Work = z.infer<typeof Work>;

export const readWork = route({
  method: 'GET',
  path: '/api/work',
  summary: 'What the signed-in person has to do, most urgent first',
  status: 200,
  query: z.strictObject({ tab: WorkTab.default('todo') }),
  body: z.undefined(),
  answer: Work,
});
