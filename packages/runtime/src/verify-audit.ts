/** Checks an audit trail against its chain, from a database or a dump: names the first entry that is not as it was written. */
import { type Checkpoint, chainHash, checkpointHash, type Head, type Link, NO_HASH } from './chain.js';

/** One row of the trail as it was read. Hashes are hexadecimal. */
export interface TrailRow extends Link {
  readonly previous: string;
  readonly hash: string;
}

export interface CheckpointRow extends Checkpoint {
  readonly previous: string;
  readonly hash: string;
}

export type Verdict =
  | { readonly ok: true; readonly entries: number; readonly cases: number; readonly checkpoints: number }
  | {
      readonly ok: false;
      readonly caseId: string | null;
      readonly revision: number | null;
      readonly checkpoint: number | null;
      readonly sentence: string;
    };

type Rows<T> = Iterable<T> | AsyncIterable<T>;

/**
 * @param key the chain's key
 * @param rows every event of one authority, by case, then by revision
 * @param checkpoints its checkpoints by number; an event that one vouches for must be there
 */
export async function verifyAudit(
  key: Buffer,
  rows: Rows<TrailRow>,
  checkpoints: Rows<CheckpointRow>,
): Promise<Verdict> {
  const vouched = new Map<string, Head[]>();
  let previous = NO_HASH;
  let count = 0;
  for await (const { previous: stated, hash, ...checkpoint } of checkpoints) {
    count += 1;
    const bad = (sentence: string): Verdict => ({
      ok: false,
      caseId: null,
      revision: null,
      checkpoint: checkpoint.number,
      sentence,
    });
    if (checkpoint.number !== count) return bad(`Checkpoint ${count} is missing.`);
    if (stated !== previous) return bad(`Checkpoint ${checkpoint.number} does not follow from the one before.`);
    if (checkpointHash(key, previous, checkpoint) !== hash)
      return bad(`Checkpoint ${checkpoint.number} is not as it was signed.`);
    previous = hash;
    for (const head of checkpoint.heads) vouched.set(head.case, [...(vouched.get(head.case) ?? []), head]);
  }
  const checked = await verifyChains(key, rows, vouched);
  if ('sentence' in checked) return checked;
  const lost = vouched.values().next().value?.[0];
  if (lost !== undefined)
    return badEntry(
      lost.case,
      lost.revision,
      `The entries of this case end before revision ${lost.revision}, which a checkpoint vouches for.`,
    );
  return { ok: true, ...checked, checkpoints: count };
}

const badEntry = (caseId: string, revision: number, sentence: string): Verdict & { ok: false } => ({
  ok: false,
  caseId,
  revision,
  checkpoint: null,
  sentence,
});

/** Walks the chains and takes from `vouched` what it finds. */
async function verifyChains(
  key: Buffer,
  rows: Rows<TrailRow>,
  vouched: Map<string, Head[]>,
): Promise<{ entries: number; cases: number } | (Verdict & { ok: false })> {
  let entries = 0;
  let cases = 0;
  let caseId = '';
  let previous = NO_HASH;
  let expected = 0;
  for await (const { previous: stated, hash, ...link } of rows) {
    if (link.caseId !== caseId) {
      caseId = link.caseId;
      previous = NO_HASH;
      expected = 0;
      cases += 1;
    }
    if (link.revision !== expected) return badEntry(caseId, expected, `Entry ${expected} is missing.`);
    if (stated !== previous)
      return badEntry(caseId, link.revision, `Entry ${link.revision} does not follow from the one before.`);
    if (chainHash(key, previous, link) !== hash)
      return badEntry(caseId, link.revision, `Entry ${link.revision} is not as it was written.`);
    const heads = vouched.get(caseId);
    if (heads !== undefined) {
      const head = heads.find((one) => one.revision === link.revision);
      if (head !== undefined && head.hash !== hash)
        return badEntry(caseId, link.revision, `Entry ${link.revision} is not the one a checkpoint vouches for.`);
      const left = heads.filter((one) => one.revision !== link.revision);
      if (left.length === 0) vouched.delete(caseId);
      else vouched.set(caseId, left);
    }
    previous = hash;
    expected += 1;
    entries += 1;
  }
  return { entries, cases };
}
