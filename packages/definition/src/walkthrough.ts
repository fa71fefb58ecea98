/** Stories: the format of SCENARIO-FORMAT.md. An unknown key is an error, not a pass. */
import { z } from 'zod';
import { DocumentStatus } from './document.js';
import { Key, PlainDate } from './names.js';

const Loose = z.record(z.string(), z.unknown());
const StateName = z.string().max(200);

export const ExpectedDeadline = z.strictObject({
  key: z.string().max(100),
  due: PlainDate,
  practicalDue: PlainDate.optional(),
  components: z.record(z.string(), PlainDate).optional(),
  rule: z.string().optional(),
  verified: z.boolean().optional(),
  /** Commentary, like `note` elsewhere: what the date was counted from. Nothing is judged by it. */
  basis: z.string().optional(),
  note: z.string().optional(),
});
export type ExpectedDeadline = z.infer<typeof ExpectedDeadline>;

export const Expectation = z.strictObject({
  allowed: z.boolean(),
  why: z.string().optional(),
  /** Why it is refused, by name: `gate-shut(matchedFirst, sixWeeksOld)` with every gate in the way, `not-permitted`, `not-open-now`. */
  refused: z.string().max(1000).optional(),
  state: z.record(StateName, z.string()).optional(),
  deadlinesStarted: z.array(ExpectedDeadline).optional(),
  deadlinesMet: z.array(z.string()).optional(),
  deadlinesMetLate: z.array(z.string()).optional(),
  deadlinesCancelled: z.array(z.string()).optional(),
  deadlinesOverdue: z.array(z.string()).optional(),
  notify: z.array(z.string()).optional(),
  notifyNote: z.string().optional(),
  /** Each notice sent by its key, and to whom in full: `reviewTold(sw, sm)`; of a limit `overdue_ppm(tm, sm)`. */
  notices: z.array(z.string()).optional(),
  /** Created: `CPR`, or `CPR(sw)` for whom. */
  tasks: z.array(z.string()).optional(),
  tasksDone: z.array(z.string()).optional(),
  tasksCancelled: z.array(z.string()).optional(),
  /** What other cases hear, in words: `match(AB-F1) begins`, `match(AB-F1) is linked`, `household(F1) hears FAMILY_LINKED`, of a child's own kind `YZ hears PPM_HELD`. */
  otherCases: z.array(z.string()).optional(),
  /** What is known of a fact after the step, on the step's day; null: nothing is. */
  facts: z.record(Key, z.unknown()).optional(),
  /** Besides what is listed nothing has followed: no other state, limit, notice, task, document or fact of this case, and no other case has heard anything. */
  nothingElse: z.literal(true).optional(),
  note: z.string().optional(),
});
export type Expectation = z.infer<typeof Expectation>;

export const Step = z.strictObject({
  n: z.number().int(),
  on: PlainDate,
  actor: z.string(),
  /** Roles that the same person holds besides. */
  alsoAs: z.array(Key).min(1).max(20).optional(),
  event: Key,
  /** The reference of another case of this story that the step is about; the child's unless given. */
  about: z.string().max(80).optional(),
  data: Loose.optional(),
  /** It comes with a history from elsewhere: nobody is asked whether they may, and a form may be unanswered. */
  origin: z.literal('import').optional(),
  /** Soft gate -> the reason for which it is passed. */
  overrides: z.record(Key, z.string()).optional(),
  expect: Expectation,
  note: z.string().optional(),
});
export type Step = z.infer<typeof Step>;

/**
 * On a day, what a form asks when these answers are given. `asks` and `mustAnswer` are the whole lists; `shown`, `hidden`, `needed` and `optional` name some
 * of the questions, where only they matter.
 */
export const ExpectedForm = z.strictObject({
  on: PlainDate,
  form: Key,
  data: Loose.optional(),
  asks: z.array(Key).optional(),
  mustAnswer: z.array(Key).optional(),
  shown: z.array(Key).optional(),
  hidden: z.array(Key).optional(),
  needed: z.array(Key).optional(),
  optional: z.array(Key).optional(),
  /** Who signs then, in order: `sm countersigns`. */
  signedBy: z.array(z.string()).optional(),
  note: z.string().optional(),
});
export type ExpectedForm = z.infer<typeof ExpectedForm>;

export const Story = z.strictObject({
  id: z.string().max(40),
  authority: z.string(),
  title: z.string(),
  /** Of a story that exploring found: the part of the pack that it guards, and that it says what happens, not what should. */
  guards: z.string().optional(),
  calendar: z.string(),
  child: z.strictObject({
    ref: z.string().max(40),
    dob: PlainDate,
    sex: z.string().optional(),
    ethnic: z.string().optional(),
    ethnicity: z.string().optional(),
    siblings: z.array(Loose).optional(),
  }),
  /** Cases besides the child's: a household, a match. Their facts are known when the story opens. */
  others: z
    .array(
      z.strictObject({
        ref: z.string().max(80),
        process: Key,
        facts: Loose.optional(),
        /** Region -> the state in which it stands when the story opens; where a new case begins unless given. */
        state: z.record(StateName, z.string()).optional(),
        /** Tasks that are open, and document -> its status, when the story opens. */
        tasks: z.array(Key).optional(),
        documents: z.record(Key, DocumentStatus).optional(),
        /** Kind of link -> references of the cases that this one is linked with from the first; they need not be in the story. */
        links: z.record(Key, z.array(z.string().max(80)).max(20)).optional(),
        final: z.record(StateName, z.string()).optional(),
      }),
    )
    .max(20)
    .optional(),
  actors: z.record(Key, z.string()),
  given: Loose.optional(),
  steps: z.array(Step),
  access: z
    .array(
      z.strictObject({
        on: PlainDate,
        actor: z.string(),
        action: z.string(),
        resource: z.string(),
        /** Another case of this story; the child's unless given. */
        about: z.string().max(80).optional(),
        expect: z.enum(['allow', 'deny']),
        why: z.string().optional(),
      }),
    )
    .optional(),
  trackers: z
    .array(
      z.strictObject({
        on: PlainDate,
        indicator: z.string(),
        /** Another case of this story; the child's unless given. */
        about: z.string().max(80).optional(),
        expect: z.unknown(),
        why: z.string().optional(),
      }),
    )
    .optional(),
  forms: z.array(ExpectedForm).optional(),
  /** At the end of a day: the sentences of "where things are now", all of them; of another case of this story where `about` names it. */
  says: z
    .array(z.strictObject({ on: PlainDate, about: z.string().max(80).optional(), sentences: z.array(z.string()) }))
    .optional(),
  ssda903: Loose.nullish(),
  indicators: Loose.nullish(),
  final: z.record(StateName, z.string()).optional(),
});
export type Story = z.infer<typeof Story>;

export const DateVector = z.strictObject({
  id: z.string(),
  fn: z.enum(['addWorkingDays', 'addMonths', 'addWeeks', 'beginningWithWeeks', 'ageYears', 'previousWorkingDay']),
  args: Loose,
  expect: z.union([z.string(), z.number()]),
  why: z.string().optional(),
});
export type DateVector = z.infer<typeof DateVector>;

export const StoryFile = z.strictObject({
  meta: z.unknown().optional(),
  calendars: z.record(z.string(), z.array(PlainDate)),
  dateVectors: z.array(DateVector),
  scenarios: z.array(Story),
});
export type StoryFile = z.infer<typeof StoryFile>;
