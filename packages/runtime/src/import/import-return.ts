/** Brings a whole return in, child by child, and says what was found on the way. */
import type { PlainDate } from '@homeward/definition';
import {
  type ChildHistory,
  checkReturn,
  childHistories,
  type ParsedReturn,
  parseReturn,
  type ReturnFile,
} from '@homeward/ssda903';
import type { Runtime } from '../runtime.js';
import { withAuthority } from '../with-authority.js';
import { type CaseBefore, casesBefore } from './cases-before.js';
import { ChangedMeanwhile, type ImportedChild, type ImportTo, importChild } from './import-child.js';
import { CHECK_SENTENCES, type CountedFinding, FindingSum } from './import-finding.js';

export interface ReturnImport {
  readonly authority: string;
  readonly files: readonly ReturnFile[];
  /** The day the return speaks of; nothing later is brought in. */
  readonly asAt: PlainDate;
  /** Told after every batch of children, and once at the start. */
  readonly onProgress?: (progress: { readonly done: number; readonly total: number }) => void | Promise<void>;
}

export interface RowProblem {
  readonly file: string;
  readonly line: number | null;
  readonly column: string | null;
  readonly sentence: string;
}

export interface ImportReport {
  readonly children: number;
  /** Children with a case that is new. */
  readonly opened: number;
  /** Children whose cases were here and have gone on. */
  readonly changed: number;
  readonly unchanged: number;
  /** Entries added to the history of all cases. */
  readonly entries: number;
  /** Summed by kind, most frequent first. */
  readonly findings: readonly CountedFinding[];
  readonly problems: readonly RowProblem[];
  readonly rowsNotRead: number;
  /** Milliseconds: reading and checking the files; playing and writing. */
  readonly took: { readonly reading: number; readonly playing: number };
}

/** Children looked up and dealt with together: bounds the memory. */
const BATCH = 100;
/** Transactions under way at once. The database works while the next child is played. */
const AT_ONCE = 4;

/**
 * Each child's case is written in one transaction; a second import of the same return changes nothing.
 * Throws when the authority has no published pack, or the pack no process for children.
 */
export async function importReturn(
  runtime: Runtime,
  { authority, files, asAt, onProgress }: ReturnImport,
): Promise<ImportReport> {
  const started = performance.now();
  const parsed = parseReturn(files);
  const sum = new FindingSum();
  for (const { rule } of checkReturn(parsed)) sum.add({ kind: `check.${rule}`, sentence: CHECK_SENTENCES[rule] });
  const histories = childHistories(parsed, { asAt });
  const current = await runtime.packs.current(authority);
  const { compiled } = current;
  noteWhatIsOutside(sum, histories, compiled.calendar, asAt);
  const reading = performance.now() - started;

  const to: ImportTo = { runtime, authority, process: childProcess(compiled.pack.processes), current, asAt };
  const counted = { opened: 0, changed: 0, unchanged: 0, entries: 0 };
  await onProgress?.({ done: 0, total: histories.length });
  for (let at = 0; at < histories.length; at += BATCH) {
    const batch = histories.slice(at, at + BATCH);
    for (const { outcome, entries, findings } of await importBatch(to, batch)) {
      counted[outcome] += 1;
      counted.entries += entries;
      for (const one of findings) sum.add(one);
    }
    await onProgress?.({ done: at + batch.length, total: histories.length });
  }
  return {
    children: histories.length,
    ...counted,
    findings: sum.list(),
    problems: problemsOf(parsed),
    rowsNotRead: parsed.files.reduce((rows, { leftOut }) => rows + leftOut, 0),
    took: { reading, playing: performance.now() - started - reading },
  };
}

/** The process that children go through. */
function childProcess(
  processes: Readonly<Record<string, { readonly definition: { readonly subject: string } }>>,
): string {
  const [id] = Object.entries(processes).find(([, { definition }]) => definition.subject === 'child') ?? [];
  if (id === undefined) throw new Error('This authority’s pack has no process for children.');
  return id;
}

async function importBatch(to: ImportTo, batch: readonly ChildHistory[]): Promise<ImportedChild[]> {
  const before = await lookUp(to, batch);
  const done: ImportedChild[] = [];
  const waiting = [...batch];
  const work = async (): Promise<void> => {
    for (let child = waiting.shift(); child !== undefined; child = waiting.shift())
      done.push(await importOnceMore(to, child, before.get(child.child.ref) ?? []));
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return done;
}

/** How often a child is started over when people work on the case meanwhile. */
const MOST_ATTEMPTS = 5;

async function importOnceMore(
  to: ImportTo,
  child: ChildHistory,
  before: readonly CaseBefore[],
): Promise<ImportedChild> {
  let held = before;
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await importChild(to, child, held);
    } catch (thrown) {
      if (!(thrown instanceof ChangedMeanwhile) || attempt >= MOST_ATTEMPTS) throw thrown;
      held = (await lookUp(to, [child])).get(child.child.ref) ?? [];
    }
  }
}

async function lookUp(
  { runtime, authority, process }: ImportTo,
  children: readonly ChildHistory[],
): Promise<Map<string, CaseBefore[]>> {
  const references = children.map(({ child }) => child.ref);
  const found = await withAuthority(runtime.pool, authority, (query) =>
    casesBefore(query, authority, process, references),
  );
  const byReference = new Map<string, CaseBefore[]>();
  for (const one of found) byReference.set(one.reference, [...(byReference.get(one.reference) ?? []), one]);
  return byReference;
}

function noteWhatIsOutside(
  sum: FindingSum,
  histories: readonly ChildHistory[],
  calendar: { readonly from: PlainDate; readonly to: PlainDate },
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

const problemsOf = ({ problems }: ParsedReturn): RowProblem[] =>
  problems.map(({ file, line, column, sentence }) => ({ file, line: line ?? null, column: column ?? null, sentence }));
