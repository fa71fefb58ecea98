/** Re-runs a case's whole history against another pack: does it conform, and what would stand otherwise today. */
import { chartGraph, type PlainDate } from '@homeward/definition';
import { commandOf } from '../audit/replay.js';
import type { CaseRecord } from '../case-record.js';
import { stateTitle } from '../chart/state-titles.js';
import { SYSTEM, type TimePasses } from '../command.js';
import { timeCommands } from '../deadlines/time-commands.js';
import { decide } from '../decide.js';
import { newCase } from '../new-case.js';
import { activePaths } from '../rules/world.js';
import { compareEnd, stepsNotReached } from './compare-end.js';
import { breakOf, compareEntry, type EntryDifferences, noDifferences, refusedBreak } from './compare-entry.js';
import type { CaseReplay, LiveCase, PastEntry, ReplayBreak } from './live-case.js';
import type { PacksSideBySide } from './packs-side-by-side.js';

/** More moments than a limit has rungs and a case has limits: a pack whose time goes in circles must not hold the replay. */
const MOST_MOMENTS = 2_000;

/**
 * Pure. Every entry is decided again, with its answers, its day and its actor. What time had to say to a limit is taken from the history as long as that limit
 * goes the same way; a limit that the other pack counts otherwise is given its own moments, each on its day, and shows as a difference and not as a break.
 * A case under a newer state than the pack knows does not conform.
 *
 * @param today limits that differ go on to this day
 */
export const replayCase = (packs: PacksSideBySide, live: LiveCase, today: PlainDate): CaseReplay => {
  try {
    return rerunCase(packs, live, today);
  } catch (thrown) {
    // What only an unchecked pack can hold (a rule that names itself) is thrown: no case conforms to such a pack.
    const sentence = thrown instanceof Error ? thrown.message : 'The pack cannot be run.';
    const broke: ReplayBreak = {
      revision: 0,
      event: 'RECORD_OPENED',
      on: live.opening.openedOn,
      why: 'refused',
      sentence,
      lacks: [],
    };
    return { caseId: live.opening.id, conforms: false, entries: 0, broke, differences: [] };
  }
};

const rerunCase = (packs: PacksSideBySide, live: LiveCase, today: PlainDate): CaseReplay => {
  const start = startOf(packs, live);
  if ('why' in start) return { caseId: live.opening.id, conforms: false, entries: 0, broke: start, differences: [] };
  const rerun = new Rerun(packs, start, live.entries);
  for (const past of live.entries) {
    rerun.letTimePass(past.entry.recordedOn);
    const broke = rerun.take(past);
    if (broke !== undefined)
      return { caseId: live.opening.id, conforms: false, entries: rerun.taken, broke, differences: [] };
  }
  rerun.letTimePass(dayAfterAny(today));
  const broke = endBreak(packs, live, rerun.record);
  if (broke !== undefined)
    return { caseId: live.opening.id, conforms: false, entries: rerun.taken, broke, differences: [] };
  return {
    caseId: live.opening.id,
    conforms: true,
    entries: rerun.taken,
    differences: compareEnd(packs, live.stands, rerun.record, rerun.differences, today),
  };
};

/** Moments before a day are sent; so that those of the day itself are, too, it is followed by a character that no day contains. */
const dayAfterAny = (day: PlainDate): string => `${day}~`;

const startOf = ({ after }: PacksSideBySide, { opening, since }: LiveCase): CaseRecord | ReplayBreak => {
  const nowhere = (sentence: string): ReplayBreak => ({
    revision: since?.revision ?? 0,
    event: since === undefined ? 'RECORD_OPENED' : 'CASE_MOVED',
    on: opening.openedOn,
    why: 'state',
    sentence,
    lacks: [],
  });
  const process = Object.hasOwn(after.pack.processes, opening.process)
    ? after.pack.processes[opening.process]
    : undefined;
  if (process === undefined) return nowhere('The process that the case goes through is gone.');
  if (since === undefined) return newCase(after, opening);
  const { states } = chartGraph(process.chart);
  const gone = activePaths(since.state).find((path) => !states.has(path));
  return gone === undefined ? since : nowhere(`The step in which the case stood after its last move is gone: ${gone}.`);
};

