/** What time has to say to a case by a day: the moments of its standing limits, earliest first. */
import type { PlainDate } from '@homeward/definition';
import type { CaseRecord, DeadlineRecord, MomentKind } from '../case-record.js';
import type { TimePasses } from '../command.js';
import { type CompiledPack, processOf } from '../compile-pack.js';
import { ladder } from './ladder.js';

const EVENTS: Record<MomentKind, TimePasses['event']> = {
  dueSoon: 'DEADLINE_DUE_SOON',
  reached: 'DEADLINE_REACHED',
  overdue: 'DEADLINE_OVERDUE',
  escalated: 'DEADLINE_OVERDUE',
};

/**
 * The next moment of every standing limit up to and including a day. Each may change the case, so apply the first and ask again.
 * @returns commands in order of day, then of key
 */
export const timeCommands = (record: CaseRecord, upTo: PlainDate): TimePasses[] =>
  Object.values(record.deadlines)
    .flatMap((deadline): TimePasses[] =>
      deadline.next === undefined || deadline.next.on > upTo
        ? []
        : [
            {
              kind: 'time',
              event: EVENTS[deadline.next.kind],
              on: deadline.next.on,
              deadline: deadline.key,
              instance: deadline.instance,
              step: deadline.next.step,
            },
          ],
    )
    .sort((a, b) => (a.on === b.on ? (a.deadline ?? '').localeCompare(b.deadline ?? '') : a.on < b.on ? -1 : 1));

/**
 * What time had to say to a history that is told afterwards: of each standing limit the last moment that has passed, and its own day where it has one;
 * reminders that nobody could have sent are passed over. Each may change the case, so apply the first and ask again.
 * @param moments which of the moments matter: `reached` alone while the history goes on, all when it ends
 * @returns commands in order of day, then of key
 */
export const catchUpCommands = (
  compiled: CompiledPack,
  record: CaseRecord,
  upTo: PlainDate,
  moments: 'reached' | 'all',
): TimePasses[] =>
  Object.values(record.deadlines)
    .flatMap((held) => catchUp(compiled, record, held, upTo, moments) ?? [])
    .sort((a, b) => (a.on === b.on ? (a.deadline ?? '').localeCompare(b.deadline ?? '') : a.on < b.on ? -1 : 1));

const catchUp = (
  compiled: CompiledPack,
  record: CaseRecord,
  held: DeadlineRecord,
  upTo: PlainDate,
  moments: 'reached' | 'all',
): TimePasses | undefined => {
  const { next } = held;
  const definition = processOf(compiled, record.process).process.deadlines[held.key];
  if (next === undefined || next.on > upTo || definition === undefined) return undefined;
  if (moments === 'reached' && definition.kind !== 'at') return undefined;
  const rungs = ladder(definition, compiled.pack.authority.reminders, compiled.calendar, held.due, held.practicalDue);
  const passed = rungs.filter((rung) => rung.step >= next.step && rung.on <= upTo);
  const ownDay = passed.find((rung) => rung.kind === 'reached');
  const rung = ownDay ?? (moments === 'all' ? (passed.at(-1) ?? next) : undefined);
  if (rung === undefined) return undefined;
  const { key: deadline, instance } = held;
  return { kind: 'time', event: EVENTS[rung.kind], on: rung.on, deadline, instance, step: rung.step };
};

/** The first day on which time has something to say; undefined when no limit stands. */
export const nextMomentOn = (record: CaseRecord): PlainDate | undefined =>
  Object.values(record.deadlines).reduce<PlainDate | undefined>(
    (first, deadline) =>
      deadline.next !== undefined && (first === undefined || deadline.next.on < first) ? deadline.next.on : first,
    undefined,
  );
