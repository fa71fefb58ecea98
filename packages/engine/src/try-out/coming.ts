/** What comes next by itself when nobody does anything. */
import type { PlainDate } from '@homeward/definition';
import { addDays } from '../calendar/plain-date.js';
import { type CompiledPack, processOf } from '../compile-pack.js';
import { birthdays } from '../deadlines/birthdays.js';
import { timeCommands } from '../deadlines/time-commands.js';
import type { TriedOut } from './try-out.js';

export interface Coming {
  readonly on: PlainDate;
  /** Which case it comes to. */
  readonly ref: string;
  /** In plain words: "First review: overdue". */
  readonly sentence: string;
}

/** As far as anybody looks ahead. */
const DAYS_AHEAD = 20 * 366;

const WORDS = {
  DEADLINE_DUE_SOON: 'a reminder before it is due',
  DEADLINE_REACHED: 'its day is reached',
  DEADLINE_OVERDUE: 'overdue, people are told',
} as const;

/** @returns everything that is known to come, the earliest first; after something is done it may be another list */
export const comingUp = (compiled: CompiledPack, { day, cases }: Pick<TriedOut, 'day' | 'cases'>): Coming[] => {
  const until = addDays(day, DAYS_AHEAD);
  const coming = [...cases].flatMap(([ref, record]): Coming[] => {
    const { deadlines } = processOf(compiled, record.process).process;
    const [birthday] = birthdays(compiled, record, addDays(day, 1), until);
    return [
      ...timeCommands(record, until).map(
        ({ on, event, deadline }): Coming => ({
          on,
          ref,
          sentence:
            event === 'BIRTHDAY'
              ? 'A birthday'
              : `${(deadline === undefined ? undefined : deadlines[deadline]?.title) ?? deadline ?? 'A limit'}: ${WORDS[event]}`,
        }),
      ),
      ...(birthday === undefined ? [] : [{ on: birthday.on, ref, sentence: 'A birthday' }]),
    ];
  });
  return coming.sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
};
