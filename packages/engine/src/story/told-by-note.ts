/** What a note beside a story's return rows tells of a change that none of its steps records ("interim care order made 2026-09-14"). */
import type { Pack, Story } from '@homeward/definition';
import { isPlainDate } from '../calendar/plain-date.js';
import type { EarlierFact } from './acts-before.js';

const LEGAL_STATUS = ['LS'];
const PLACEMENT = ['PLACE', 'PLACE_PROVIDER'];

/** The columns in which a row differs from the one before, by the reason that it gives for the new episode (RNE). */
const CHANGED: Readonly<Record<string, readonly string[]>> = {
  L: LEGAL_STATUS,
  P: PLACEMENT,
  T: PLACEMENT,
  B: [...LEGAL_STATUS, ...PLACEMENT],
  U: [...LEGAL_STATUS, ...PLACEMENT],
};

/**
 * The note names the day and the row says what was so from then on. Only what the note tells is taken from a row: a new episode on a day that it does not name,
 * or on which a step of the story says what happened, must follow from what the steps record.
 *
 * @returns facts to record when the story's clock reaches their day
 */
export const toldByNote = (pack: Pack, { ssda903, steps }: Pick<Story, 'ssda903' | 'steps'>): EarlierFact[] => {
  const { note, Episodes } = ssda903 ?? {};
  if (typeof note !== 'string') return [];
  return [Episodes].flat().flatMap((row): EarlierFact[] => {
    if (!isRow(row) || !isPlainDate(row.DECOM)) return [];
    const from = row.DECOM;
    if (!note.includes(from) || steps.some(({ on }) => on === from)) return [];
    return (CHANGED[String(row.RNE)] ?? []).flatMap((column) => {
      const fact = factOf(pack, `Episodes.${column}`);
      const value = row[column];
      return fact === undefined || typeof value !== 'string' ? [] : [{ fact, value, from }];
    });
  });
};

const factOf = (pack: Pack, column: string): string | undefined =>
  Object.entries(pack.facts).find(([, { type, ssda903 }]) => type === 'code' && ssda903 === column)?.[0];

const isRow = (row: unknown): row is Readonly<Record<string, unknown>> => typeof row === 'object' && row !== null;
