/** Moving open cases from one version to another: the proposed mapping, a dry run, the move with its progress, and the way back. */
import { z } from 'zod';
import { Day, Id, Moment } from './names.js';
import { route } from './route.js';
import { Version } from './versions.js';

const nothing = z.undefined();
const Names = z.record(z.string().max(400), z.string().max(400));

/** Where a step of the one version leads in the other. */
export const StepLineShown = z.strictObject({
  process: z.string(),
  from: z.string(),
  fromTitle: z.string(),
  to: z.string().nullable().describe('Null: nobody has chosen yet'),
  how: z.enum(['same', 'proposed', 'open']),
  cases: z.number().int().describe('Open cases that stand there'),
});
export type StepLineShown = z.infer<typeof StepLineShown>;

export const ProcessMappingSent = z.strictObject({ steps: Names, documents: Names, limits: Names, tasks: Names });
export const MappingSent = z.strictObject({ processes: z.record(z.string(), ProcessMappingSent) });
export type MappingSent = z.infer<typeof MappingSent>;

export const MoveRunShown = z.strictObject({
  id: Id,
  from: Version,
  to: Version,
  status: z.enum(['moving', 'moved', 'undoing', 'undone']),
  startedAt: Moment,
  waiting: z.number().int(),
  moved: z.number().int(),
  cannot: z.number().int(),
  undone: z.number().int(),
  kept: z.number().int().describe('Not taken back, because something has happened in the case since'),
});
export type MoveRunShown = z.infer<typeof MoveRunShown>;

export const MoveProposal = z.strictObject({
  from: Version,
  to: Version,
  cases: z.number().int(),
  mapping: MappingSent,
  lines: z.array(StepLineShown),
  /** By process: the steps of the version that cases go to. */
  targets: z.record(z.string(), z.array(z.strictObject({ path: z.string(), title: z.string() }))),
  runs: z.array(MoveRunShown),
});
export type MoveProposal = z.infer<typeof MoveProposal>;

export const MoveWish = z.strictObject({ from: Version, mapping: MappingSent });

export const DryRunShown = z.strictObject({
  cases: z.number().int(),
  movable: z.number().int(),
  cannot: z.array(z.strictObject({ reference: z.string(), sentence: z.string() })),
  limits: z.array(
    z.strictObject({
      title: z.string(),
      kind: z.enum(['started', 'moved', 'met', 'metLate', 'overdue', 'cancelled', 'reminded']),
      count: z.number().int(),
      examples: z.array(z.strictObject({ reference: z.string(), was: Day.optional(), due: Day })).readonly(),
    }),
  ),
  tasksEnded: z.array(z.strictObject({ title: z.string(), count: z.number().int() })),
  permissions: z.array(z.strictObject({ sentence: z.string(), count: z.number().int() })),
});
export type DryRunShown = z.infer<typeof DryRunShown>;

export const MoveRunWithCases = z.strictObject({
  run: MoveRunShown,
  notMoved: z.array(z.strictObject({ reference: z.string(), status: z.string(), sentence: z.string() })),
});
export type MoveRunWithCases = z.infer<typeof MoveRunWithCases>;

export const proposeMove = route({
  method: 'GET',
  path: '/api/versions/:version/move',
  summary: 'Where open cases of another version would stand in this one, as proposed from what differs',
  status: 200,
  query: z.strictObject({ from: Version }),
  body: nothing,
  answer: MoveProposal,
});
export const dryRunMove = route({
  method: 'POST',
  path: '/api/versions/:version/move/dry-run',
  summary: 'What a move would do to every case, with nothing changed',
  status: 200,
  query: nothing,
  body: MoveWish,
  answer: DryRunShown,
});
export const startMove = route({
  method: 'POST',
  path: '/api/versions/:version/move',
  summary: 'Move every open case of a version to this one, in batches',
  status: 202,
  query: nothing,
  body: MoveWish,
  answer: MoveRunShown,
});
export const readMove = route({
  method: 'GET',
  path: '/api/moves/:id',
  summary: 'How far a move is, and which cases it could not move',
  status: 200,
  query: nothing,
  body: nothing,
  answer: MoveRunWithCases,
});
export const undoMove = route({
  method: 'POST',
  path: '/api/moves/:id/undo',
  summary: 'Take a move back, for every case in which nothing has happened since',
  status: 202,
  query: nothing,
  body: z.strictObject({}),
  answer: MoveRunShown,
});
