/** Holds a story's statutory return rows and scorecard days against the case's dated facts, as far as what was recorded answers them. */
import { type Pack, RETURN_COLUMN_NAMES, RETURN_COLUMNS, type Story } from '@homeward/definition';
import { type Column, returnFacts } from '../statutory-return/return-facts.js';
import { type ReturnRows, returnRows } from '../statutory-return/return-rows.js';
import { SCORECARD_DAYS, scorecardDays } from '../statutory-return/scorecard-days.js';
import { caseOf, type Stage } from './stage.js';
import type { Verdict } from './story-result.js';

/**
 * Columns of the return that the record answers are judged, and so are scorecard days. A column that nothing recorded answers (what kind of need, who provides a
 * placement, how many adopt) is added to `notJudged`, row by row.
 */
export const judgeReturn = (stage: Stage, story: Story, notJudged: string[]): Verdict[] => {
  const record = caseOf(stage, stage.child);
  const { note: _note, ...tables } = story.ssda903 ?? {};
  const { pack } = stage.compiled;
  const rows = returnRows(pack, record);
  const verdicts: Verdict[] = [];
  for (const [table, expected] of Object.entries(tables)) {
    if (!Object.hasOwn(RETURN_COLUMNS, table) || typeof expected !== 'object') {
      verdicts.push(
        verdictOn(`ssda903 ${table}`, 'rows of a table of the return', `${sayColumn(expected)}, which is none`),
      );
      continue;
    }
    if (expected === null) {
      notJudged.push(`ssda903 ${table}`);
      continue;
    }
    const list = rowsInOrder(table, expected);
    const given = list.map(({ row }) => row);
    const all = derived(rows, table);
    const told = all === undefined || !isMapped(pack, table) ? undefined : fromFirst(table, all, given);
    if (told !== undefined && Array.isArray(expected))
      verdicts.push(verdictOn(`ssda903 ${table}`, `${list.length} rows`, `${told.length} rows`));
    list.forEach(({ row, number }, index) => {
      const place = Array.isArray(expected) ? `${table} row ${number}` : table;
      verdicts.push(...judgeRow(table, place, row, told?.[index], notJudged, told !== undefined));
    });
  }
  for (const [indicator, expected] of Object.entries(story.indicators ?? {})) {
    if (!SCORECARD_DAYS.has(indicator)) {
      verdicts.push(
        verdictOn(`indicators ${indicator}`, 'days of the scorecard', 'no such indicator is counted in days'),
      );
      continue;
    }
    const days = scorecardDays(returnFacts(pack, record), indicator);
    if (days === undefined || typeof expected !== 'number') notJudged.push(`indicators ${indicator}`);
    else
      verdicts.push({
        what: `indicators ${indicator}`,
        expected: `${expected} days`,
        got: `${days} days`,
        holds: days === expected,
      });
  }
  return verdicts;
};

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

type GivenRow = Readonly<Record<string, unknown>>;

/** The rows of a story in the order of their days, each with the number that it has there. What is no row has no columns. */
const rowsInOrder = (
  table: string,
  expected: object,
): readonly { readonly row: GivenRow; readonly number: number }[] => {
  const list = [expected]
    .flat()
    .map((row, index) => ({ row: isRecord(row) ? row : { [NO_ROW]: row }, number: index + 1 }));
  const day = ({ row }: { readonly row: GivenRow }): string => dayOf(table, row);
  // A row without its day stands where it was written.
  if (list.some((one) => day(one) === '')) return list;
  return list.sort((a, b) => (day(a) < day(b) ? -1 : day(a) > day(b) ? 1 : 0));
};

const NO_ROW = 'what is no row';

/** @param isJudged whether the record can answer this table at all */
const judgeRow = (
  table: string,
  place: string,
  row: GivenRow,
  got: Row | undefined,
  notJudged: string[],
  isJudged: boolean,
): Verdict[] => {
  const verdicts: Verdict[] = [];
  const left: string[] = [];
  if (isJudged && got === undefined) verdicts.push(verdictOn(`ssda903 ${place}`, 'a row', 'none'));
  for (const [column, value] of Object.entries(row)) {
    if (column === COMMENTARY) continue;
    if (
      column === NO_ROW ||
      !RETURN_COLUMN_NAMES.has(`${table}.${column}`) ||
      (typeof value === 'object' && value !== null)
    )
      verdicts.push(
        verdictOn(`ssda903 ${place} ${column}`, 'a column of the return', `${sayColumn(value)}, which is none`),
      );
    else if (!isJudged || (got !== undefined && got[column] === undefined)) left.push(column);
    else if (got !== undefined)
      verdicts.push(verdictOn(`ssda903 ${place} ${column}`, sayColumn(value), sayColumn(got[column])));
  }
  if (left.length > 0) notJudged.push(`ssda903 ${place} (${left.join(', ')})`);
  return verdicts;
};

const COMMENTARY = 'note';

/** Whether the pack's fact catalogue has anything for a table: a Scottish authority makes no such return. */
const isMapped = ({ facts }: Pack, table: string): boolean =>
  Object.values(facts).some(({ ssda903 }) => ssda903?.startsWith(`${table}.`) === true);

/** What was before the first row that a story gives is history that it begins with. */
const fromFirst = (table: string, rows: readonly Row[], [first]: readonly GivenRow[]): readonly Row[] => {
  if (first === undefined) return rows;
  const from = rows.findIndex((row) => dayOf(table, row) >= dayOf(table, first));
  return from < 0 ? [] : rows.slice(from);
};

/** The day by which rows of a table are in order; the same for all where a child has one row. */
const dayOf = (table: string, row: GivenRow): string =>
  String((table === 'Episodes' ? row.DECOM : table === 'Reviews' ? row.REVIEW : undefined) ?? '');

const derived = (rows: ReturnRows, table: string): readonly Row[] | undefined => {
  switch (table) {
    case 'Episodes':
      return rows.Episodes.map((episode) => ({ ...episode }));
    case 'Reviews':
      return rows.Reviews;
    case 'AD1':
      return rows.AD1 === undefined ? [] : [rows.AD1];
    case 'PlacedAdoption':
      return rows.PlacedAdoption === undefined ? [] : [rows.PlacedAdoption];
    default:
      return undefined;
  }
};
type Row = Readonly<Record<string, Column>>;

const verdictOn = (what: string, expected: string, got: string): Verdict => ({
  what,
  expected,
  got,
  holds: expected === got,
});
const sayColumn = (value: unknown): string =>
  value === null || value === undefined ? 'nothing' : typeof value === 'object' ? JSON.stringify(value) : String(value);
