/** Holds a story's statutory return rows and scorecard days against the case's dated facts, as far as what was recorded answers them. */
import type { Pack, Story } from '@homeward/definition';
import { daysBetween, isPlainDate } from '../calendar/plain-date.js';
import type { CaseRecord, Dated } from '../case-record.js';
import { isColumn, isTable } from '../statutory-return/return-columns.js';
import type { Column } from '../statutory-return/return-facts.js';
import { type ReturnRows, returnRows } from '../statutory-return/return-rows.js';
import { cutWhereTold } from './cut-where-told.js';
import { caseOf, type Stage } from './stage.js';
import type { Verdict } from './story-result.js';

/**
 * Columns of the return that the record answers are judged, and so are scorecard days. A column that nothing recorded answers (what kind of need, who provides a
 * placement, how many adopt) is added to `notJudged`, row by row.
 */
export const judgeReturn = (stage: Stage, story: Story, notJudged: string[]): Verdict[] => {
  const record = caseOf(stage, stage.child);
  const { note, ...tables } = story.ssda903 ?? {};
  const { pack } = stage.compiled;
  const rows = returnRows(pack, record);
  const verdicts: Verdict[] = [];
  for (const [table, expected] of Object.entries(tables)) {
    if (!isTable(table) || typeof expected !== 'object') {
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
    const all = table === 'Episodes' && note !== undefined ? cutWhereTold(rows.Episodes, given) : derived(rows, table);
    const told = all === undefined || !isMapped(pack, table) ? undefined : fromFirst(table, all, given);
    if (told !== undefined && Array.isArray(expected))
      verdicts.push(verdictOn(`ssda903 ${table}`, `${list.length} rows`, `${told.length} rows`));
    list.forEach(({ row, number }, index) => {
      const place = Array.isArray(expected) ? `${table} row ${number}` : table;
      verdicts.push(...judgeRow(table, place, row, told?.[index], notJudged, told !== undefined));
    });
  }
  for (const [indicator, expected] of Object.entries(story.indicators ?? {})) {
    const days = scorecardDays(stage, record, indicator);
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
    if (column === NO_ROW || !isColumn(table, column) || (typeof value === 'object' && value !== null))
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

const factsOfColumn = (stage: Stage, column: string): string[] =>
  Object.entries(stage.compiled.pack.facts).flatMap(([fact, { ssda903 }]) => (ssda903 === column ? [fact] : []));

/** Placement for adoption with consent or under a placement order (DOMAIN 4.3). */
const ADOPTIVE_PLACEMENTS = new Set(['A3', 'A4', 'A5', 'A6']);
const BY_CURRENT_CARER = new Set(['A3', 'A5']);
const PLACEMENT_ORDER = 'E1';

/** Days of the adoption scorecard (DOMAIN 4.2), from dated facts alone; undefined when one of them is not known. */
const scorecardDays = (stage: Stage, record: CaseRecord, indicator: string): number | undefined => {
  const dated = (column: string): readonly Dated[] =>
    factsOfColumn(stage, column).flatMap((fact) => record.facts[fact] ?? []);
  const placements = dated('Episodes.PLACE');
  const entered = dated('Episodes.DECOM')[0]?.value;
  const placed = placements.find(({ value }) => ADOPTIVE_PLACEMENTS.has(String(value)));
  if (indicator === 'A1' || indicator === 'A10') {
    if (!isPlainDate(entered) || placed === undefined) return undefined;
    // A10 stops the clock when the child moved in with carers who later adopt; which move that was only the carers' own record says.
    if (indicator === 'A10' && BY_CURRENT_CARER.has(String(placed.value))) return undefined;
    return daysBetween(entered, placed.from);
  }
  if (indicator !== 'A2') return undefined;
  const order = dated('Episodes.LS').find(({ value }) => value === PLACEMENT_ORDER);
  const matched = dated('AD1.DATE_MATCH').at(-1)?.value;
  if (order === undefined || !isPlainDate(matched)) return undefined;
  return Math.max(0, daysBetween(order.from, matched));
};
