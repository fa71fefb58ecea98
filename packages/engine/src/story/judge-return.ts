/** Holds a story's statutory return rows and scorecard days against the case's dated facts, as far as what was recorded answers them. */
import type { Pack, Story } from '@homeward/definition';
import { daysBetween, isPlainDate } from '../calendar/plain-date.js';
import type { CaseRecord, Dated } from '../case-record.js';
import type { Episode } from '../statutory-return/episodes.js';
import type { Column } from '../statutory-return/return-facts.js';
import { type ReturnRows, returnRows } from '../statutory-return/return-rows.js';
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
    const list = (Array.isArray(expected) ? expected : [expected]).filter(isRecord);
    const all = table === 'Episodes' && note !== undefined ? cutWhereTold(rows.Episodes, list) : derived(rows, table);
    const told = all === undefined || !isMapped(pack, table) ? undefined : fromFirst(table, all, list);
    if (told !== undefined && Array.isArray(expected))
      verdicts.push(verdictOn(`ssda903 ${table}`, `${list.length} rows`, `${told.length} rows`));
    list.forEach((row, index) => {
      const place = Array.isArray(expected) ? `${table} row ${index + 1}` : table;
      if (told === undefined) {
        notJudged.push(`ssda903 ${place} (${Object.keys(row).join(', ')})`);
        return;
      }
      const got = told[index];
      const left = Object.keys(row).filter((column) => got !== undefined && got[column] === undefined);
      for (const [column, value] of Object.entries(row))
        if (!left.includes(column))
          verdicts.push(verdictOn(`ssda903 ${place} ${column}`, sayColumn(value), sayColumn(got?.[column] ?? null)));
      if (left.length > 0) notJudged.push(`ssda903 ${place} (${left.join(', ')})`);
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

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

/** Whether the pack's fact catalogue has anything for a table: a Scottish authority makes no such return. */
const isMapped = ({ facts }: Pack, table: string): boolean =>
  Object.values(facts).some(({ ssda903 }) => ssda903?.startsWith(`${table}.`) === true);

/** What was before the first row that a story gives is history that it begins with. */
const fromFirst = (
  table: string,
  rows: readonly Row[],
  [first]: readonly Readonly<Record<string, unknown>>[],
): readonly Row[] => {
  if (first === undefined) return rows;
  const from = rows.findIndex((row) => dayOf(table, row) >= dayOf(table, first));
  return from < 0 ? [] : rows.slice(from);
};

/** The day by which rows of a table are in order; the same for all where a child has one row. */
const dayOf = (table: string, row: Readonly<Record<string, unknown>>): string =>
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

/**
 * A story whose rows come with a note tells there of a change that none of its steps records ("interim care order made 2026-09-14"). The episode is cut on the
 * day that the rows name; what the note alone says of the cut is not known.
 */
const cutWhereTold = (episodes: readonly Episode[], expected: readonly Record<string, unknown>[]): readonly Row[] =>
  episodes.flatMap((episode): Row[] => {
    const days = expected
      .map(({ DECOM }) => DECOM)
      .filter(isPlainDate)
      .filter((day) => day > episode.DECOM && (episode.DEC === null || day < episode.DEC))
      .sort();
    return [episode.DECOM, ...days].map((day, index) => ({
      ...episode,
      ...(index === 0 ? {} : { DECOM: undefined, RNE: undefined, LS: undefined }),
      ...(index === days.length ? {} : { DEC: undefined, REC: undefined }),
      ...(day === episode.DECOM && days.length > 0 ? { REASON_PLACE_CHANGE: undefined } : {}),
    }));
  });

const verdictOn = (what: string, expected: string, got: string): Verdict => ({
  what,
  expected,
  got,
  holds: expected === got,
});
const sayColumn = (value: unknown): string => (value === null || value === undefined ? 'nothing' : String(value));

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
