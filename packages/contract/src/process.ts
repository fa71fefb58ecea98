/** The process of a case, or of the authority, as a picture and as a table equal to it. */
import { Chart } from '@homeward/definition';
import { z } from 'zod';
import { CodeAndTitle } from './names.js';
import { route } from './route.js';

export const ProcessPicture = z.strictObject({
  process: CodeAndTitle,
  version: z.string(),
  /** An XState machine config: what Stately's editor would open. */
  chart: Chart,
  /** Paths of the states the case is in: `routes.adoption.exploring`. None where it is nobody's case. */
  current: z.array(z.string()),
  /** State path -> what people call it. */
  titles: z.record(z.string(), z.string()),
  events: z.record(z.string(), z.string()),
  /** One row per way out of a state: the table that says what the picture shows. */
  rows: z.array(
    z.strictObject({
      from: z.string(),
      fromTitle: z.string(),
      event: z.string(),
      eventTitle: z.string(),
      to: z.array(z.string()),
      toTitles: z.array(z.string()),
      condition: z.string().nullable().describe('The rule in words, where the way is guarded'),
      current: z.boolean(),
    }),
  ),
});
export type ProcessPicture = z.infer<typeof ProcessPicture>;

export const readProcess = route({
  method: 'GET',
  path: '/api/cases/:id/process',
  summary: 'The statechart of a case with its current states',
  status: 200,
  query: z.undefined(),
  body: z.undefined(),
  answer: ProcessPicture,
});

export const readPublishedProcess = route({
  method: 'GET',
  path: '/api/process',
  summary: 'The process that new cases of children go through: the version that the authority has published last',
  status: 200,
  query: z.undefined(),
  body: z.undefined(),
  answer: ProcessPicture,
});

export const CaseCounts = z.strictObject({
  /** Cases that go through the process, wherever they are. */
  cases: z.number().int(),
  /** State path -> how many cases are in it now: `routes.adoption.exploring`. A state that nobody is in has no entry. */
  states: z.record(z.string(), z.number().int()),
});
export type CaseCounts = z.infer<typeof CaseCounts>;

export const readCaseCounts = route({
  method: 'GET',
  path: '/api/processes/:process/counts',
  summary:
    'How many cases are in each state of a process, for those who change the procedure: numbers and nothing else',
  status: 200,
  query: z.undefined(),
  body: z.undefined(),
  answer: CaseCounts,
});
