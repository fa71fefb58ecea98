/** Compiled pack versions, each built once: they never change, so they are kept for as long as the process lives. */
import type { Pack, Story } from '@homeward/definition';
import { type ClauseReport, type CompiledPack, compilePack } from '@homeward/engine';
import type pg from 'pg';
import { reportClausesAside } from './report-clauses-aside.js';
import type { Clock } from './today.js';
import { withAuthority } from './with-authority.js';

export interface CurrentPack {
  readonly hash: string;
  readonly compiled: CompiledPack;
}

export interface PackStore {
  /** Throws when the authority has no such version. */
  version(authority: string, hash: string): Promise<CompiledPack>;
  /** The version new cases open under today. */
  current(authority: string): Promise<CurrentPack>;
  /** How the clauses of that version are covered, with its current version's hash: worked out once, in a thread of its own, and kept. */
  clauses(authority: string): Promise<ClauseReport & { readonly version: string }>;
}

/** @param clock says which release's day has come */
export function packStore(pool: pg.Pool, clock: Clock): PackStore {
  const kept = new Map<string, Promise<CompiledPack>>();
  const reports = new Map<string, Promise<ClauseReport>>();
  const load = async (authority: string, hash: string): Promise<CompiledPack> => {
    const [row] = await withAuthority(pool, authority, (query) =>
      query<{ pack: Pack }>('select pack from pack_version where authority_id = $1 and hash = $2', [authority, hash]),
    );
    if (row === undefined) throw new Error(`The authority has no pack version ${hash.slice(0, 12)}.`);
    return compilePack(row.pack);
  };
  const version = (authority: string, hash: string): Promise<CompiledPack> => {
    const name = `${authority} ${hash}`;
    const known = kept.get(name);
    if (known !== undefined) return known;
    const loading = load(authority, hash);
    kept.set(name, loading);
    // A failed load is tried again: the database may only have been away.
    loading.catch(() => kept.delete(name));
    return loading;
  };
  const current = async (authority: string): Promise<CurrentPack> => {
    const [row] = await withAuthority(pool, authority, (query) =>
      query<{ current_version: string | null }>('select current_version_on($1) as current_version', [clock.today()]),
    );
    if (!row?.current_version) throw new Error('The authority has no published pack.');
    return { hash: row.current_version, compiled: await version(authority, row.current_version) };
  };
  return {
    version,
    current,
    clauses: async (authority) => {
      const { hash, compiled } = await current(authority);
      const [row] = await withAuthority(pool, authority, (query) =>
        query<{ hash: string }>(
          'select hash from pack_walkthroughs where authority_id = $1 and version = $2 order by id desc limit 1',
          [authority, hash],
        ),
      );
      const name = `${authority} ${hash} ${row?.hash ?? ''}`;
      const report =
        reports.get(name) ??
        storiesOf(pool, authority, hash).then((stories) => reportClausesAside(compiled.pack, stories));
      reports.set(name, report);
      report.catch(() => reports.delete(name));
      return { version: hash, ...(await report) };
    },
  };
}

/** A version from before walkthroughs were kept has none. */
async function storiesOf(pool: pg.Pool, authority: string, version: string): Promise<readonly Story[]> {
  const [row] = await withAuthority(pool, authority, (query) =>
    query<{ stories: Story[] }>(
      'select stories from pack_walkthroughs where authority_id = $1 and version = $2 order by id desc limit 1',
      [authority, version],
    ),
  );
  return row?.stories ?? [];
}
