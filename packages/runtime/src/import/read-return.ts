/** Reads, checks and orders a return: no database, no clock, so that it can be done in a thread of its own. */
import type { PlainDate } from '@homeward/definition';
import { type ChildHistory, checkReturn, childHistories, parseReturn } from '@homeward/ssda903';
import { CHECK_SENTENCES, type CountedFinding, FindingSum } from './import-finding.js';

/** A file as text, or as the bytes (UTF-8) that were sent. */
export type GivenFile =
  | { readonly name: string; readonly text: string }
  | { readonly name: string; readonly bytes: Uint8Array };

export interface RowProblem {
  readonly file: string;
  readonly line: number | null;
  readonly column: string | null;
  readonly sentence: string;
}

export interface ReadRequest {
  readonly files: readonly GivenFile[];
  /** The day the return speaks of; nothing later is brought in. */
  readonly asAt: PlainDate;
  /** The days that the authority's calendar covers. */
  readonly calendar: { readonly from: PlainDate; readonly to: PlainDate };
  /** How many problems are handed on; the rest is only counted. */
  readonly mostProblems: number;
}

/** What is known of a return before its first child is played. */
export interface ReturnSummary {
  readonly children: number;
  readonly findings: readonly CountedFinding[];
  readonly problems: readonly RowProblem[];
  readonly problemCount: number;
  readonly rowsNotRead: number;
}

export function readReturn({ files, asAt, calendar, mostProblems }: ReadRequest): {
  readonly summary: ReturnSummary;
  readonly histories: readonly ChildHistory[];
} {
  const parsed = parseReturn(files.map(textOf));
  const sum = new FindingSum();
  for (const { rule } of checkReturn(parsed)) sum.add({ kind: `check.${rule}`, sentence: CHECK_SENTENCES[rule] });
  const histories = childHistories(parsed, { asAt });
  noteWhatIsOutside(sum, histories, calendar, asAt);
  const { problems } = parsed;
  return {
    histories,
    summary: {
      children: histories.length,
      findings: sum.list(),
      problems: problems.slice(0, mostProblems).map(({ file, line, column, sentence }) => ({
        file,
        line: line ?? null,
        column: column ?? null,
        sentence,
      })),
      problemCount: problems.length,
      rowsNotRead: parsed.files.reduce((rows, { leftOut }) => rows + leftOut, 0),
    },
  };
}

const textOf = (file: GivenFile) =>
  'text' in file ? file : { name: file.name, text: new TextDecoder('utf-8').decode(file.bytes) };

function noteWhatIsOutside(
  sum: FindingSum,
  histories: readonly ChildHistory[],
  calendar: ReadRequest['calendar'],
  asAt: PlainDate,
): void {
  const leftOut = histories.reduce((count, one) => count + one.leftOut, 0);
  if (leftOut > 0)
    sum.add({
      kind: 'afterAsAt',
      sentence: 'Dated after the day the return speaks of, and so left out.',
      count: leftOut,
    });
  const early = histories.flatMap(({ happenings }) => happenings.filter(({ on }) => on < calendar.from)).length;
  const outside = early + (asAt > calendar.to ? 1 : 0);
  if (outside > 0)
    sum.add({
      kind: 'calendar',
      sentence: `The bank holidays loaded go from ${calendar.from.slice(0, 4)} to ${calendar.to.slice(0, 4)}: limits in working days outside these years could not be worked out.`,
      count: outside,
    });
}
