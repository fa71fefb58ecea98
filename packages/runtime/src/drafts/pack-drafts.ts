/** Drafts of an authority's procedure: started from a published version, listed, and read as they stand. */
import type { DraftFiles, Json, WrittenOut } from '@homeward/definition';
import type { Query } from '../with-authority.js';
import { filesOfVersion } from './pack-files.js';

export type PackDraftStatus = 'draft' | 'inReview' | 'published' | 'abandoned';

export interface PackDraft {
  readonly id: string;
  readonly title: string;
  readonly status: PackDraftStatus;
  /** The version that it started from. */
  readonly base: string;
  /** The number of its latest step. */
  readonly seq: number;
  readonly startedBy: string;
  readonly startedAt: Date;
  readonly changedAt: Date;
}

export interface WhoAndWhen {
  readonly authority: string;
  readonly person: string;
  readonly at: Date;
}

const COLUMNS = `d.id, d.title, d.status, f.version as base, d.seq, p.name as "startedBy", d.started_at as "startedAt", d.changed_at as "changedAt"`;
const TABLES = 'pack_draft d join pack_files f on f.id = d.base_files join person p on p.id = d.started_by';

/** The latest changed first. */
export const packDrafts = (query: Query, authority: string): Promise<PackDraft[]> =>
  query<PackDraft>(`select ${COLUMNS} from ${TABLES} where d.authority_id = $1 order by d.changed_at desc, d.id`, [
    authority,
  ]);

export const packDraft = async (query: Query, authority: string, id: string): Promise<PackDraft | undefined> =>
  (
    await query<PackDraft>(`select ${COLUMNS} from ${TABLES} where d.authority_id = $1 and d.id = $2`, [authority, id])
  )[0];

/** A draft locked until the transaction ends, so that steps and acts follow one another. */
export async function lockDraft(query: Query, authority: string, id: string): Promise<PackDraft | undefined> {
  await query('select from pack_draft where authority_id = $1 and id = $2 for update', [authority, id]);
  return packDraft(query, authority, id);
}

/**
 * Starts a draft with every file of the version. Asked for again with the same id it is the draft that was started.
 * @returns undefined when the authority has no such version
 */
export async function startDraft(
  query: Query,
  { authority, person, at }: WhoAndWhen,
  { id, version, title }: { readonly id: string; readonly version: string; readonly title: string },
): Promise<PackDraft | undefined> {
  const kept = await filesOfVersion(query, authority, version);
  if (kept === undefined) return undefined;
  const started = await query(
    `insert into pack_draft (id, authority_id, title, base_files, started_by, started_at, changed_at) values ($1, $2, $3, $4, $5, $6, $6)
     on conflict do nothing returning id`,
    [id, authority, title, kept.id, person, at],
  );
  if (started.length > 0) {
    await query(
      `insert into pack_draft_file (draft_id, path, authority_id, content)
       select $1, key, $2, value from json_each((select files from pack_files where id = $3)) where key not like '../%'`,
      [id, authority, kept.id],
    );
    await query(
      `insert into pack_draft_act (authority_id, draft_id, act, person_id, at, seq) values ($1, $2, 'started', $3, $4, 0)`,
      [authority, id, person, at],
    );
  }
  return packDraft(query, authority, id);
}

export interface DraftAsItStands extends PackDraft {
  /** What it started from. */
  readonly from: WrittenOut;
  /** Files that say something else than there, or are new. */
  readonly changed: DraftFiles;
  /** Files that are no longer there. */
  readonly gone: readonly string[];
}

/** The draft as what it started from and what has become of it. */
export async function readPackDraft(query: Query, authority: string, id: string): Promise<DraftAsItStands | undefined> {
  // Shared with other readers, not with whoever saves: files and number belong together.
  await query('select from pack_draft where authority_id = $1 and id = $2 for share', [authority, id]);
  const draft = await packDraft(query, authority, id);
  const [from] = await query<WrittenOut>(
    'select f.files, f.origins, f.blocks from pack_draft d join pack_files f on f.id = d.base_files where d.id = $1',
    [id],
  );
  if (draft === undefined || from === undefined) return undefined;
  const rows = await query<{ path: string; content: Json }>(
    `select d.path, d.content from pack_draft_file d
     where d.draft_id = $1 and d.content::text is distinct from
       (select b.value::text from json_each((select f.files from pack_draft e join pack_files f on f.id = e.base_files where e.id = $1)) b where b.key = d.path)
     order by d.path`,
    [id],
  );
  const gone = await query<{ path: string }>(
    `select b.key as path from json_object_keys((select f.files from pack_draft e join pack_files f on f.id = e.base_files where e.id = $1)) b (key)
     where b.key not like '../%' and not exists (select from pack_draft_file d where d.draft_id = $1 and d.path = b.key) order by b.key`,
    [id],
  );
  return {
    ...draft,
    from,
    changed: Object.fromEntries(rows.map(({ path, content }) => [path, content])),
    gone: gone.map(({ path }) => path),
  };
}
