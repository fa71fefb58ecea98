/** An import that can be followed while it runs, from the command line, the web or another process: its row says how far it is and what it found. */
import type { PlainDate } from '@homeward/definition';
import { newId } from '../publish-pack.js';
import type { Runtime } from '../runtime.js';
import { withAuthority } from '../with-authority.js';
import type { CountedFinding } from './import-finding.js';
import { type ImportReport, importReturn, type ReturnImport } from './import-return.js';
import type { RowProblem } from './read-return.js';

export interface ImportRun {
  readonly id: string;
  readonly status: 'waiting' | 'reading' | 'playing' | 'finished' | 'failed';
  readonly asAt: PlainDate;
  readonly startedAt: Date;
  /** Children. */
  readonly done: number;
  readonly total: number;
  readonly report: RunReport;
}

/** What is kept of a report: the problems of a hopeless file would fill the row. */
export interface RunReport {
  readonly opened: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly entries: number;
  readonly rowsNotRead: number;
  readonly findings: readonly CountedFinding[];
  readonly problems: readonly RowProblem[];
  readonly problemCount: number;
}

export const PROBLEMS_KEPT = 1_000;

const NOTHING_YET: RunReport = {
  opened: 0,
  changed: 0,
  unchanged: 0,
  entries: 0,
  rowsNotRead: 0,
  findings: [],
  problems: [],
  problemCount: 0,
};

export interface RunRequest extends ReturnImport {
  /** Who started it; null from the command line. */
  readonly person: string | null;
}

/**
 * Starts an import and returns at once.
 * @returns the run's id, and the report when it is done; `finished` rejects when the import fails, and the row then says so
 */
export async function startImportRun(
  runtime: Runtime,
  { person, ...request }: RunRequest,
): Promise<{ readonly id: string; readonly finished: Promise<ImportReport> }> {
  const id = newId();
  const { authority, asAt } = request;
  const letGo = await startLife(runtime, id);
  try {
    await withAuthority(runtime.pool, authority, (query) =>
      query(
        `insert into import_run (id, authority_id, person_id, kind, as_at, status, started_at, report)
         values ($1, $2, $3, 'ssda903', $4, 'reading', $5, $6)`,
        [id, authority, person, asAt, runtime.clock.now(), JSON.stringify(NOTHING_YET)],
      ),
    );
  } catch (thrown) {
    letGo();
    throw thrown;
  }
  return { id, finished: follow(runtime, id, request).finally(letGo) };
}

/**
 * A lock that this run holds on a connection of its own for as long as it lives: with a process that is killed it goes by itself, and whoever reads the row then
 * knows that nobody is at work any more.
 * @returns how to let go
 */
async function startLife({ pool }: Runtime, id: string): Promise<() => void> {
  const client = await pool.connect();
  const lost = (): void => {};
  client.on('error', lost);
  await client.query('select pg_advisory_lock(hashtextextended($1, 0))', [id]);
  return () => {
    client.off('error', lost);
    // Closing the connection lets go of the lock, whatever state it is in.
    client.release(true);
  };
}

async function follow(runtime: Runtime, id: string, request: ReturnImport): Promise<ImportReport> {
  const { authority, onProgress } = request;
  const write = (status: ImportRun['status'], report: RunReport | null, done: number | null, total: number | null) =>
    withAuthority(runtime.pool, authority, (query) =>
      query(
        `update import_run set status = $2, report = coalesce($3, report), done = coalesce($4, done), total = coalesce($5, total)
         where id = $1`,
        [id, status, report === null ? null : JSON.stringify(report), done, total],
      ),
    );
  try {
    const report = await importReturn(runtime, {
      ...request,
      onProgress: async (progress) => {
        await write('playing', null, progress.done, progress.total);
        await onProgress?.(progress);
      },
    });
    await write('finished', kept(report), report.children, report.children);
    return report;
  } catch (thrown) {
    // The row must not say "playing" for ever; what went wrong is for whoever waits for `finished`.
    await write('failed', null, null, null).catch(() => {});
    throw thrown;
  }
}

const kept = (report: ImportReport): RunReport => ({
  opened: report.opened,
  changed: report.changed,
  unchanged: report.unchanged,
  entries: report.entries,
  rowsNotRead: report.rowsNotRead,
  findings: report.findings,
  problems: report.problems.slice(0, PROBLEMS_KEPT),
  problemCount: report.problemCount,
});

/** @returns undefined when the authority has no such run */
export async function readImportRun({ pool }: Runtime, authority: string, id: string): Promise<ImportRun | undefined> {
  const [row] = await withAuthority(pool, authority, async (query) => {
    await query(
      `update import_run set status = 'failed' where id = $1 and authority_id = $2 and status in ('waiting', 'reading', 'playing')
         and pg_try_advisory_xact_lock(hashtextextended($1::text, 0))`,
      [id, authority],
    );
    return query<{
      id: string;
      status: ImportRun['status'];
      as_at: PlainDate;
      started_at: Date;
      done: number;
      total: number;
      report: RunReport;
    }>(
      'select id, status, as_at, started_at, done, total, report from import_run where id = $1 and authority_id = $2',
      [id, authority],
    );
  });
  if (row === undefined) return undefined;
  const { as_at: asAt, started_at: startedAt, ...rest } = row;
  return { ...rest, asAt, startedAt };
}
