/** Filling in a form: its questions, what is already known, and the draft that lives on the server. */
import { FormLayout, FormSchema, Parameter, RuleDefinition } from '@homeward/definition';
import { z } from 'zod';
import { Answers, CodeAndTitle, Day, Id, Moment, type Opens, Revision, SourceQuote } from './names.js';
import { Unlock } from './problems.js';
import { route } from './route.js';

export const Draft = z.strictObject({
  revision: Revision,
  answers: Answers,
  savedAt: Moment,
  savedBy: z.string(),
});
export type Draft = z.infer<typeof Draft>;

/** Offered, with where it comes from; it is not an answer until a person saves it. */
export const Prefill = z.strictObject({
  question: z.string(),
  value: z.union([z.string(), z.number(), z.boolean(), z.array(z.string())]),
  provenance: z.string().describe('"Legal status, recorded on 2 March 2026"'),
});
export type Prefill = z.infer<typeof Prefill>;

/** A recorded value: from when it holds, and by which revision. The engine's `Dated`. */
const Dated = z.strictObject({
  value: z.union([z.string(), z.number(), z.boolean(), z.array(z.string())]),
  from: Day,
  revision: Revision,
});

type State = string | { [region: string]: State };
const State: z.ZodType<State> = z.lazy(() => z.union([z.string(), z.record(z.string(), State)]));

/**
 * What the conditions of this form (`visibleWhen`, `requiredWhen`) may look at, and no more of the case than that: the engine's own evaluator runs on it
 * in the browser, so both sides agree on which questions apply.
 */
export const FormSurroundings = z.strictObject({
  today: Day,
  rules: z.record(z.string(), RuleDefinition),
  parameters: z.record(z.string(), Parameter),
  roles: z.array(z.string()).describe('Roles the person holds for this case'),
  record: z.strictObject({
    openedOn: Day,
    state: State,
    entered: z.record(z.string(), Day),
    facts: z.record(z.string(), z.array(Dated)),
    documents: z.record(z.string(), z.strictObject({ status: z.string(), version: z.number().int() })),
    deadlines: z.record(
      z.string(),
      z.strictObject({ status: z.enum(['open', 'met', 'metLate', 'overdue', 'cancelled', 'waived']), due: Day }),
    ),
  }),
});
export type FormSurroundings = z.infer<typeof FormSurroundings>;

/** An answer that was typed to a question which the form no longer asks. */
export const KeptAnswer = z.strictObject({
  question: z.string(),
  title: z.string().describe('As the form asked it'),
  value: z.unknown(),
});
export type KeptAnswer = z.infer<typeof KeptAnswer>;

export const FormToFill = z.strictObject({
  caseId: Id,
  childName: z.string(),
  reference: z.string(),
  revision: Revision.describe('Send it back with the command'),
  event: z.string(),
  document: z.string().nullable(),
  title: z.string().describe('The action: "Record the permanency planning meeting"'),
  dayLabel: z.string().describe('How the day it happened is asked'),
  /** Null: the event has no questions beyond the day. */
  form: z.strictObject({ key: z.string(), schema: FormSchema, layout: FormLayout }).nullable(),
  surroundings: FormSurroundings,
  prefill: z.array(Prefill),
  draftKey: z.string(),
  draft: Draft.nullable(),
  kept: z.array(KeptAnswer).optional().describe('Answers of the draft to questions that are no longer asked'),
  due: Day.nullable(),
  dueWords: z.string().nullable(),
  /** As in the overview: a form may be looked at and drafted before its action is open. */
  standing: z.enum(['open', 'others', 'notYet']),
  roles: z.array(CodeAndTitle),
  unlocks: z.array(Unlock),
  reasonsNeeded: z.array(z.strictObject({ gate: z.string(), sentence: z.string() })),
  sources: z.array(SourceQuote),
});
export type FormToFill = z.infer<typeof FormToFill>;

/** The draft's name in its case: the event, with the document after a colon where there is one. */
export const DraftKey = z
  .string()
  .max(300)
  .regex(
    /^[A-Za-z][A-Za-z0-9_]*(:[A-Za-z][A-Za-z0-9_]*(\.[A-Za-z][A-Za-z0-9_]*)*)?$/,
    'must be EVENT or EVENT:DOCUMENT',
  );
export const draftKey = (opens: Opens): string =>
  opens.document === undefined ? opens.event : `${opens.event}:${opens.document}`;

export const SaveDraft = z.strictObject({
  /** The draft's revision that was being edited; 0 for a new one. */
  revision: Revision,
  answers: Answers,
});
export type SaveDraft = z.infer<typeof SaveDraft>;
export const DraftSaved = z.strictObject({ revision: Revision, savedAt: Moment });
export type DraftSaved = z.infer<typeof DraftSaved>;

const nothing = z.undefined();
export const readForm = route({
  method: 'GET',
  path: '/api/cases/:id/forms/:event',
  summary: 'A form with what is known already and its draft, if one was begun',
  status: 200,
  query: nothing,
  body: nothing,
  answer: FormToFill,
});
export const readDocumentForm = route({
  method: 'GET',
  path: '/api/cases/:id/forms/:event/:document',
  summary: 'The form of a document, with what is known already and its draft',
  status: 200,
  query: nothing,
  body: nothing,
  answer: FormToFill,
});
export const saveDraft = route({
  method: 'PUT',
  path: '/api/cases/:id/drafts/:key',
  summary: 'Keep what has been typed; refused with the other draft when somebody else saved meanwhile',
  status: 200,
  query: nothing,
  body: SaveDraft,
  answer: DraftSaved,
});
export const discardDraft = route({
  method: 'DELETE',
  path: '/api/cases/:id/drafts/:key',
  summary: 'Throw a draft away',
  status: 204,
  query: nothing,
  body: nothing,
  answer: nothing,
});
