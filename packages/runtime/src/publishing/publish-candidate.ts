/** Publishes what the gate lets through: the version, the day from which it holds, and who answers for it, in one transaction. */
import { type GateItem, gateIsOpen, type PublishWish, publishGate } from '@homeward/engine';
import { doDraftAct } from '../drafts/draft-acts.js';
import { lockDraft } from '../drafts/pack-drafts.js';
import { contentOfDraft } from '../exchange/kept-content.js';
import { storeVersion } from '../publish-pack.js';
import { startReplay } from '../replaying/replay-run.js';
import type { Runtime } from '../runtime.js';
import { withAuthority } from '../with-authority.js';
import { type Candidate, judgeCandidate } from './candidate.js';

export interface Publishing {
  readonly authority: string;
  readonly candidate: Candidate;
  readonly wish: PublishWish;
  /** Who does it. */
  readonly person: string;
}

export type Published =
  | { readonly kind: 'published'; readonly version: string; readonly release: string; readonly startsOn: string }
  /** Nothing was published; what is left to do is among the items. */
  | { readonly kind: 'shut'; readonly items: readonly GateItem[] }
  /** The draft has changed, or was closed, while it was judged. Nothing was published. */
  | { readonly kind: 'draft-changed' };

/**
 * The re-run that the gate asks for must be of this very content. Should cases have changed since it began, they are all re-run once more, and what that finds counts.
 */
export async function publishCandidate(
  runtime: Runtime,
  { authority, candidate, wish, person }: Publishing,
): Promise<Published> {
  const today = runtime.clock.today();
  let judgement = await judgeCandidate(runtime, authority, candidate);
  const before = publishGate(judgement.candidate, wish, today);
  if (!gateIsOpen(before)) return { kind: 'shut', items: before };
  if (judgement.changedSince > 0) {
    const { finished } = await startReplay(runtime, { authority, pack: candidate.pack, person });
    await finished;
    judgement = await judgeCandidate(runtime, authority, candidate);
    const now = publishGate(judgement.candidate, wish, today);
    if (!gateIsOpen(now)) return { kind: 'shut', items: now };
  }
  const { version, owners, seconds } = judgement;
  const owner = owners.find(({ username }) => username === wish.owner);
  const second = seconds.find(({ username }) => username === wish.second);
  if (owner === undefined || wish.startsOn === undefined)
    throw new Error('The gate let a version without an owner or a day through.');
  const { startsOn, note = '' } = wish;
  const at = runtime.clock.now();
  const release = await withAuthority(runtime.pool, authority, async (query) => {
    if (candidate.draft !== undefined) {
      const draft = await lockDraft(query, authority, candidate.draft.id);
      if (draft === undefined || draft.seq !== candidate.draft.seq) return undefined;
      const done = await doDraftAct(query, { authority, person, at }, draft.id, { act: 'published', note: version });
      if (done === undefined || 'closed' in done) return undefined;
    }
    const { pack, stories, written } = candidate;
    const content =
      candidate.draft === undefined
        ? candidate.content
        : (await contentOfDraft(query, authority, candidate.draft.id))?.content;
    await storeVersion(query, {
      pack,
      stories,
      ...(written === undefined ? {} : { written }),
      ...(content === undefined ? {} : { content }),
      note,
      publishedAt: at,
      publishedBy: owner.id,
    });
    const [row] = await query<{ id: string }>(
      `insert into pack_release (authority_id, version, starts_on, owner_id, second_id, note, dealt_with, made_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8) returning id`,
      [authority, version, startsOn, owner.id, second?.id ?? null, note, JSON.stringify(wish.dealtWith), at],
    );
    await query(
      `insert into pack_release_act (authority_id, release_id, act, person_id, at, note) values ($1, $2, 'published', $3, $4, $5)`,
      [authority, row?.id, person, at, note],
    );
    return row?.id;
  });
  return release === undefined ? { kind: 'draft-changed' } : { kind: 'published', version, release, startsOn };
}
