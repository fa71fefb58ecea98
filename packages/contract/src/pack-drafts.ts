/** Drafts of the next version of a procedure: starting one, editing it with others, and what is done with it as a whole. */
import type { DraftFiles } from '@homeward/definition';
import { z } from 'zod';
import { Id, Moment } from './names.js';
import { route } from './route.js';
import { JsonValue, Version, VersionFiles } from './versions.js';

const nothing = z.undefined();

export const DRAFT_STATUSES = ['draft', 'inReview', 'published', 'abandoned'] as const;
export const DraftStatus = z.enum(DRAFT_STATUSES);
export type DraftStatus = z.infer<typeof DraftStatus>;

export const DraftSummary = z.strictObject({
  id: Id,
  title: z.string(),
  status: DraftStatus,
  /** The version that it started from. */
  base: Version,
  /** The number of its latest step. */
  seq: z.number().int(),
  startedBy: z.string(),
  startedAt: Moment,
  changedAt: Moment,
});
export type DraftSummary = z.infer<typeof DraftSummary>;

const Title = z.string().trim().min(1, 'Say what the draft is about').max(120);
const Note = z.string().trim().max(2000);

export const StartDraft = z.strictObject({ version: Version, title: Title });
export type StartDraft = z.infer<typeof StartDraft>;

const Text = z.string().min(1).max(400);
/** One place: what stood there and what shall. Its faults are the draft's to find: see `applyEdit`. */
export const DraftEdit = z.strictObject({
  file: Text,
  at: z.string().max(2000),
  before: JsonValue.optional(),
  after: JsonValue.optional(),
  next: z.string().max(200).optional(),
});
const Step = {
  id: Id,
  label: z.string().min(1).max(300),
  edits: z.array(DraftEdit).max(2000),
  takesBack: Id.optional(),
};
export const DraftStepSent = z.strictObject(Step);
export type DraftStepSent = z.infer<typeof DraftStepSent>;

/** A step with its edits as they took effect. */
export const RecordedStep = z.strictObject({
  ...Step,
  seq: z.number().int(),
  person: z.strictObject({ id: Id, name: z.string() }),
  tab: z.string(),
  at: Moment,
});
export type RecordedStep = z.infer<typeof RecordedStep>;

export const SaveSteps = z.strictObject({
  /** The latest step that the page knows of. */
  since: z.number().int().min(0),
  /** The window: it tells its own steps from those of another window of the same person. */
  tab: z.string().min(1).max(60),
  steps: z.array(DraftStepSent).max(200),
});
export type SaveSteps = z.infer<typeof SaveSteps>;

export const RefusedStep = z.strictObject({
  id: Id,
  /** Others have changed these places meanwhile; `now` is what stands there, absent when nothing does. Nothing of the step was applied. */
  conflicts: z.array(z.strictObject({ edit: DraftEdit, now: JsonValue.optional() })),
  /** Why it can never be applied; then there are no conflicts. */
  fault: z.string().optional(),
});
export type RefusedStep = z.infer<typeof RefusedStep>;

/** How a draft went on: every step since the one that was asked for, in order, whoever made it. */
export const StepsSince = z.strictObject({
  status: DraftStatus,
  title: z.string(),
  seq: z.number().int(),
  steps: z.array(RecordedStep),
});
export type StepsSince = z.infer<typeof StepsSince>;

export const StepsSaved = z.strictObject({ ...StepsSince.shape, refused: z.array(RefusedStep) });
export type StepsSaved = z.infer<typeof StepsSaved>;

/** A draft as it stands: what it started from, which never changes, and what has become of it. */
export const DraftToEdit = z.strictObject({
  ...DraftSummary.shape,
  from: VersionFiles.omit({ version: true }),
  changed: VersionFiles.shape.files.describe('Files that say something else than there, or are new'),
  gone: z.array(z.string()).describe('Files that are no longer there'),
});
export type DraftToEdit = z.infer<typeof DraftToEdit>;

/** Every file of the draft. What an edit did not touch is the very value that it started from. */
export const filesOfDraft = ({ from, changed, gone }: Pick<DraftToEdit, 'from' | 'changed' | 'gone'>): DraftFiles => ({
  ...Object.fromEntries(Object.entries(from.files).filter(([path]) => !gone.includes(path))),
  ...changed,
});

export const DRAFT_ACTS = [
  'started',
  'renamed',
  'sentToReview',
  'givenBack',
  'abandoned',
  'reopened',
  'published',
] as const;
/** Those that a person does from the draft's own pages; it is started and published elsewhere. */
export const DraftActDone = z.strictObject({
  act: z.enum(['renamed', 'sentToReview', 'givenBack', 'abandoned', 'reopened']),
  note: Note.optional(),
  /** For `renamed`. */
  title: Title.optional(),
});
export type DraftActDone = z.infer<typeof DraftActDone>;

export const DraftHistory = z.strictObject({
  acts: z.array(
    z.strictObject({
      act: z.enum(DRAFT_ACTS),
      person: z.string(),
      at: Moment,
      seq: z.number().int(),
      note: z.string().nullable(),
    }),
  ),
});
export type DraftHistory = z.infer<typeof DraftHistory>;

export const listPackDrafts = route({
  method: 'GET',
  path: '/api/drafts',
  summary: 'The drafts of the authority’s procedure, the latest changed first',
  status: 200,
  query: nothing,
  body: nothing,
  answer: z.strictObject({ drafts: z.array(DraftSummary) }),
});
export const startPackDraft = route({
  method: 'POST',
  path: '/api/drafts',
  summary: 'Start a draft from a published version',
  status: 201,
  query: nothing,
  body: StartDraft,
  answer: DraftSummary,
  idempotent: true,
});
export const readPackDraft = route({
  method: 'GET',
  path: '/api/drafts/:id',
  summary: 'A draft as it stands: its files, and where each part comes from',
  status: 200,
  query: nothing,
  body: nothing,
  answer: DraftToEdit,
});
export const readDraftSteps = route({
  method: 'GET',
  path: '/api/drafts/:id/steps',
  summary: 'What was changed in a draft after a step, in order',
  status: 200,
  query: z.strictObject({ after: z.coerce.number().int().min(0).default(0) }),
  body: nothing,
  answer: StepsSince,
});
export const saveDraftSteps = route({
  method: 'POST',
  path: '/api/drafts/:id/steps',
  summary: 'Apply steps to a draft, each whole or not at all; a step that was sent before has no second effect',
  status: 200,
  query: nothing,
  body: SaveSteps,
  answer: StepsSaved,
});
export const doDraftAct = route({
  method: 'POST',
  path: '/api/drafts/:id/acts',
  summary: 'Send a draft to review, give it back, rename, abandon or reopen it',
  status: 200,
  query: nothing,
  body: DraftActDone,
  answer: DraftSummary,
});
export const readDraftHistory = route({
  method: 'GET',
  path: '/api/drafts/:id/acts',
  summary: 'What was done with a draft as a whole, and by whom',
  status: 200,
  query: nothing,
  body: nothing,
  answer: DraftHistory,
});
