/** Whose signatures an authority takes: keys that its process owners have accepted by their fingerprint. */
import type { WhoAndWhen } from '../drafts/pack-drafts.js';
import type { Query } from '../with-authority.js';

export interface Signer {
  readonly fingerprint: string;
  readonly publicKey: string;
  readonly name: string;
  readonly acceptedBy: string;
  readonly acceptedAt: Date;
}

/** Those that are accepted now, by name. */
export const knownSigners = (query: Query, authority: string): Promise<Signer[]> =>
  query<Signer & { readonly [column: string]: unknown }>(
    `select l.fingerprint, l.public_key as "publicKey", l.name, p.name as "acceptedBy", l.at as "acceptedAt" from (
       select distinct on (fingerprint) * from pack_signer_act where authority_id = $1 order by fingerprint, id desc
     ) l join person p on p.id = l.person_id where l.act = 'accepted' order by l.name, l.fingerprint`,
    [authority],
  );

export const acceptSigner = async (
  query: Query,
  who: WhoAndWhen,
  signer: Pick<Signer, 'fingerprint' | 'publicKey' | 'name'>,
): Promise<void> => noteAct(query, who, signer, 'accepted');

/** @returns whether it was known */
export async function withdrawSigner(query: Query, who: WhoAndWhen, fingerprint: string): Promise<boolean> {
  const signer = (await knownSigners(query, who.authority)).find((one) => one.fingerprint === fingerprint);
  if (signer === undefined) return false;
  await noteAct(query, who, signer, 'withdrawn');
  return true;
}

const noteAct = async (
  query: Query,
  { authority, person, at }: WhoAndWhen,
  { fingerprint, publicKey, name }: Pick<Signer, 'fingerprint' | 'publicKey' | 'name'>,
  act: 'accepted' | 'withdrawn',
): Promise<void> => {
  await query(
    `insert into pack_signer_act (authority_id, fingerprint, public_key, name, act, person_id, at) values ($1, $2, $3, $4, $5, $6, $7)`,
    [authority, fingerprint, publicKey, name, act, person, at],
  );
};
