/** What a record knows of the columns of the statutory return: a pack's fact catalogue says which fact answers which (`ssda903: "Episodes.LS"`). */
import type { FactDefinition, FactType, FactValue, Pack, PlainDate } from '@homeward/definition';
import { isPlainDate } from '../calendar/plain-date.js';
import type { CaseRecord, Dated } from '../case-record.js';

/** A column is null where the return leaves it empty, and undefined where nothing that was recorded answers it. */
export type Column = string | number | null | undefined;

export interface ReturnFacts {
  /** Everything recorded for a column by facts of these types, in order of day and of entry. */
  history(column: string, ...types: FactType[]): readonly Dated[];
  /**
   * The code or number that held on a day; undefined where none did.
   * @param since what is older has ended
   */
  on(column: string, day: PlainDate, since?: PlainDate): Column;
  /** The days recorded for a column, in order, each once. */
  days(column: string): readonly PlainDate[];
}

export const columnOf = (dated: Dated | undefined): Column =>
  typeof dated?.value === 'string' || typeof dated?.value === 'number' ? dated.value : undefined;

/** Of day, then of entry. */
export const inOrder = (one: Dated, other: Dated): number =>
  one.from === other.from ? one.revision - other.revision : one.from < other.from ? -1 : 1;

export const returnFacts = (pack: Pack, record: Pick<CaseRecord, 'facts'>): ReturnFacts => {
  const history: ReturnFacts['history'] = (column, ...types) =>
    Object.entries(pack.facts)
      .filter(([, fact]) => fact.ssda903 === column && types.includes(fact.type))
      .flatMap(([key, fact]) => (record.facts[key] ?? []).filter(({ value }) => isOfList(pack, fact, value)))
      .sort(inOrder);
  return {
    history,
    on: (column, day, since = '') =>
      columnOf(history(column, 'code', 'number').findLast(({ from }) => from >= since && from <= day)),
    days: (column) => [
      ...new Set(
        history(column, 'date')
          .map(({ value }) => value)
          .filter(isPlainDate)
          .sort(),
      ),
    ],
  };
};

/** What was imported, or came from a question that is answered in words, may be none of its list's codes: the return has no place for it. */
const isOfList = ({ codeLists }: Pack, { type, codes }: FactDefinition, value: FactValue): boolean =>
  type !== 'code' ||
  codes === undefined ||
  !Object.hasOwn(codeLists, codes) ||
  codeLists[codes]?.codes.some(({ code }) => code === value) === true;
