/** An entry for each pack that went out or came in. */
import type { Query } from '../with-authority.js';

export interface Exchange {
  readonly act: 'exported' | 'imported';
  readonly form: 'file' | 'folder';
  readonly hash: string;
  readonly version?: string;
  readonly draft?: string;
  readonly fingerprint?: string;
  readonly signer?: string;
}

export const noteExchange = async (
  query: Query,
  { authority, person, at }: { readonly authority: string; readonly person: string | null; readonly at: Date },
  { act, form, hash, version, draft, fingerprint, signer }: Exchange,
): Promise<void> => {
  await query(
    `insert into pack_exchange (authority_id, act, form, hash, version, draft_id, fingerprint, signer, person_id, at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [authority, act, form, hash, version ?? null, draft ?? null, fingerprint ?? null, signer ?? null, person, at],
  );
};

export interface ListedExchange {
  readonly act: 'exported' | 'imported';
  readonly form: 'file' | 'folder';
  readonly hash: string;
  readonly version: string | null;
  readonly draft: string | null;
  readonly signer: string | null;
  readonly fingerprint: string | null;
  /** Null for somebody at the command line. */
  readonly person: string | null;
  readonly at: Date;
}

/** The latest first. */
export const listedExchanges = (query: Query, authority: string, most: number): Promise<ListedExchange[]> =>
  query<ListedExchange & { readonly [column: string]: unknown }>(
    `select e.act, e.form, e.hash, e.version, e.draft_id as draft, e.signer, e.fingerprint, p.name as person, e.at
     from pack_exchange e left join person p on p.id = e.person_id where e.authority_id = $1 order by e.id desc limit $2`,
    [authority, most],
  );
