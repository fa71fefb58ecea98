/** What may be published: a folder's pack or a draft as it stands, with what the gate asks of it. */
import {
  type DraftFiles,
  type Pack,
  type PackContent,
  readDraft,
  SET_UP_FILE,
  type Story,
  type WrittenOut,
} from '@homeward/definition';
import { comparePacks, type PackComparison, type PublishCandidate } from '@homeward/engine';
import { readPackDraft } from '../drafts/pack-drafts.js';
import { packHash } from '../publish-pack.js';
import { changedSince, latestReplay, type ReplayRun } from '../replaying/replay-run.js';
import type { Runtime } from '../runtime.js';
import { type Query, withAuthority } from '../with-authority.js';
import { type JudgedPack, judgePackAside } from './judge-pack.js';

export interface Candidate {
  readonly pack: Pack;
  readonly stories: readonly Story[];
  /** Its files as they are edited. */
  readonly written?: WrittenOut;
  /** Its files as they were written, where it is a folder's. */
  readonly content?: PackContent;
  /** The draft that it is, with the step it was read at. */
  readonly draft?: { readonly id: string; readonly seq: number };
}

export type ReadCandidate =
  | { readonly candidate: Candidate }
  /** The draft cannot be read as a pack; what is wrong, in words. */
  | { readonly unreadable: readonly string[] };

/** A draft as it stands. @returns undefined when the authority has no such draft */
export async function draftCandidate(
  runtime: Runtime,
  authority: string,
  id: string,
): Promise<ReadCandidate | undefined> {
  const draft = await withAuthority(runtime.pool, authority, (query) => readPackDraft(query, authority, id));
  if (draft === undefined) return undefined;
  const { from, changed, gone, seq } = draft;
  const files: DraftFiles = {
    ...Object.fromEntries(Object.entries(from.files).filter(([path]) => !gone.includes(path))),
    ...changed,
  };
  const { pack, stories, problems } = readDraft(files);
  const errors = problems.filter(({ severity }) => severity === 'error');
  if (pack === undefined || errors.length > 0 || pack.authority.id !== authority)
    return {
      unreadable: errors.length > 0 ? errors.map(({ sentence }) => sentence) : ['The draft is of another authority.'],
    };
  return { candidate: { pack, stories, written: { ...from, files }, draft: { id, seq } } };
}

/** A person who can be named as owner or second person. */
export interface NamedPerson {
  readonly id: string;
  readonly username: string;
  readonly name: string;
}

export interface Judgement {
  readonly version: string;
  readonly candidate: PublishCandidate;
  readonly judged: JudgedPack;
  readonly comparison: PackComparison;
  /** The latest re-run of this content, whether it still counts or not. */
  readonly replay: ReplayRun | undefined;
  /** Open cases that have changed since that re-run began. */
  readonly changedSince: number;
  readonly owners: readonly NamedPerson[];
  readonly seconds: readonly NamedPerson[];
}

/** Everything that the gate asks, found out. */
export async function judgeCandidate(
  runtime: Runtime,
  authority: string,
  { pack, stories, draft, written }: Candidate,
): Promise<Judgement> {
  const version = packHash(pack);
  const current = await runtime.packs.current(authority);
  const comparison = comparePacks(current.compiled.pack, pack);
  const judged = await judgePackAside({ pack, stories });
  const replay = await latestReplay(runtime, authority, version);
  const changed = replay === undefined ? 0 : await changedSince(runtime, authority, replay.startedAt);
  const { owners, seconds, authors, published } = await withAuthority(runtime.pool, authority, async (query) => ({
    owners: await peopleWho(query, `m.scope = 'configuration'`),
    seconds: await peopleWho(query, `(m.scope in ('configuration', 'authority') or m.role = 'sm')`),
    authors: await authorsOf(query, draft?.id),
    published: await isReleased(query, authority, version),
  }));
  return {
    version,
    candidate: {
      version,
      alreadyPublished: published,
      confirms: !published && version === current.hash && Object.hasOwn(written?.files ?? {}, SET_UP_FILE),
      errors: judged.errors,
      warnings: judged.warnings,
      walkthroughs: judged.walkthroughs,
      differences: comparison.differences,
      replay: replay?.status === 'finished' ? replay.report : undefined,
      authors,
      mayPublish: owners.map(({ username }) => username),
      maySecond: seconds.map(({ username }) => username),
    },
    judged,
    comparison,
    replay,
    changedSince: changed,
    owners,
    seconds,
  };
}

const peopleWho = (query: Query, condition: string): Promise<NamedPerson[]> =>
  query<NamedPerson & { readonly [column: string]: unknown }>(
    `select distinct p.id, p.username, p.name from person p join role_membership m on m.person_id = p.id
     where p.active and ${condition} order by p.name, p.username`,
  );

const authorsOf = async (query: Query, draft: string | undefined): Promise<string[]> => {
  if (draft === undefined) return [];
  const rows = await query<{ username: string }>(
    'select distinct p.username from pack_draft_step s join person p on p.id = s.person_id where s.draft_id = $1 order by p.username',
    [draft],
  );
  return rows.map(({ username }) => username);
};

const isReleased = async (query: Query, authority: string, version: string): Promise<boolean> => {
  const rows = await query(
    `select from pack_release r where r.authority_id = $1 and r.version = $2
       and not exists (select from pack_release_act w where w.release_id = r.id and w.act = 'withdrawn') limit 1`,
    [authority, version],
  );
  return rows.length > 0;
};
