/** What time does: claims the cases in which a moment has come, decides many of them at once, and writes them together. */
import type { PlainDate } from '@homeward/definition';
import { type CaseRecord, SYSTEM } from '@homeward/engine';
import { nextLookOn } from './alarm-days.js';
import type { Stand } from './command-request.js';
import { commitCommand } from './commit-command.js';
import { MOST_MOMENTS, nextMoment, tooManyMoments } from './next-moment.js';
import { type Claimed, type Played, playMoments, savePlayed } from './play-moments.js';
import { nameOf } from './relay.js';
import type { Runtime } from './runtime.js';
import { withAuthority } from './with-authority.js';
import { isUniqueViolation } from './write-saves.js';

/** Cases written in one transaction: more gains little, and holds many rows while it lasts. */
const BATCH = 100;
/** While the database writes one batch the next is decided. */
const BATCHES_AT_ONCE = 2;

/**
 * Goes on until nothing is due. Claims are rows, so any number of workers share the work; one that dies loses nothing, for its claims run out.
 * Late, double and lost wake-ups change nothing: the engine knows which moment of a deadline comes next.
 * @returns how many moments took effect
 */
export async function sendDueMoments(runtime: Runtime, report: (sentence: string) => void): Promise<number> {
  let sent = 0;
  for (;;) {
    const { rows } = await runtime.pool.query<{ authority: string }>({
      name: 'authorities_with_due_alarms',
      text: 'select authorities_with_due_alarms($1, $2) as authority',
      values: [runtime.clock.today(), runtime.clock.now()],
    });
    let claimedAny = false;
    const work = async (authority: string): Promise<void> => {
      for (
        let claimed = await claim(runtime, authority);
        claimed.length > 0;
        claimed = await claim(runtime, authority)
      ) {
        claimedAny = true;
        // Not `sent += await`: that would read the sum before waiting, and forget what others add meanwhile.
        const took = await sendBatch(runtime, authority, claimed, report);
        sent += took;
      }
    };
    for (const { authority } of rows) await Promise.all(Array.from({ length: BATCHES_AT_ONCE }, () => work(authority)));
    if (!claimedAny) return sent;
  }
}

async function claim({ pool, clock }: Runtime, authority: string): Promise<Claimed[]> {
  const { rows } = await pool.query<Claimed>({
    name: 'claim_moments',
    text: 'select * from claim_moments($1, $2, $3, $4)',
    values: [authority, clock.today(), clock.now(), BATCH],
  });
  return rows;
}

/** One transaction for all of them. Should it fail, because a person was faster in one of the cases, each goes on its own. */
async function sendBatch(
  runtime: Runtime,
  authority: string,
  claimed: readonly Claimed[],
  report: (sentence: string) => void,
): Promise<number> {
  const played: Played[] = [];
  for (const one of claimed) {
    try {
      played.push(playMoments(await runtime.packs.version(authority, one.version), one, runtime.clock.today()));
    } catch (thrown) {
      report(`Time could not go on in case ${one.case_id}: ${nameOf(thrown)}.`);
    }
  }
  try {
    await savePlayed(runtime, authority, played);
  } catch (thrown) {
    if (!isUniqueViolation(thrown) && !isLostRace(thrown))
      report(`Time could not go on in ${played.length} cases together: ${nameOf(thrown)}.`);
    return sendEach(runtime, authority, claimed, report);
  }
  const sent = played.reduce((sum, { moments }) => sum + moments.length, 0);
  if (sent > 0) runtime.bell.ring();
  return sent;
}

const isLostRace = (thrown: unknown): boolean =>
  thrown instanceof Error && 'code' in thrown && (thrown.code === '40001' || thrown.code === '40P01');

async function sendEach(
  runtime: Runtime,
  authority: string,
  claimed: readonly Claimed[],
  report: (sentence: string) => void,
): Promise<number> {
  let sent = 0;
  for (const one of claimed) {
    try {
      sent += await sendMoments(runtime, authority, one);
    } catch (thrown) {
      report(`Time could not go on in case ${one.case_id}: ${nameOf(thrown)}.`);
    }
  }
  return sent;
}

/** Every moment of a case by itself, one after the other, each a command of its own: what somebody changes meanwhile is taken account of. */
async function sendMoments(
  runtime: Runtime,
  authority: string,
  { case_id: caseId, due_on: dueOn }: Pick<Claimed, 'case_id' | 'due_on'>,
): Promise<number> {
  const today = runtime.clock.today();
  const done = new Set<string>();
  let sent = 0;
  for (let round = 0; round < MOST_MOMENTS; round += 1) {
    let asked: string | undefined;
    const outcome = await commitCommand(runtime, {
      caseId,
      who: { kind: 'system', authority, actor: SYSTEM },
      ask: (record, compiled) => {
        const next = nextMoment(compiled, record, dueOn, today, done);
        asked = next?.key;
        return next;
      },
    });
    // A gate of the pack may refuse even time: that moment is not asked for again today.
    if (asked !== undefined) done.add(asked);
    if (outcome.kind === 'accepted') sent += 1;
    const stands = outcome.kind === 'accepted' || outcome.kind === 'nothing' ? outcome : undefined;
    // What stands after the last moment is known: the case need not be read again to find that nothing is left.
    if (stands !== undefined && nextMoment(stands.stand.compiled, stands.record, dueOn, today, done) === undefined) {
      await settle(runtime, authority, stands, today);
      return sent;
    }
    if (outcome.kind === 'no-such-case' || outcome.kind === 'not-signed-in') return sent;
  }
  throw tooManyMoments();
}

/** Sets the alarm to the next day, unless the case has changed since: then it is looked at again. */
const settle = (
  { pool }: Runtime,
  authority: string,
  { record, stand }: { readonly record: CaseRecord; readonly stand: Stand },
  today: PlainDate,
): Promise<void> =>
  withAuthority(pool, authority, async (query) => {
    await query(
      `update alarm set claimed_until = null, attempts = 0,
         due_on = case when c.revision = $2 then coalesce($3::date, 'infinity'::date) else alarm.due_on end
       from case_record c where c.id = alarm.case_id and alarm.case_id = $1`,
      [record.id, record.revision, nextLookOn(stand.compiled, record, today) ?? null],
    );
  });

/**
 * Makes anew what is missing: an alarm for every case whose deadlines have a moment before the alarm's, or that has none.
 * @returns how many were put right
 */
export async function sweepAlarms({ pool }: Runtime): Promise<number> {
  const { rows } = await pool.query<{ authority: string }>('select authority_ids() as authority');
  let mended = 0;
  for (const { authority } of rows) {
    const found = await withAuthority(pool, authority, (query) =>
      query<{ case_id: string }>(
        `insert into alarm (case_id, authority_id, due_on)
         select d.case_id, d.authority_id, min(d.next_moment_on) from deadline d
         where d.next_moment_on is not null group by d.case_id, d.authority_id
         on conflict (case_id) do update set due_on = excluded.due_on, claimed_until = null, attempts = 0
         where excluded.due_on < alarm.due_on and alarm.claimed_until is null
         returning case_id`,
      ),
    );
    mended += found.length;
  }
  return mended;
}
