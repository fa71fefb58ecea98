/** Brings a whole return in, child by child, and says what was found on the way. */
import type { PlainDate } from '@homeward/definition';
import type { Runtime } from '../runtime.js';
import { withAuthority } from '../with-authority.js';
import { type PlayedBatch, playBatch, writeBatch } from './import-batch.js';
import type { ImportTo } from './import-child.js';
import { type CountedFinding, FindingSum } from './import-finding.js';
import type { GivenFile, RowProblem } from './read-return.js';
import { readReturnAside, readReturnHere } from './read-return-aside.js';

export interface ReturnImport {
  readonly authority: string;
  readonly files: readonly GivenFile[];
  /** The day the return speaks of; nothing later is brought in. */
  readonly asAt: PlainDate;
  /** Told after every batch of children, and once at the start. */
  readonly onProgress?: (progress: { readonly done: number; readonly total: number }) => void | Promise<void>;
  /** True where others wait for this thread: files are read in another. */
  readonly aside?: boolean;
  /** How many rows that could not be read are named; all of them unless told. */
  readonly mostProblems?: number;
  /** Stops between two batches: what is in stays in. */
  readonly signal?: AbortSignal;
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
  /** Including those that are not named. */
  readonly problemCount: number;
  readonly rowsNotRead: number;
  /** Milliseconds: reading and checking the files; playing and writing. */
  readonly took: { readonly reading: number; readonly playing: number };
}

/** Children looked up and dealt with together: bounds the memory. */
const BATCH = 100;
/**
 * New children are written batch by batch, each batch in one transaction: an import that is killed half-way goes on when it is started again, and a second import of
 * the same return changes nothing.
 * Throws when the authority has no published pack, or the pack no process for children.
 */
export async function importReturn(
  runtime: Runtime,
  { authority, files, asAt, onProgress, aside = false, mostProblems = Number.POSITIVE_INFINITY, signal }: ReturnImport,
): Promise<ImportReport> {
  const started = performance.now();
  const current = await runtime.packs.current(authority);
  const { compiled } = current;
  const { from, to: until } = compiled.calendar;
  const request = { files, asAt, calendar: { from, to: until }, mostProblems };
  const read = aside ? await readReturnAside(request, BATCH) : readReturnHere(request, BATCH);
  const reading = performance.now() - started;
  let writing = Promise.resolve();
  try {
    const { children, findings: found, ...rest } = read.summary;
    const sum = new FindingSum();
    for (const one of found) sum.add(one);
    const to: ImportTo = { runtime, authority, process: childProcess(compiled.pack.processes), current, asAt };
    const counted = { opened: 0, changed: 0, unchanged: 0, entries: 0 };
    let done = 0;
    await onProgress?.({ done, total: children });
    const write = async (played: PlayedBatch): Promise<void> => {
      for (const { outcome, entries, findings } of await writeBatch(to, played)) {
        counted[outcome] += 1;
        counted.entries += entries;
        for (const one of findings) sum.add(one);
      }
      done += played.fresh.length + played.known.length;
      // Planned for nearly empty tables, a search among 2,800 children took 4 s and the next import 19 s instead of 6 s, until the database looked by itself.
      if (counted.entries > 0 && (done === BATCH || done === 10 * BATCH || done === children))
        await withAuthority(runtime.pool, authority, (query) => query('select count_afresh()'));
      await onProgress?.({ done, total: children });
    };
    for await (const batch of read.batches) {
      signal?.throwIfAborted();
      const played = await playBatch(to, batch);
      await writing;
      signal?.throwIfAborted();
      writing = write(played);
      // A failure is told where it is awaited, one batch later.
      writing.catch(() => {});
    }
    await writing;
    return {
      children,
      ...counted,
      findings: sum.list(),
      ...rest,
      took: { reading, playing: performance.now() - started - reading },
    };
  } finally {
    // What is being written when something else fails is in or is not: it must not go on after the end.
    await writing.catch(() => {});
    await read.close();
  }
}

/** The process that children go through. */
function childProcess(
  processes: Readonly<Record<string, { readonly definition: { readonly subject: string } }>>,
): string {
  const [id] = Object.entries(processes).find(([, { definition }]) => definition.subject === 'child') ?? [];
  if (id === undefined) throw new Error('This authority’s pack has no process for children.');
  return id;
}
