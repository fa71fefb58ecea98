/** The releases of an authority: which holds, which is to come, which has had its day, and what came with the installation since. */
import type { PlainDate } from '@homeward/definition';
import type { Runtime } from '../runtime.js';
import { withAuthority } from '../with-authority.js';

/**
 * `current`: cases open under it. `coming`: its day has not come. `superseded`: a later one holds, and cases still go by it. `retired`: none do any more.
 * `withdrawn`: before its day.
 */
export type ReleaseStanding = 'current' | 'coming' | 'superseded' | 'retired' | 'withdrawn';

export interface Release {
  readonly id: string;
  readonly version: string;
  readonly standing: ReleaseStanding;
  readonly startsOn: PlainDate;
  readonly owner: string;
  readonly second: string | null;
  readonly note: string;
  readonly madeAt: Date;
  readonly cases: number;
}

export interface Releases {
  /** The latest first. */
  readonly releases: readonly Release[];
  /** What came with the installation after a process owner had published a version of her own: nothing uses it until she takes it. */
  readonly offer: { readonly version: string; readonly arrivedAt: Date } | undefined;
  /** The version that cases open under today. */
  readonly current: string;
}

export async function readReleases(runtime: Runtime, authority: string): Promise<Releases> {
  const today = runtime.clock.today();
  return withAuthority(runtime.pool, authority, async (query) => {
    const [now] = await query<{ current: string }>('select current_version_on($1) as current', [today]);
    const rows = await query<
      Omit<Release, 'standing'> & { readonly withdrawn: boolean; readonly [column: string]: unknown }
    >(
      `select r.id, r.version, r.starts_on as "startsOn", o.name as owner, s.name as second, r.note, r.made_at as "madeAt",
         exists (select from pack_release_act w where w.release_id = r.id and w.act = 'withdrawn') as withdrawn,
         (select count(*)::integer from case_record c where c.version = r.version and c.status = 'open') as cases
       from pack_release r join person o on o.id = r.owner_id left join person s on s.id = r.second_id
       where r.authority_id = $1 order by r.id desc`,
      [authority],
    );
    const [offer] = await query<{ version: string; arrivedAt: Date }>(
      `select v.hash as version, v.published_at as "arrivedAt" from pack_version v
       where v.authority_id = $1 and v.published_by is null
         and v.published_at > (select min(r.made_at) from pack_release r where r.authority_id = $1)
         and not exists (select from pack_release r where r.authority_id = $1 and r.version = v.hash)
       order by v.published_at desc limit 1`,
      [authority],
    );
    const current = now?.current ?? '';
    const holding = rows.find(
      ({ withdrawn, startsOn, version }) => !withdrawn && startsOn <= today && version === current,
    );
    return {
      releases: rows.map(({ withdrawn, ...row }) => ({
        ...row,
        standing: withdrawn
          ? 'withdrawn'
          : row.startsOn > today
            ? 'coming'
            : row.id === holding?.id
              ? 'current'
              : row.cases > 0
                ? 'superseded'
                : 'retired',
      })),
      offer: offer?.version === current ? undefined : offer,
      current,
    };
  });
}

/** Before its day has come a release can be withdrawn; afterwards cases have opened under it. @returns whether it was */
export async function withdrawRelease(
  runtime: Runtime,
  authority: string,
  { release, person, note }: { readonly release: string; readonly person: string; readonly note: string },
): Promise<boolean> {
  const rows = await withAuthority(runtime.pool, authority, (query) =>
    query(
      `insert into pack_release_act (authority_id, release_id, act, person_id, at, note)
       select $1, r.id, 'withdrawn', $3, $4, $5 from pack_release r
       where r.authority_id = $1 and r.id = $2 and r.starts_on > $6
         and not exists (select from pack_release_act w where w.release_id = r.id and w.act = 'withdrawn')
       returning id`,
      [authority, release, person, runtime.clock.now(), note, runtime.clock.today()],
    ),
  );
  return rows.length === 1;
}

/** An act that was done with a version once it was published; nothing is noted for one that came with the installation. */
export async function noteReleaseAct(
  runtime: Runtime,
  authority: string,
  {
    version,
    act,
    person,
    note,
  }: {
    readonly version: string;
    readonly act: 'moveStarted' | 'moveUndone';
    readonly person: string;
    readonly note: string;
  },
): Promise<void> {
  await withAuthority(runtime.pool, authority, (query) =>
    query(
      `insert into pack_release_act (authority_id, release_id, act, person_id, at, note)
       select $1, id, $3, $4, $5, $6 from pack_release where authority_id = $1 and version = $2 order by id desc limit 1`,
      [authority, version, act, person, runtime.clock.now(), note],
    ),
  );
}
