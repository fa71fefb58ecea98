/** Where a try-out begins that somebody's copied life leads up to: the life is told again by the pack that is tried. */

import type { PlainDate } from '@homeward/definition';
import { chartGraph } from '@homeward/definition';
import { commandOf } from '../audit/replay.js';
import type { CaseRecord } from '../case-record.js';
import { type CompiledPack, processOf } from '../compile-pack.js';
import type { CopiedLife } from '../copying/copied-life.js';
import { decide } from '../decide.js';
import { newCase } from '../new-case.js';
import { activePaths } from '../rules/world.js';

/** What the pack would not have taken. */
export interface NotTaken {
  readonly event: string;
  readonly document?: string;
  readonly on: PlainDate;
  /** For a process owner. */
  readonly sentence: string;
}

export interface CopiedStart {
  readonly record: CaseRecord;
  /** Entries that the pack has taken, as they were or otherwise. */
  readonly told: number;
  /** The first that it would have refused: the case then begins as its record stands. Absent where all were taken. */
  readonly notTaken?: NotTaken;
}

/**
 * Pure. Every entry is decided again, with its answers, on its day; what time said of a limit that the pack counts otherwise is passed over. A pack that would
 * have refused an entry cannot say where the case would stand: it goes on from where it does.
 * Throws where the pack has no such process or no longer knows the steps in which the case stands: then there is nothing to try out.
 */
export const copiedStart = (compiled: CompiledPack, { opening, since, entries, stands }: CopiedLife): CopiedStart => {
  const { process } = processOf(compiled, opening.process);
  let record = since ?? newCase(compiled, opening);
  const { states } = chartGraph(process.chart);
  const isKnown = ({ state }: CaseRecord): boolean => activePaths(state).every((path) => states.has(path));
  let told = 0;
  let notTaken: NotTaken | undefined;
  for (const entry of isKnown(record) ? entries : []) {
    const result = decide(compiled, record, commandOf(entry), { today: entry.recordedOn, actor: entry.actor });
    if (result.kind === 'decision') {
      record = result.next;
      told += 1;
    } else if (entry.kind !== 'time') {
      const { event, document, on } = entry;
      notTaken = { event, on, sentence: result.sentence, ...(document === undefined ? {} : { document }) };
      break;
    }
  }
  if (notTaken === undefined && isKnown(record)) return { record, told };
  if (!isKnown(stands)) throw new Error('The draft no longer has the steps in which this child stands.');
  return notTaken === undefined ? { record: stands, told } : { record: stands, told, notTaken };
};
