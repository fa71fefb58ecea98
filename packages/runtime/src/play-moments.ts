/** Plays what time has to say in many cases in memory, and writes all of it in one transaction. */
import type { PlainDate } from '@homeward/definition';
import { type CaseRecord, type CompiledPack, type Decision, decide, SYSTEM } from '@homeward/engine';
import { nextLookOn } from './alarm-days.js';
import { type ChangeRows, changeRows, changesOf, ROW_LISTS, requestHash } from './change-rows.js';
import { type KeyedMoment, MOST_MOMENTS, nextMoment, tooManyMoments } from './next-moment.js';
import type { Runtime } from './runtime.js';

/** A case that this worker has taken for a while, as it stands. */
export interface Claimed {
  case_id: string;
  due_on: PlainDate;
  version: string;
  record: CaseRecord;
  last_hash: Buffer;
}

export interface Played {
  readonly claimed: Claimed;
  readonly compiled: CompiledPack;
  readonly moments: readonly (KeyedMoment & { readonly decision: Decision })[];
  /** The case after the last of them. */
  readonly next: CaseRecord;
  /** The day on which to look again; undefined when never. */
  readonly lookOn: PlainDate | undefined;
}

/** Every moment of one case up to today, one after the other: each may change which comes next. */
export function playMoments(compiled: CompiledPack, claimed: Claimed, today: PlainDate): Played {
  const done = new Set<string>();
  const moments: (KeyedMoment & { decision: Decision })[] = [];
  let { record } = claimed;
  for (let round = 0; round < MOST_MOMENTS; round += 1) {
    const next = nextMoment(compiled, record, claimed.due_on, today, done);
    if (next === undefined)
      return { claimed, compiled, moments, next: record, lookOn: nextLookOn(compiled, record, today) };
    // A gate of the pack may refuse even time: that moment is not asked for again today.
    done.add(next.key);
    const decision = decide(compiled, record, next.command, { today, actor: SYSTEM });
    if (decision.kind === 'refusal') continue;
    moments.push({ ...next, decision });
    record = decision.next;
  }
  throw tooManyMoments();
}

/** Throws a serialization failure, and writes nothing, when a person was faster in one of the cases. */
export async function savePlayed(
  { pool, clock, chainKey }: Runtime,
  authority: string,
  played: readonly Played[],
): Promise<void> {
  const recordedAt = clock.now().toISOString();
  const changes = played
    .filter(({ moments }) => moments.length > 0)
    .map(({ claimed, compiled, moments, next }) => ({
      claimed,
      next,
      rows: changeRows(chainKey, compiled, {
        authority,
        previous: claimed.last_hash.toString('hex'),
        events: moments.map(({ command, key, decision }) => ({
          link: {
            authority,
            caseId: claimed.case_id,
            revision: decision.entry.revision,
            key,
            person: null,
            recordedAt,
            version: claimed.version,
            entry: decision.entry,
            changes: changesOf(decision),
          },
          event: decision.entry.event,
          happenedOn: decision.entry.on,
          request: requestHash(null, command),
          decision,
        })),
        next,
      }),
    }));
  const looks = played.map(({ claimed, next, lookOn }) => ({
    case: claimed.case_id,
    revision: next.revision,
    next: lookOn ?? null,
  }));
  await pool.query({
    name: 'save_moments',
    text: 'select save_moments($1, $2, $3, $4)',
    values: [
      authority,
      JSON.stringify(looks),
      JSON.stringify(changes.length === 0 ? {} : together(changes)),
      // Records are most of it and are only passed on. JSON itself never has a line end in it.
      changes.map(({ next }) => JSON.stringify(next)).join('\n'),
    ],
  });
}

interface CaseChange {
  readonly claimed: Claimed;
  readonly rows: ChangeRows;
}

/** The changes of many cases as one: every row says whose it is. */
function together(changes: readonly CaseChange[]): Record<string, readonly object[]> {
  const whole: Record<string, readonly object[]> = {
    cases: changes.map(({ claimed, rows }) => ({
      case: claimed.case_id,
      expected: claimed.record.revision,
      revision: rows.revision,
      hash: rows.hash,
      status: rows.status,
      plan: rows.plan,
      legalStatus: rows.legalStatus,
      nextDue: rows.nextDue,
      overdue: rows.overdue,
      changedAt: rows.changedAt,
    })),
    outbox: changes.map(({ claimed, rows }) => ({
      case: claimed.case_id,
      revision: rows.revision,
      signals: rows.signals,
    })),
  };
  for (const name of ['events', ...ROW_LISTS] as const) {
    const all = changes.flatMap(({ claimed, rows }) =>
      (rows[name] ?? []).map((row) => ({ ...row, case: claimed.case_id })),
    );
    if (all.length > 0) whole[name] = all;
  }
  return whole;
}
