/** A published version by its name, for a request: what is not there looks like what may not be seen. */
import type { CompiledPack } from '@homeward/engine';
import { type Runtime, withAuthority } from '@homeward/runtime';
import { notFound } from '../http/problem-error.js';

export async function packOfVersion(runtime: Runtime, authority: string, version: string): Promise<CompiledPack> {
  const rows = await withAuthority(runtime.pool, authority, (query) =>
    query('select from pack_version where authority_id = $1 and hash = $2', [authority, version]),
  );
  if (rows.length === 0) throw notFound();
  return runtime.packs.version(authority, version);
}
