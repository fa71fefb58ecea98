/** What held when: lanes of dated facts, milestones and limits, from the day the child came into care. */
import type { Timeline } from '@homeward/contract';
import type { PlainDate } from '@homeward/definition';
import { addDays, type Dated, type DeadlineRecord, earliest, factInWords, latest, processOf } from '@homeward/engine';
import { dueWords } from './case-words.js';
import type { LoadedCase } from './load-case.js';

export interface Milestone {
  readonly revision: number;
  readonly event: string;
  readonly on: PlainDate;
}

/**
 * @param milestones events that the process shows on its timeline, by day
 * @param deadlines every instance there ever was
 */
export function caseTimeline(
  loaded: LoadedCase,
  milestones: readonly Milestone[],
  deadlines: readonly DeadlineRecord[],
): Timeline {
  const { compiled, record, today } = loaded;
  const { process } = processOf(compiled, record.process);
  const words = { pack: compiled.pack, process };
  const lanes = process.definition.lanes.map(({ fact, title }) => ({
    key: fact,
    title,
    bars: barsOf(record.facts[fact] ?? []).map(({ dated, to }) => ({
      from: dated.from,
      to,
      code: String(dated.value),
      label: factInWords(words, fact, dated.value),
    })),
  }));
  const days = [
    record.openedOn,
    ...lanes.flatMap(({ bars }) => bars.map(({ from }) => from)),
    ...milestones.map(({ on }) => on),
    ...deadlines.map(({ due }) => due),
  ].filter((day) => day > '0001-01-01');
  return {
    from: earliest(days) ?? record.openedOn,
    to: latest([...days, addDays(today, 28)]) ?? today,
    today,
    lanes,
    milestones: milestones.map(({ revision, event, on }) => ({
      event,
      title: process.events[event]?.done ?? event,
      on,
      revision,
    })),
    deadlines: deadlines.map((deadline) => ({
      key: deadline.key,
      instance: deadline.instance,
      title: process.deadlines[deadline.key]?.title ?? deadline.key,
      due: deadline.due,
      status: deadline.status,
      closedOn: deadline.closedOn ?? null,
      words: standingWords(loaded, deadline),
    })),
  };
}

const CLOSED = { met: 'met in time', metLate: 'met late', cancelled: 'no longer applies', waived: 'waived' } as const;
const standingWords = ({ compiled, today }: LoadedCase, { status, due, practicalDue }: DeadlineRecord): string =>
  status === 'open' || status === 'overdue' ? dueWords(compiled, today, due, practicalDue) : CLOSED[status];

/** A value holds until the next one does. Of two for one day the one recorded later counts; the same value again is no new bar. */
function barsOf(history: readonly Dated[]): { readonly dated: Dated; readonly to: PlainDate | null }[] {
  const perDay = [...new Map(history.map((dated) => [dated.from, dated])).values()];
  const changes = perDay.filter((dated, index) => String(perDay[index - 1]?.value) !== String(dated.value));
  return changes.map((dated, index) => ({ dated, to: changes[index + 1]?.from ?? null }));
}
