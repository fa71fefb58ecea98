/** A short life under the small pack, with time where it is due; for tests of what another pack makes of it. */
import { changesOf } from '../audit/entry-changes.js';
import type { CaseRecord } from '../case-record.js';
import { type Command, type RecordEvent, SYSTEM } from '../command.js';
import type { CompiledPack } from '../compile-pack.js';
import { timeCommands } from '../deadlines/time-commands.js';
import { decide } from '../decide.js';
import { type NewCase, newCase } from '../new-case.js';
import type { LiveCase, PastEntry } from './live-case.js';

export const SMALL_CHILD: NewCase = {
  id: 'case-1',
  process: 'childPermanence',
  subjectRef: 'AB',
  openedOn: '2026-03-02',
  facts: { dateOfBirth: '2020-06-10', sex: 'F' },
};

const recorded = (
  event: string,
  on: string,
  answers: RecordEvent['answers'] = {},
  more: Partial<RecordEvent> = {},
): RecordEvent => ({ kind: 'record', event, on, answers, ...more });

const STEPS: readonly (readonly [RecordEvent, string])[] = [
  [recorded('CHILD_BECAME_LOOKED_AFTER', '2026-03-02', { legalStatus: 'C1' }), 'sw'],
  [recorded('REVIEW_HELD', '2026-03-28', { number: 1, ppm: 'x', why: 'y', plan: 'ADOPTION' }), 'iro'],
  [recorded('DOCUMENT_SUBMITTED', '2026-03-29', { text: 'Long report' }, { document: 'REPORT' }), 'sw'],
  [recorded('REVIEW_HELD', '2026-09-10', { number: 2, why: 'z', plan: 'ADOPTION' }), 'iro'],
];

/** @param until time has had its say up to this day */
export const smallLife = (pack: CompiledPack, until = '2026-10-01'): LiveCase => {
  const entries: PastEntry[] = [];
  let record: CaseRecord = newCase(pack, SMALL_CHILD);
  const take = (command: Command, today: string, actor: { id: string; roles: string[] } | typeof SYSTEM): void => {
    const result = decide(pack, record, command, { today, actor });
    if (result.kind === 'refusal') throw new Error(`refused: ${result.sentence}`);
    record = result.next;
    entries.push({ entry: result.entry, changes: changesOf(result) });
  };
  const pass = (day: string): void => {
    for (let [due] = timeCommands(record, day); due !== undefined; [due] = timeCommands(record, day))
      take(due, due.on, SYSTEM);
  };
  for (const [command, role] of STEPS) {
    pass(command.on);
    take(command, command.on, { id: `${role}-person`, roles: [role] });
  }
  pass(until);
  return { opening: SMALL_CHILD, entries, stands: record };
};
