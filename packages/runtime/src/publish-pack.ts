/** Publishes a pack: an immutable version named by the hash of its content. */
import { createHash, randomUUID } from 'node:crypto';
import type { Pack, PackContent, Story, WrittenOut } from '@homeward/definition';
import { canonical } from '@homeward/engine';
import type pg from 'pg';
import { keepFiles } from './drafts/pack-files.js';
import { keepContent } from './exchange/kept-content.js';
import { type Query, withAuthority } from './with-authority.js';

/** The version's name: SHA-256 over the pack with its keys in order. */
export const packHash = (pack: Pack): string => hashOf(pack);

/** SHA-256 over a value with its keys in order. */
export const hashOf = (value: unknown): string => createHash('sha256').update(canonical(value)).digest('hex');

export interface Publication {
  readonly pack: Pack;
  /** The walkthroughs it is held to. They decide nothing in a case, so they are kept beside the version and do not name it. */
  readonly stories: readonly Story[];
  /** Its files as they are edited. Without them an editor makes files out of the pack. */
  readonly written?: WrittenOut;
  /** Its files as they were written, building blocks not written out: what it is taken out as. */
  readonly content?: PackContent;
  readonly note: string;
  readonly publishedAt: Date;
  readonly publishedBy?: string;
}

/**
 * What comes with an installation: stores the version, its authority and its teams, and makes new cases open under it as long as no process owner has published
 * a version of her own. Cases that run keep theirs. Publishing the same content again changes nothing.
 * @returns the version's hash
 */
export async function publishPack(pool: pg.Pool, publication: Publication): Promise<string> {
  const { authority } = publication.pack;
  return withAuthority(pool, authority.id, async (query) => {
    await query(
      `insert into authority (id, name, nation) values ($1, $2, $3)
       on conflict (id) do update set name = excluded.name, nation = excluded.nation`,
      [authority.id, authority.name, authority.nation],
    );
    const hash = await storeVersion(query, publication);
    // Once a process owner has published a version of her own, what comes with an installation is an offer.
    await query(
      `update authority set current_version = $2 where id = $1 and (current_version is null or not exists (
         select from pack_release r where r.authority_id = $1
           and not exists (select from pack_release_act w where w.release_id = r.id and w.act = 'withdrawn')))`,
      [authority.id, hash],
    );
    return hash;
  });
}

/** The version with its walkthroughs, its files and its teams. Nothing opens under it yet. The same content is stored once. @returns its hash */
export async function storeVersion(
  query: Query,
  { pack, stories, written, content, note, publishedAt, publishedBy }: Publication,
): Promise<string> {
  const { authority } = pack;
  const hash = packHash(pack);
  await query(
    `insert into pack_version (authority_id, hash, pack, published_at, published_by, note) values ($1, $2, $3, $4, $5, $6)
     on conflict (authority_id, hash) do nothing`,
    [authority.id, hash, JSON.stringify(pack), publishedAt.toISOString(), publishedBy ?? null, note],
  );
  await query(
    `insert into pack_walkthroughs (authority_id, version, hash, stories)
     select $1, $2, $3, $4 where $3 is distinct from
       (select hash from pack_walkthroughs where authority_id = $1 and version = $2 order by id desc limit 1)`,
    [authority.id, hash, hashOf(stories), JSON.stringify(stories)],
  );
  if (written !== undefined) await keepFiles(query, authority.id, hash, written);
  if (content !== undefined) await keepContent(query, authority.id, { version: hash }, content);
  await query(
    `insert into team (authority_id, key, title, service) select $1, t.key, t.title, t.service
     from jsonb_to_recordset($2::jsonb) as t (key text, title text, service text)
     on conflict (authority_id, key) do update set title = excluded.title, service = excluded.service`,
    [authority.id, JSON.stringify(authority.teams)],
  );
  return hash;
}

/** Random, for rows that nothing else names. */
export const newId = (): string => randomUUID();
