/** Tells every process that a draft has changed, for the pages that show it. */
import type { Query } from '../with-authority.js';

/** The PostgreSQL channel. */
export const DRAFT_MOVED_CHANNEL = 'homeward_draft_moved';

export interface PackDraftMoved {
  readonly authority: string;
  readonly draft: string;
  readonly seq: number;
}

/** Heard once the transaction is committed. */
export const tellDraftMoved = async (query: Query, moved: PackDraftMoved): Promise<void> => {
  await query('select pg_notify($1, $2)', [DRAFT_MOVED_CHANNEL, JSON.stringify(moved)]);
};
