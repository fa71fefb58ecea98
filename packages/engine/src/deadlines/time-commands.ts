/** What time has to say to a case by a day: the moments of its standing limits, earliest first. */
import type { PlainDate } from '@homeward/definition';
import type { CaseRecord, MomentKind } from '../case-record.js';
import type { TimePasses } from '../command.js';

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

/** The first day on which time has something to say; undefined when no limit stands. */
export const nextMomentOn = (record: CaseRecord): PlainDate | undefined =>
  Object.values(record.deadlines).reduce<PlainDate | undefined>(
    (first, deadline) =>
      deadline.next !== undefined && (first === undefined || deadline.next.on < first) ? deadline.next.on : first,
    undefined,
  );
