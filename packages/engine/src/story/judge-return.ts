/** Holds a story's statutory return rows and scorecard days against the case's dated facts, as far as the facts answer them. */
import type { PlainDate, Story } from '@homeward/definition';
import { daysBetween, isPlainDate } from '../calendar/plain-date.js';
import type { CaseRecord, Dated } from '../case-record.js';
import { caseOf, type Stage } from './stage.js';
import type { Verdict } from './story-result.js';

/**
 * Date columns of the return that the pack's fact catalogue maps (`ssda903: "AD1.DATE_MATCH"`) and scorecard days are judged. Columns that only the
 * export derives (episodes, codes) are added to `notJudged`, row by row.
 */
export const judgeReturn = (stage: Stage, story: Story, notJudged: string[]): Verdict[] => {
  const record = caseOf(stage, stage.child);
  const verdicts: Verdict[] = [];
  for (const [table, rows] of Object.entries(story.ssda903 ?? {})) {
    if (table === 'note') continue;
    const list: readonly unknown[] = Array.isArray(rows) ? rows : [rows];
    list.forEach((row, index) => {
      const place = Array.isArray(rows) ? `${table} row ${index + 1}` : table;
      const left: string[] = [];
      for (const [column, expected] of Object.entries(isRecord(row) ? row : {})) {
        const history = dateFacts(stage, record, `${table}.${column}`);
        if (history === undefined || !(expected === null || isPlainDate(expected))) left.push(column);
        else verdicts.push(judgeDate(`ssda903 ${place} ${column}`, expected, history, Array.isArray(rows)));
      }
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

/** What the case knows of a column: the dates recorded for the fact that the catalogue maps to it. Undefined when no date fact is mapped. */
const dateFacts = (stage: Stage, record: CaseRecord, column: string): readonly PlainDate[] | undefined => {
  // An episode is what the export folds out of several facts: no single fact answers one of its columns.
  if (column.startsWith('Episodes.')) return undefined;
  const facts = factsOfColumn(stage, column).filter((fact) => stage.compiled.pack.facts[fact]?.type === 'date');
  if (facts.length === 0) return undefined;
  return facts.flatMap((fact) => (record.facts[fact] ?? []).map(({ value }) => value).filter(isPlainDate));
};

const factsOfColumn = (stage: Stage, column: string): string[] =>
  Object.entries(stage.compiled.pack.facts).flatMap(([fact, { ssda903 }]) => (ssda903 === column ? [fact] : []));

/** In a table with several rows any of the recorded dates answers one; in a table with one row the last does. */
const judgeDate = (
  what: string,
  expected: PlainDate | null,
  recorded: readonly PlainDate[],
  several: boolean,
): Verdict => {
  const last = recorded.at(-1) ?? null;
  const holds = several && expected !== null ? recorded.includes(expected) : last === expected;
  const got = several ? recorded.join(', ') || 'no date' : (last ?? 'no date');
  return { what, expected: expected ?? 'no date', got: holds ? (expected ?? 'no date') : got, holds };
};

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