/** A history that conforms entry by entry still breaks when the case stands in a step that the re-run never enters. */
const endBreak = (packs: PacksSideBySide, live: LiveCase, record: CaseRecord): ReplayBreak | undefined => {
  const [missed] = stepsNotReached(live.stands, record);
  if (missed === undefined) return undefined;
  const last = live.entries.at(-1);
  const process = packs.before.pack.processes[live.opening.process];
  const sentence = `The case stands at “${process === undefined ? missed : stateTitle(process, missed)}”, and the re-run does not.`;
  return last === undefined
    ? { revision: 0, event: 'RECORD_OPENED', on: live.opening.openedOn, why: 'state', sentence, lacks: [] }
    : breakOf(last, 'state', sentence, []);
};

/** One re-run on its way. */
class Rerun {
  readonly differences: EntryDifferences = noDifferences();
  taken = 0;
  private readonly otherwise: ReadonlySet<string>;
  private readonly refused = new Set<string>();
  private moments = 0;

  constructor(
    private readonly packs: PacksSideBySide,
    public record: CaseRecord,
    entries: readonly PastEntry[],
  ) {
    this.otherwise = packs.limits.get(record.process) ?? new Set();
    this.told = new Set(entries.flatMap(({ entry }) => (entry.kind === 'time' ? [momentName(commandOf(entry))] : [])));
  }

  /** Moments that the history has itself. */
  private readonly told: ReadonlySet<string>;

  take(past: PastEntry): ReplayBreak | undefined {
    const { entry } = past;
    this.taken += 1;
    const command = commandOf(entry);
    const result = decide(this.packs.after, this.record, command, { today: entry.recordedOn, actor: entry.actor });
    if (result.kind === 'refusal') {
      // The limit has other days here: what time said then is said, or is not, when it counts it so.
      if (command.kind === 'time' && command.deadline !== undefined && result.refusal === 'nothing-to-do') {
        this.differences.limits.add(command.deadline);
        return entry.entered.length > 0 || entry.left.length > 0 ? refusedBreak(past, result) : undefined;
      }
      return refusedBreak(past, result);
    }
    this.record = result.next;
    return compareEntry(this.packs, past, result, this.differences);
  }

  /** Everything that limits which go another way had to say before a day. */
  letTimePass(before: string): void {
    for (let next = this.nextMoment(before); next !== undefined; next = this.nextMoment(before)) {
      this.moments += 1;
      this.refused.add(momentName(next));
      if (this.moments > MOST_MOMENTS) return;
      const result = decide(this.packs.after, this.record, next, { today: next.on, actor: SYSTEM });
      if (result.kind === 'decision') this.record = result.next;
    }
  }

  private nextMoment(before: string): TimePasses | undefined {
    const { deadlines } = this.record;
    let any = false;
    for (const key in deadlines) {
      const next = deadlines[key]?.next;
      if (next !== undefined && next.on < before && this.goesOtherwise(key)) {
        any = true;
        break;
      }
    }
    if (!any) return undefined;
    return timeCommands(this.record, before).find(
      (command) =>
        command.on < before &&
        command.deadline !== undefined &&
        this.goesOtherwise(command.deadline) &&
        !this.told.has(momentName(command)) &&
        !this.refused.has(momentName(command)),
    );
  }

  private goesOtherwise(limit: string): boolean {
    return this.otherwise.has(limit) || this.differences.limits.has(limit);
  }
}

const momentName = (command: ReturnType<typeof commandOf>): string =>
  command.kind === 'time'
    ? `${command.event}|${command.deadline ?? ''}|${command.instance ?? ''}|${command.step ?? ''}|${command.on}`
    : '';
