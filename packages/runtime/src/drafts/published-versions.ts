/** The published versions of an authority's procedure, with how many cases go by each. */
import { type PlainDate, SET_UP_FILE } from '@homeward/definition';
import type { Query } from '../with-authority.js';

export interface ListedVersion {
  readonly version: string;
  readonly note: string;
  readonly publishedAt: Date;
  /** Null for one that came with the installation. */
  readonly publishedBy: string | null;
  /** New cases open under it. */
  readonly current: boolean;
  readonly cases: number;
  /** It was made from the answers of a set-up. */
  readonly setUp: boolean;
  /** One of its owners has published it, which one that came with the installation can do without. */
  readonly released: boolean;
}

/** The newest first. Counts only: whoever owns the procedure sees no case. */
export const publishedVersions = (query: Query, authority: string, today: PlainDate): Promise<ListedVersion[]> =>
  query<ListedVersion>(
    `select v.hash as version, v.note, v.published_at as "publishedAt", p.name as "publishedBy", v.hash = current_version_on($2) as current,
       (select count(*)::integer from case_record c where c.authority_id = v.authority_id and c.version = v.hash) as cases,
       coalesce((select f.files -> $3 is not null from pack_files f where f.authority_id = v.authority_id and f.version = v.hash order by f.id desc limit 1), false) as "setUp",
       exists (select from pack_release r where r.authority_id = v.authority_id and r.version = v.hash
         and not exists (select from pack_release_act w where w.release_id = r.id and w.act = 'withdrawn')) as released
     from pack_version v left join person p on p.id = v.published_by
     where v.authority_id = $1 order by current desc, v.published_at desc, v.hash`,
    [authority, today, SET_UP_FILE],
  );
