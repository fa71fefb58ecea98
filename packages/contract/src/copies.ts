/** A child copied into a try-out: what leaves the server has made-up words for everything that somebody wrote. */
import { DocumentStatus, Path, PlainDate } from '@homeward/definition';
import type { CaseRecord, CopiedLife } from '@homeward/engine';
import { z } from 'zod';
import { Answers, Revision } from './names.js';
import { route } from './route.js';

const Name = z.string().max(400);
const Value = z.union([z.boolean(), z.number(), z.string(), z.array(z.string())]);
const Link = z.strictObject({ link: Name, process: Name, subjectRef: Name });

const State: z.ZodType<CaseRecord['state']> = z.lazy(() => z.union([z.string(), z.record(z.string(), State)]));

const Moment = z.strictObject({
  kind: z.enum(['dueSoon', 'reached', 'overdue', 'escalated']),
  on: PlainDate,
  step: z.number().int(),
});
const Limit = z.strictObject({
  key: Name,
  instance: z.number().int(),
  status: z.enum(['open', 'met', 'metLate', 'overdue', 'cancelled', 'waived']),
  due: PlainDate,
  practicalDue: PlainDate,
  components: z.array(
    z.strictObject({
      name: Name,
      title: z.string(),
      due: PlainDate,
      anchorOn: PlainDate,
      source: z.string(),
      verified: z.boolean(),
    }),
  ),
  decidedBy: Name,
  startedOn: PlainDate,
  closedOn: PlainDate.exactOptional(),
  owner: Name,
  next: Moment.exactOptional(),
});
const Document = z.strictObject({
  status: DocumentStatus,
  version: z.number().int(),
  author: Name.exactOptional(),
  on: PlainDate.exactOptional(),
});
const Task = z.strictObject({
  key: Name,
  instance: z.number().int(),
  status: z.enum(['open', 'done', 'cancelled']),
  owner: Name,
  createdOn: PlainDate,
  closedOn: PlainDate.exactOptional(),
});

const CopiedRecord = z.strictObject({
  id: Name,
  process: Name,
  subjectRef: Name,
  revision: Revision,
  openedOn: PlainDate,
  state: State,
  history: z.record(z.string(), z.array(z.string())).exactOptional(),
  entered: z.record(Path, PlainDate),
  facts: z.record(z.string(), z.array(z.strictObject({ value: Value, from: PlainDate, revision: Revision }))),
  deadlines: z.record(z.string(), Limit),
  documents: z.record(z.string(), Document),
  tasks: z.record(z.string(), Task),
  links: z.array(Link).exactOptional(),
});

const CopiedEntry = z.strictObject({
  caseId: Name,
  revision: Revision,
  kind: z.enum(['record', 'time', 'signal', 'facts', 'people', 'task', 'link', 'move']),
  event: Name,
  document: Name.exactOptional(),
  on: PlainDate,
  recordedOn: PlainDate,
  actor: z.strictObject({ id: Name, roles: z.array(Name) }),
  answers: Answers,
  overrides: z.array(z.strictObject({ gate: Name, reason: z.string() })),
  left: z.array(z.string()),
  entered: z.array(z.string()),
  sources: z.array(z.string()),
  detail: z.record(z.string(), z.unknown()).exactOptional(),
  origin: z.enum(['person', 'import', 'system']),
});

export const CopiedLifeSent: z.ZodType<CopiedLife> = z.strictObject({
  opening: z.strictObject({
    id: Name,
    process: Name,
    subjectRef: Name,
    openedOn: PlainDate,
    facts: z.record(z.string(), Value),
    links: z.array(Link).exactOptional(),
  }),
  since: CopiedRecord.exactOptional(),
  entries: z.array(CopiedEntry),
  stands: CopiedRecord,
});

export const CopyOfCase = z.strictObject({
  /** The day on which it was copied: the try-out goes on from there. */
  asAt: PlainDate,
  life: CopiedLifeSent,
  replaced: z.strictObject({
    texts: z.number().int().describe('Names and other texts that somebody wrote'),
    references: z.number().int().describe('References of the child, of families and of other cases'),
    people: z.number().int().describe('People who recorded something or were given to the child'),
    numbers: z.number().int().describe('Numbers that no rule of the procedure looks at'),
  }),
});
export type CopyOfCase = z.infer<typeof CopyOfCase>;

export const copyCase = route({
  method: 'POST',
  path: '/api/cases/:id/copy',
  summary:
    'Copy a child whom one may read into a try-out, with made-up words for everything that somebody wrote; the copying is logged',
  status: 200,
  query: z.undefined(),
  body: z.strictObject({}),
  answer: CopyOfCase,
});
