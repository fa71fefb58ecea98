/** Which limit a task stands for, by pack version: read from each published version once, for it never changes. */
import type { Query, Runtime } from '@homeward/runtime';

export interface OwnLimit {
  readonly version: string;
  readonly process: string;
  readonly task: string;
  readonly deadline: string;
}

const known = new WeakMap<Runtime, Map<string, readonly OwnLimit[]>>();

/** Of every version that the authority has published: a case may be pinned to any of them. */
export async function readOwnLimits(runtime: Runtime, query: Query, authority: string): Promise<readonly OwnLimit[]> {
  const read = known.get(runtime) ?? new Map<string, readonly OwnLimit[]>();
  known.set(runtime, read);
  const versions = await query<{ hash: string }>('select hash from pack_version where authority_id = $1', [authority]);
  const unread = versions.map(({ hash }) => hash).filter((hash) => !read.has(hash));
  if (unread.length > 0) {
    const found = await query<{ version: string; process: string; task: string; deadline: string }>(
      `select v.hash as version, p.key as process, t.key as task, t.value ->> 'deadline' as deadline
       from pack_version v, json_each(v.pack -> 'processes') as p, json_each(p.value -> 'tasks') as t
       where v.authority_id = $1 and v.hash = any($2) and t.value ->> 'deadline' is not null`,
      [authority, unread],
    );
    for (const hash of unread)
      read.set(
        hash,
        found.filter(({ version }) => version === hash),
      );
  }
  return versions.flatMap(({ hash }) => read.get(hash) ?? []);
}
