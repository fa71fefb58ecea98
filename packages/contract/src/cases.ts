/** One case as the person who asks may see it: overview, timeline and history. */
import { z } from 'zod';
import { ChangesInWords } from './changes.js';
import { CodeAndTitle, Day, Id, Moment, Opens, PersonName, Revision, SourceQuote, SubjectKind } from './names.js';
import { Unlock } from './problems.js';
import { route } from './route.js';

/** Whom the case is about: a child; or a family or a match, which have no birthday. */
export const Child = z.strictObject({
  name: z.string(),
  reference: z.string(),
  dateOfBirth: Day.nullable(),
  ageInWords: z.string().nullable(),
  inCareSince: Day.nullable(),
  weeksInCare: z.number().int().nullable(),
  /** Under the pack's own title; null where it shows none. */
  legalStatus: z.strictObject({ title: z.string(), label: z.string().nullable() }).nullable(),
  socialWorker: z.string().nullable(),
  /** Who reviews the plan, under the authority's word for them; null where it has no such role. */
  reviewingOfficer: z.strictObject({ title: z.string(), name: z.string().nullable() }).nullable(),
});
export type Child = z.infer<typeof Child>;

export const Action = z.strictObject({
  event: z.string(),
  document: z.string().optional(),
  title: z.string(),
  group: z.string(),
  hasForm: z.boolean(),
  /** `open`: this person may do it now. `others`: open, but for other roles. `notYet`: not now, with reasons. */
  standing: z.enum(['open', 'others', 'notYet']),
  roles: z.array(CodeAndTitle),
  /** Who holds those roles for this child. */
  people: z.array(PersonName),
  unlocks: z.array(Unlock),
  reasonsNeeded: z.array(z.strictObject({ gate: z.string(), sentence: z.string() })),
  /** Keys of the standing deadlines that this can meet, the soonest first. */
  meets: z.array(z.string()),
  sources: z.array(SourceQuote),
  /** A draft somebody has begun. */
  draft: z.strictObject({ savedAt: Moment, savedBy: z.string() }).nullable(),
});
export type Action = z.infer<typeof Action>;

export const DeadlineComponent = z.strictObject({
  name: z.string(),
  title: z.string(),
  due: Day,
  anchorOn: Day,
  decides: z.boolean(),
  source: SourceQuote,
});

export const DeadlineShown = z.strictObject({
  key: z.string(),
  instance: z.number().int(),
  title: z.string(),
  status: z.enum(['open', 'met', 'metLate', 'overdue', 'cancelled', 'waived']),
  due: Day,
  /** The last working day on which it can be done in time. */
  practicalDue: Day,
  workingDaysLeft: z.number().int().nullable(),
  words: z.string().describe('"3 days overdue", "due in 2 working days"'),
  derivation: z.string().describe('"10 weeks after 2 March 2026: 11 May 2026"'),
  components: z.array(DeadlineComponent),
  source: SourceQuote.nullable().describe('The clause of the component that decides'),
  owner: CodeAndTitle,
  startedOn: Day,
  closedOn: Day.nullable(),
});
export type DeadlineShown = z.infer<typeof DeadlineShown>;

export const RouteRow = z.strictObject({
  region: z.string(),
  title: z.string(),
  position: z.enum(['none', 'considered', 'contingency', 'plan', 'secured', 'ruledOut']),
  now: z.string().describe('The state it is in, as people read it'),
  since: Day.nullable(),
});
export type RouteRow = z.infer<typeof RouteRow>;

export const TaskShown = z.strictObject({
  key: z.string(),
  title: z.string(),
  owner: CodeAndTitle,
  people: z.array(PersonName),
  createdOn: Day,
  due: Day.nullable(),
  words: z.string().nullable(),
  opens: Opens.nullable(),
  instance: z.number().int(),
  tickable: z.boolean().describe('No event completes it, and this person may say that it is done'),
});

export const DocumentShown = z.strictObject({
  key: z.string(),
  title: z.string(),
  status: z.string(),
  version: z.number().int(),
  author: z.string().nullable(),
  on: Day.nullable(),
});

