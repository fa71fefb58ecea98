/** What is done with a draft as a whole: sent to review, given back, renamed, abandoned, taken up again, published. Each leaves an entry. */
import type { Query } from '../with-authority.js';
import { tellDraftMoved } from './draft-moved.js';
import { lockDraft, type PackDraft, type PackDraftStatus, packDraft, type WhoAndWhen } from './pack-drafts.js';

export type PackDraftAct =
  | 'started'
  | 'renamed'
  | 'sentToReview'
  | 'givenBack'
  | 'abandoned'
  | 'reopened'
  | 'published';

/** From which status an act leads where; renaming leaves the status as it is. */
const LEADS: Readonly<
  Record<Exclude<PackDraftAct, 'started'>, readonly [readonly PackDraftStatus[], PackDraftStatus | undefined]>
> = {
  renamed: [['draft', 'inReview'], undefined],
  sentToReview: [['draft'], 'inReview'],
  givenBack: [['inReview'], 'draft'],
  abandoned: [['draft', 'inReview'], 'abandoned'],
  reopened: [['abandoned'], 'draft'],
  published: [['draft', 'inReview'], 'published'],
};

export interface ActWanted {
  readonly act: keyof typeof LEADS;
  /** What they wrote about it; the version, of a draft that was published. */
  readonly note?: string;
  readonly title?: string;
}

/** `closed`: it cannot be done as the draft stands. Undefined: there is no such draft. */
export async function doDraftAct(
  query: Query,
  { authority, person, at }: WhoAndWhen,
  id: string,
  { act, note, title }: ActWanted,
): Promise<{ readonly draft: PackDraft } | { readonly closed: PackDraft } | undefined> {
  const before = await lockDraft(query, authority, id);
  if (before === undefined) return undefined;
  const [from, to] = LEADS[act];
  if (!from.includes(before.status)) return { closed: before };
  await query('update pack_draft set status = $2, title = $3, changed_at = $4 where id = $1', [
    id,
    to ?? before.status,
    act === 'renamed' ? (title ?? before.title) : before.title,
    at,
  ]);
  await query(
    'insert into pack_draft_act (authority_id, draft_id, act, person_id, at, seq, note) values ($1, $2, $3, $4, $5, $6, $7)',
    [authority, id, act, person, at, before.seq, note ?? (act === 'renamed' ? (title ?? null) : null)],
  );
  await tellDraftMoved(query, { authority, draft: id, seq: before.seq });
  const draft = await packDraft(query, authority, id);
  return draft === undefined ? undefined : { draft };
}

export interface ListedAct {
  readonly act: PackDraftAct;
  readonly person: string;
  readonly at: Date;
  readonly seq: number;
  readonly note: string | null;
}

/** In the order in which they were done. */
export const draftActs = (query: Query, id: string): Promise<ListedAct[]> =>
  query<ListedAct>(
    'select a.act, p.name as person, a.at, a.seq, a.note from pack_draft_act a join person p on p.id = a.person_id where a.draft_id = $1 order by a.id',
    [id],
  );
