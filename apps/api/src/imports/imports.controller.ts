/** Bringing a yearly return in from a page: takes the files, answers at once, and says how far it is whenever asked. */
import { type ImportProgress, type ImportStarted, PROBLEMS_SHOWN, routes } from '@homeward/contract';
import {
  PROBLEMS_KEPT,
  type Runtime,
  readImportRun,
  type StandingSession,
  startImportRun,
  withAuthority,
} from '@homeward/runtime';
import { Controller, Get, HttpCode, Inject, type OnModuleDestroy, Param, Post, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { parseId } from '../http/parse.js';
import { notFound, problem } from '../http/problem-error.js';
import type { RequestLog } from '../http/request-log.js';
import { SignedIn } from '../http/signed-in.js';
import { LOG, RUNTIME } from '../tokens.js';
import { mayImportReturns } from './may-import-returns.js';
import { readUpload } from './read-upload.js';

@Controller()
export class ImportsController implements OnModuleDestroy {
  /** One at a time: each holds its files in memory and keeps a core busy. */
  private busy = false;
  private running: Promise<unknown> = Promise.resolve();
  private readonly stopping = new AbortController();

  constructor(
    @Inject(RUNTIME) private readonly runtime: Runtime,
    @Inject(LOG) private readonly log: RequestLog,
  ) {}

  @HttpCode(202)
  @Post(routes.startImport.path)
  async start(@SignedIn() session: StandingSession, @Req() request: FastifyRequest): Promise<ImportStarted> {
    await this.mustImport(session);
    if (this.busy)
      throw problem('import-running', 'Another return is being imported. Wait until it has finished, then send yours.');
    this.busy = true;
    try {
      const { files, asAt } = await readUpload(request, this.runtime.clock.today());
      const { id, finished } = await startImportRun(this.runtime, {
        authority: session.authority,
        person: session.person,
        files,
        asAt,
        aside: true,
        mostProblems: PROBLEMS_KEPT,
        signal: this.stopping.signal,
      });
      this.running = finished
        .catch((thrown: unknown) => {
          if (!this.stopping.signal.aborted) this.log.error(request, thrown);
        })
        .finally(() => {
          this.busy = false;
        });
      return { id };
    } catch (thrown) {
      this.busy = false;
      throw thrown;
    }
  }

  @Get(routes.readImport.path)
  async progress(@SignedIn() session: StandingSession, @Param('id') given: string): Promise<ImportProgress> {
    await this.mustImport(session);
    const run = await readImportRun(this.runtime, session.authority, parseId(given));
    if (run === undefined) throw notFound();
    const { report } = run;
    return {
      id: run.id,
      status: run.status,
      asAt: run.asAt,
      startedAt: run.startedAt.toISOString(),
      done: run.done,
      total: run.total,
      opened: report.opened,
      changed: report.changed,
      unchanged: report.unchanged,
      findings: report.findings.map((finding) => ({ ...finding })),
      problems: report.problems.slice(0, PROBLEMS_SHOWN).map((one) => ({ ...one })),
      problemCount: report.problemCount,
    };
  }

  /** The server stops: the import stops between two batches, and its row says so. */
  async onModuleDestroy(): Promise<void> {
    this.stopping.abort();
    await this.running;
  }

  private async mustImport({ authority, person }: StandingSession): Promise<void> {
    const held = await withAuthority(this.runtime.pool, authority, (query) =>
      query<{ role: string }>('select distinct role from role_membership where person_id = $1', [person]),
    );
    const { compiled } = await this.runtime.packs.current(authority);
    const roles = held.map(({ role }) => role);
    if (!mayImportReturns(compiled.pack, roles)) throw notFound();
  }
}