/** Another case that this one belongs with. */
export const LinkedCase = z.strictObject({
  link: z.string(),
  title: z.string().describe('What it is from here: "Family being considered"'),
  reference: z
    .string()
    .nullable()
    .describe('Null where this record does not hold it and this person may not read the other one'),
  /** Null for somebody who may not read that case, and where there is none yet. */
  name: z.string().nullable(),
  now: z.string().nullable().describe('Where it stands, in a sentence'),
  caseId: Id.nullable(),
  /** `open`: this person may read it. `closed`: not. `missing`: no case of this reference has been opened yet. */
  standing: z.enum(['open', 'closed', 'missing']),
});
export type LinkedCase = z.infer<typeof LinkedCase>;

export const CaseOverview = z.strictObject({
  id: Id,
  process: CodeAndTitle,
  subject: SubjectKind,
  revision: Revision,
  today: Day,
  /** Short form of the pack version's content hash the case is pinned to. */
  version: z.string(),
  child: Child,
  restricted: z
    .strictObject({
      title: z.string().describe('"Restricted"'),
      sentence: z.string(),
      readers: z.array(
        z.strictObject({
          role: CodeAndTitle,
          people: z.array(PersonName),
          onAgenda: z.boolean().describe('Members of a body, while the child is on its agenda'),
        }),
      ),
    })
    .nullable()
    .describe('That the record is restricted, and who may see it all the same'),
  statement: z.array(z.string()).describe('Where things are now, sentence by sentence'),
  actions: z.array(Action),
  deadlines: z.array(DeadlineShown).describe('Open and overdue ones, soonest first'),
  tasks: z.array(TaskShown),
  documents: z.array(DocumentShown),
  routes: z.array(RouteRow),
  linked: z.array(LinkedCase),
  /** What this person may do beside recording events. */
  may: z.strictObject({ correctFacts: z.boolean(), allocatePeople: z.boolean() }),
});
export type CaseOverview = z.infer<typeof CaseOverview>;

export const Timeline = z.strictObject({
  from: Day,
  to: Day,
  today: Day,
  lanes: z.array(
    z.strictObject({
      key: z.string(),
      title: z.string(),
      bars: z.array(
        z.strictObject({
          from: Day,
          to: Day.nullable().describe('Null: still so'),
          code: z.string(),
          label: z.string(),
        }),
      ),
    }),
  ),
  milestones: z.array(z.strictObject({ event: z.string(), title: z.string(), on: Day, revision: Revision })),
  deadlines: z.array(
    z.strictObject({
      key: z.string(),
      instance: z.number().int(),
      title: z.string(),
      due: Day,
      status: DeadlineShown.shape.status,
      closedOn: Day.nullable(),
      words: z.string(),
    }),
  ),
});
export type Timeline = z.infer<typeof Timeline>;

export const HISTORY_PER_PAGE = 50;
export const HistoryEntry = z.strictObject({
  revision: Revision,
  who: z.string().describe('A person’s name, "Time" or "A linked case"'),
  roles: z.array(CodeAndTitle),
  what: z.string().describe('"Permanency planning meeting held"'),
  event: z.string(),
  document: z.string().nullable(),
  on: Day.describe('When it happened'),
  recordedAt: Moment.describe('When it was recorded'),
  origin: z.enum(['person', 'import', 'system']),
  version: z.string().describe('Short form of the pack version’s content hash'),
  overrides: z.array(z.strictObject({ gate: z.string(), reason: z.string() })),
  note: z.string().nullable().describe('Why a fact was corrected, what was done about a task'),
  sources: z.array(SourceQuote),
  changes: ChangesInWords,
});
export type HistoryEntry = z.infer<typeof HistoryEntry>;

export const History = z.strictObject({
  entries: z.array(HistoryEntry),
  /** Give it back as `before` for the next page; null at the end. */
  next: Revision.nullable(),
  total: z.number().int(),
});
export type History = z.infer<typeof History>;

const nothing = z.undefined();

export const readCase = route({
  method: 'GET',
  path: '/api/cases/:id',
  summary: 'Where a case stands, what can be done next and by whom, and what not yet and why',
  status: 200,
  query: nothing,
  body: nothing,
  answer: CaseOverview,
});
export const readTimeline = route({
  method: 'GET',
  path: '/api/cases/:id/timeline',
  summary: 'What held when: lanes of dated facts, milestones and limits',
  status: 200,
  query: nothing,
  body: nothing,
  answer: Timeline,
});
export const readHistory = route({
  method: 'GET',
  path: '/api/cases/:id/history',
  summary: 'Who did what, when, under which version and clause, newest first',
  status: 200,
  query: z.strictObject({ before: z.coerce.number().int().min(1).optional() }),
  body: nothing,
  answer: History,
});
