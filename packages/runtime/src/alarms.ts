/** What time does: claims the cases in which a moment has come, and sends each moment through the one door. */
import type { PlainDate } from '@homeward/definition';
import { type CaseRecord, type CompiledPack, SYSTEM, type TimePasses, timeCommands } from '@homeward/engine';
import { birthdays, nextLookOn } from './alarm-days.js';
import { commitCommand, type Keyed, type Stand } from './commit-command.js';
import { nameOf } from './relay.js';
import type { Runtime } from './runtime.js';
import { withAuthority } from './with-authority.js';

const BATCH = 100;
const AT_ONCE = 4;

interface Claimed {
  case_id: string;
  due_on: PlainDate;
}

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
    for (const { authority } of rows) {
      const claimed = await claim(runtime, authority);
      claimedAny ||= claimed.length > 0;
      sent += await sendAll(runtime, authority, claimed, report);
    }
    if (!claimedAny) return sent;
  }
}

/** A case that fails waits a minute, then two, then four: it must not keep the others from being looked at. */
const claim = ({ pool, clock }: Runtime, authority: string): Promise<Claimed[]> =>
  withAuthority(pool, authority, (query) =>
    query<Claimed>(
      `update alarm set claimed_until = $2::timestamptz + (2 ^ least(attempts, 8)) * interval '1 minute', attempts = attempts + 1
       where case_id in (
         select case_id from alarm where due_on <= $1 and (claimed_until is null or claimed_until < $2)
         order by due_on limit ${BATCH} for update skip locked)
       returning case_id, due_on`,
      [clock.today(), clock.now()],
    ),
  );

async function sendAll(
  runtime: Runtime,
  authority: string,
  claimed: readonly Claimed[],
  report: (sentence: string) => void,
): Promise<number> {
  const waiting = [...claimed];
  let sent = 0;
  const work = async (): Promise<void> => {
    for (let one = waiting.shift(); one !== undefined; one = waiting.shift()) {
      try {
        const took = await sendMoments(runtime, authority, one);
        sent += took;
      } catch (thrown) {
        report(`Time could not go on in case ${one.case_id}: ${nameOf(thrown)}.`);
      }
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return sent;
}

/** Far more moments than one case can have in a day: a pack whose moments never end must not hold a worker. */
const MOST_MOMENTS = 500;

/** Every moment of one case up to today, one after the other: each may change which comes next. */
async function sendMoments(
  runtime: Runtime,
  authority: string,
  { case_id: caseId, due_on: dueOn }: Claimed,
): Promise<number> {
  const today = runtime.clock.today();
  const done = new Set<string>();
  const nextMoment = (record: CaseRecord, compiled: CompiledPack): Keyed | undefined =>
    [...birthdays(compiled, record, dueOn, today), ...timeCommands(record, today)]
      .map((command) => ({ command, key: momentKey(command) }))
      .filter(({ key }) => !done.has(key))
      .sort((a, b) => a.command.on.localeCompare(b.command.on))[0];
  let sent = 0;
  for (let round = 0; round < MOST_MOMENTS; round += 1) {
    let asked: string | undefined;
    const outcome = await commitCommand(runtime, {
      caseId,
      who: { kind: 'system', authority, actor: SYSTEM },
      ask: (record, compiled) => {
        const next = nextMoment(record, compiled);
        asked = next?.key;
        return next;
      },
    });
    // A gate of the pack may refuse even time: that moment is not asked for again today.
    if (asked !== undefined) done.add(asked);
    if (outcome.kind === 'accepted') sent += 1;
    const stands = outcome.kind === 'accepted' || outcome.kind === 'nothing' ? outcome : undefined;
    // What stands after the last moment is known: the case need not be read again to find that nothing is left.
    if (stands !== undefined && nextMoment(stands.record, stands.stand.compiled) === undefined) {
      await settle(runtime, authority, stands, today);
      return sent;
    }
    if (outcome.kind === 'no-such-case' || outcome.kind === 'not-signed-in') return sent;
  }
  throw new Error('More moments came due in one case than a day can hold.');
}

/** Each moment of each instance once, whoever sends it. */
const momentKey = ({ event, deadline, instance, step, on }: TimePasses): string =>
  `time|${event}|${deadline ?? ''}|${instance ?? ''}|${step ?? ''}|${on}`;

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
