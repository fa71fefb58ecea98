/** Publishing a draft: what the gate asks and has found, the re-run of open cases, releases, and how two versions differ. */
import { GATE_ITEMS, TOUCHES } from '@homeward/engine';
import { z } from 'zod';
import { Day, Id, Moment } from './names.js';
import { route } from './route.js';
import { Version } from './versions.js';

const nothing = z.undefined();

export const VersionDifference = z.strictObject({
  touches: z.enum(TOUCHES),
  kind: z.enum(['added', 'removed', 'changed']),
  path: z.string(),
  sentence: z.string(),
  loosens: z.boolean().describe('Somebody may do or see more, or something is asked no longer'),
});
export type VersionDifference = z.infer<typeof VersionDifference>;

const Lines = z.array(z.string()).readonly();

/** Cases that break alike: no names, the authority's own references. */
export const ReplayBreaks = z.strictObject({
  key: z.string(),
  event: z.string(),
  title: z.string().describe('What was recorded, in the procedure’s words'),
  document: z.string().optional(),
  why: z.enum(['refused', 'state', 'documents', 'facts']),
  sentence: z.string(),
  lacks: Lines,
  cases: z.array(z.strictObject({ caseId: Id, reference: z.string(), revision: z.number().int(), on: Day })).readonly(),
});
export type ReplayBreaks = z.infer<typeof ReplayBreaks>;

export const ReplayDifferences = z.strictObject({
  touches: z.enum(['steps', 'limits', 'tasks', 'notices', 'documents', 'facts', 'permissions']),
  key: z.string(),
  title: z.string(),
  kind: z.enum(['added', 'removed', 'changed']),
  count: z.number().int(),
  examples: z
    .array(z.strictObject({ reference: z.string(), before: z.string().optional(), after: z.string().optional() }))
    .readonly(),
});
export type ReplayDifferences = z.infer<typeof ReplayDifferences>;

export const ReplayState = z.strictObject({
  status: z.enum(['running', 'finished', 'failed']),
  asAt: Day,
  startedAt: Moment,
  done: z.number().int(),
  total: z.number().int(),
  conforming: z.number().int(),
  differing: z.number().int().describe('Cases that conform and in which something would stand otherwise'),
  changedSince: z.number().int().describe('Open cases that have changed since it began'),
  breaks: z.array(ReplayBreaks).readonly(),
  differences: z.array(ReplayDifferences).readonly(),
});
export type ReplayState = z.infer<typeof ReplayState>;

const NamedPerson = z.strictObject({ username: z.string(), name: z.string() });

/** What may be published, and everything that the gate has found out about it. */
export const Publication = z.strictObject({
  /** Why it cannot be read as a pack; then the rest says nothing. */
  unreadable: Lines,
  version: Version.nullable(),
  current: Version.describe('The version that new cases open under'),
  alreadyPublished: z.boolean(),
  /** It is what a new authority was begun with, left as it is. */
  confirms: z.boolean(),
  errors: z.number().int(),
  warnings: z.number().int(),
  walkthroughs: z.strictObject({ of: z.number().int(), failing: Lines }),
  differences: z.array(VersionDifference).readonly(),
  homeless: z
    .array(z.strictObject({ process: z.string(), path: z.string(), title: z.string() }))
    .readonly()
    .describe('Steps in which cases may stand and that are gone'),
  replay: ReplayState.nullable(),
  owners: z.array(NamedPerson).readonly(),
  seconds: z.array(NamedPerson).readonly(),
  openCases: z.number().int(),
});
export type Publication = z.infer<typeof Publication>;

export const PublishDraft = z.strictObject({
  owner: z.string().max(200),
  second: z.string().max(200).optional(),
  note: z.string().trim().max(4_000),
  startsOn: Day,
  dealtWith: z.record(z.string().max(4_000), z.enum(['stay', 'move'])),
});
export type PublishDraft = z.infer<typeof PublishDraft>;

/** Published, or what is left to do. */
export const PublishAnswer = z.strictObject({
  published: z.strictObject({ version: Version, startsOn: Day }).nullable(),
  left: z.array(z.strictObject({ key: z.enum(GATE_ITEMS), sentence: z.string() })),
});
export type PublishAnswer = z.infer<typeof PublishAnswer>;

export const RELEASE_STANDINGS = ['current', 'coming', 'superseded', 'retired', 'withdrawn'] as const;
export const ReleaseShown = z.strictObject({
  id: z.string(),
  version: Version,
  standing: z.enum(RELEASE_STANDINGS),
  startsOn: Day,
  owner: z.string(),
  second: z.string().nullable(),
  note: z.string(),
  madeAt: Moment,
  cases: z.number().int().describe('Open cases that go by it'),
});
export type ReleaseShown = z.infer<typeof ReleaseShown>;

export const ReleaseList = z.strictObject({
  releases: z.array(ReleaseShown).describe('The latest first'),
  current: Version,
  offer: z
    .strictObject({ version: Version, arrivedAt: Moment })
    .nullable()
    .describe('What came with the installation since, and nothing uses until it is published'),
});
export type ReleaseList = z.infer<typeof ReleaseList>;

export const WithdrawRelease = z.strictObject({ note: z.string().trim().min(1, 'Say why it is withdrawn').max(2_000) });

export const VersionDifferences = z.strictObject({
  differences: z.array(VersionDifference).readonly(),
  homeless: Publication.shape.homeless,
});
export type VersionDifferences = z.infer<typeof VersionDifferences>;

export const readPublication = route({
  method: 'GET',
  path: '/api/drafts/:id/publication',
  summary:
    'What stands between a draft and its publication: problems, walkthroughs, differences, and what the re-run of open cases found',
  status: 200,
  query: nothing,
  body: nothing,
  answer: Publication,
});
export const startReplayOfDraft = route({
  method: 'POST',
  path: '/api/drafts/:id/replays',
  summary: 'Re-run the whole history of every open case against a draft as it stands',
  status: 202,
  query: nothing,
  body: z.strictObject({}),
  answer: z.strictObject({ id: Id }),
});
export const publishDraft = route({
  method: 'POST',
  path: '/api/drafts/:id/publication',
  summary: 'Publish a draft for a day, when nothing is left to do',
  status: 200,
  query: nothing,
  body: PublishDraft,
  answer: PublishAnswer,
});
export const listReleases = route({
  method: 'GET',
  path: '/api/releases',
  summary: 'From which day which version holds, who answers for it, and how many open cases go by it',
  status: 200,
  query: nothing,
  body: nothing,
  answer: ReleaseList,
});
export const withdrawRelease = route({
  method: 'POST',
  path: '/api/releases/:id/withdrawal',
  summary: 'Withdraw a release before its day has come',
  status: 200,
  query: nothing,
  body: WithdrawRelease,
  answer: ReleaseList,
});
export const readVersionDifferences = route({
  method: 'GET',
  path: '/api/versions/:version/differences',
  summary: 'How a version differs from an earlier one, in sentences',
  status: 200,
  query: z.strictObject({ from: Version }),
  body: nothing,
  answer: VersionDifferences,
});
