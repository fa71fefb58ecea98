/** Compiled pack versions, each built once: they never change, so they are kept for as long as the process lives. */
import type { Pack } from '@homeward/definition';
import { type CompiledPack, compilePack } from '@homeward/engine';
import type pg from 'pg';
import { withAuthority } from './with-authority.js';

export interface CurrentPack {
  readonly hash: string;
  readonly compiled: CompiledPack;
}

export interface PackStore {
  /** Throws when the authority has no such version. */
  version(authority: string, hash: string): Promise<CompiledPack>;
  /** The version new cases open under. */
  current(authority: string): Promise<CurrentPack>;
}

export function packStore(pool: pg.Pool): PackStore {
  const kept = new Map<string, Promise<CompiledPack>>();
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
  return {
    version,
    current: async (authority) => {
      const [row] = await withAuthority(pool, authority, (query) =>
        query<{ current_version: string | null }>('select current_version from authority where id = $1', [authority]),
      );
      if (!row?.current_version) throw new Error('The authority has no published pack.');
      return { hash: row.current_version, compiled: await version(authority, row.current_version) };
    },
  };
}
