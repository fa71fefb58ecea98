/** The files of packs as they were written: kept once by their hash, beside the versions that were read from them and the drafts that they were brought in with. */
import { type AuthoredContent, authoredContent, type DraftFiles, type PackContent } from '@homeward/definition';
import { readPackDraft } from '../drafts/pack-drafts.js';
import { filesOfVersion } from '../drafts/pack-files.js';
import type { Query } from '../with-authority.js';
import { contentHash } from './pack-file.js';

type ContentOf = { readonly version: string } | { readonly draft: string };

/** Keeps the content unless it is kept already, and what it is the content of. @returns its hash */
export async function keepContent(
  query: Query,
  authority: string,
  of: ContentOf,
  content: PackContent,
): Promise<string> {
  const hash = contentHash(content);
  const known = await query('select from pack_content where authority_id = $1 and hash = $2', [authority, hash]);
  // Asked first: at every start some megabytes would be sent for nothing.
  if (known.length === 0)
    await query(
      'insert into pack_content (authority_id, hash, files, common) values ($1, $2, $3, $4) on conflict do nothing',
      [authority, hash, JSON.stringify(content.files), JSON.stringify(content.common)],
    );
  const [version, draft] = 'version' in of ? [of.version, null] : [null, of.draft];
  await query(
    `insert into pack_content_of (authority_id, version, draft_id, hash) select $1, $2, $3::uuid, $4 where $4 is distinct from
       (select hash from pack_content_of where authority_id = $1 and version is not distinct from $2 and draft_id is not distinct from $3::uuid order by id desc limit 1)`,
    [authority, version, draft, hash],
  );
  return hash;
}

/** The hash of what was kept last. */
export async function contentHashKept(query: Query, authority: string, of: ContentOf): Promise<string | undefined> {
  const [condition, value] = conditionOf(of);
  const [row] = await query<{ hash: string }>(
    `select o.hash from pack_content_of o where o.authority_id = $1 and ${condition} order by o.id desc limit 1`,
    [authority, value],
  );
  return row?.hash;
}

const conditionOf = (of: ContentOf): readonly [string, string] =>
  'version' in of ? ['o.version = $2', of.version] : ['o.draft_id = $2::uuid', of.draft];

const lastKept = async (query: Query, authority: string, of: ContentOf): Promise<PackContent | undefined> => {
  const [condition, value] = conditionOf(of);
  const [row] = await query<{ files: PackContent['files']; common: PackContent['common'] }>(
    `select c.files, c.common from pack_content_of o join pack_content c on c.authority_id = o.authority_id and c.hash = o.hash
     where o.authority_id = $1 and ${condition} order by o.id desc limit 1`,
    [authority, value],
  );
  return row;
};

/**
 * What a version was read from. For one that is older than such keeping, its files with everything written out: the same each time it is asked for.
 * @returns undefined when the authority has no such version
 */
export async function contentOfVersion(
  query: Query,
  authority: string,
  version: string,
): Promise<AuthoredContent | undefined> {
  const kept = await lastKept(query, authority, { version });
  if (kept !== undefined)
    return { content: kept, writtenOut: !Object.hasOwn(kept.files, 'blocks.json'), guardsLeftOut: false };
  const found = await filesOfVersion(query, authority, version);
  if (found === undefined) return undefined;
  const authored = authoredContent(found.files, undefined);
  await keepContent(query, authority, { version }, authored.content);
  return authored;
}

/** A draft as it stands, as its authority would write it. @returns undefined when there is no such draft */
export async function contentOfDraft(
  query: Query,
  authority: string,
  id: string,
): Promise<AuthoredContent | undefined> {
  const draft = await readPackDraft(query, authority, id);
  if (draft === undefined) return undefined;
  const { from, changed, gone, base } = draft;
  const files: DraftFiles = {
    ...Object.fromEntries(Object.entries(from.files).filter(([path]) => !gone.includes(path))),
    ...changed,
  };
  const broughtIn = await lastKept(query, authority, { draft: id });
  const began = broughtIn ?? (await lastKept(query, authority, { version: base }));
  return authoredContent(files, began);
}
