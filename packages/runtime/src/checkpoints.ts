/** Signs where every changed case's chain stands, and reads the trail back for checking. */
import { type Checkpoint, checkpointHash, type Head, NO_HASH } from './chain.js';
import { checkpointsOf, trailOf } from './read-trail.js';
import type { Runtime } from './runtime.js';
import { type Verdict, verifyAudit } from './verify-audit.js';
import { type Query, withAuthority } from './with-authority.js';

/** A commit that began before a checkpoint may become visible after it: each one looks back this far, and vouches twice rather than never. */
const OVERLAP_MS = 10 * 60_000;

/** Adds a checkpoint to every authority in which something changed. @returns how many were made */
export async function makeCheckpoints(runtime: Runtime): Promise<number> {
  const { rows } = await runtime.pool.query<{ authority: string }>('select authority_ids() as authority');
  let made = 0;
  for (const { authority } of rows) made += (await makeCheckpoint(runtime, authority)) ? 1 : 0;
  return made;
}

const makeCheckpoint = ({ pool, clock, chainKey }: Runtime, authority: string): Promise<boolean> =>
  withAuthority(pool, authority, async (query) => {
    // One at a time for an authority, in whatever process.
    await query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`checkpoint ${authority}`]);
    const [last] = await query<{ number: number; made_at: Date; hash: string }>(
      `select number, made_at, encode(hash, 'hex') as hash from chain_checkpoint order by number desc limit 1`,
    );
    const since = last === undefined ? new Date(0) : new Date(last.made_at.getTime() - OVERLAP_MS);
    const heads = await query<Head>(
      // By the events: an index over when a case changed would be written anew with every change of every case.
      `select id as "case", revision, encode(last_hash, 'hex') as hash from case_record
       where id in (select case_id from event where recorded_at >= $1) order by id`,
      [since],
    );
    if (heads.length === 0 || (last !== undefined && !(await anyNew(query, last.number, heads)))) return false;
    const checkpoint: Checkpoint = {
      authority,
      number: (last?.number ?? 0) + 1,
      madeAt: clock.now().toISOString(),
      heads,
    };
    const previous = last?.hash ?? NO_HASH;
    await query(
      `insert into chain_checkpoint (authority_id, number, made_at, heads, previous_hash, hash)
       values ($1, $2, $3, $4, decode($5, 'hex'), decode($6, 'hex'))`,
      [
        authority,
        checkpoint.number,
        checkpoint.madeAt,
        JSON.stringify(heads),
        previous,
        checkpointHash(chainKey, previous, checkpoint),
      ],
    );
    return true;
  });

/** Whether a head is not in the checkpoint before: otherwise an idle authority would gather checkpoints that say the same. */
async function anyNew(query: Query, number: number, heads: readonly Head[]): Promise<boolean> {
  const [row] = await query<{ heads: Head[] }>('select heads from chain_checkpoint where number = $1', [number]);
  const said = new Set((row?.heads ?? []).map((head) => head.hash));
  return heads.some((head) => !said.has(head.hash));
}

/** Checks an authority's trail as it stands in the database. */
export const verifyAuthority = ({ pool, chainKey }: Runtime, authority: string): Promise<Verdict> =>
  withAuthority(pool, authority, async (query) =>
    verifyAudit(chainKey, trailOf(query, authority), await checkpointsOf(query)),
  );
