/** The files of published versions as they are edited: kept beside each version, and made out of the pack for one that is older than that. */
import { createHash } from 'node:crypto';
import { draftFilesOf, type Pack, type Story, type WrittenOut } from '@homeward/definition';
import type { Query } from '../with-authority.js';

export interface KeptFiles extends WrittenOut {
  readonly id: string;
  readonly version: string;
}

/** Keeps the files of a version unless the very same are kept already. */
export async function keepFiles(query: Query, authority: string, version: string, written: WrittenOut): Promise<void> {
  const texts = [written.files, written.origins, written.blocks].map((part) => JSON.stringify(part));
  // The text as it is: other than a version's, this hash must change with the order of names.
  const hash = createHash('sha256').update(texts.join('\n')).digest('hex');
  await query(
    `insert into pack_files (authority_id, version, hash, files, origins, blocks)
     select $1, $2, $3, $4, $5, $6 where $3 is distinct from
       (select hash from pack_files where authority_id = $1 and version = $2 order by id desc limit 1)`,
    [authority, version, hash, ...texts],
  );
}

/** The files of a version; undefined when the authority has no such version. */
export async function filesOfVersion(query: Query, authority: string, version: string): Promise<KeptFiles | undefined> {
  const kept = await lastKept(query, authority, version);
  if (kept !== undefined) return kept;
  const [row] = await query<{ pack: Pack; stories: Story[] | null }>(
    `select pack, (select stories from pack_walkthroughs w where w.authority_id = v.authority_id and w.version = v.hash order by id desc limit 1) as stories
     from pack_version v where authority_id = $1 and hash = $2`,
    [authority, version],
  );
  if (row === undefined) return undefined;
  await keepFiles(query, authority, version, {
    files: draftFilesOf(row.pack, row.stories ?? []),
    origins: {},
    blocks: {},
  });
  return lastKept(query, authority, version);
}

async function lastKept(query: Query, authority: string, version: string): Promise<KeptFiles | undefined> {
  const [row] = await query<Pick<KeptFiles, 'id' | 'version' | 'files' | 'origins' | 'blocks'>>(
    'select id, version, files, origins, blocks from pack_files where authority_id = $1 and version = $2 order by id desc limit 1',
    [authority, version],
  );
  return row;
}
