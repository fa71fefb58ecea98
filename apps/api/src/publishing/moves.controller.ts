/** Moving open cases to another version: proposed, tried out, carried out in batches, and taken back. */
import {
  type DryRunShown,
  type MappingSent,
  type MoveProposal,
  type MoveRunShown,
  type MoveRunWithCases,
  MoveWish,
  proposeMove,
  routes,
  Version,
} from '@homeward/contract';
import { type CaseMapping, type CompiledPack, chartSteps, proposeMapping } from '@homeward/engine';
import {
  dryRunMove,
  goOnMoving,
  type MoveRun,
  noteReleaseAct,
  notMoved,
  planMove,
  planMoveBack,
  type Runtime,
  readMoves,
  type StandingSession,
} from '@homeward/runtime';
import {
  Query as Asked,
  Body,
  Controller,
  Get,
  HttpCode,
  Inject,
  type OnModuleDestroy,
  Param,
  Post,
  Req,
} from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { mustOwnProcedure } from '../drafts/may-configure.js';
import { parse, parseId } from '../http/parse.js';
import { notFound, problem } from '../http/problem-error.js';
import type { RequestLog } from '../http/request-log.js';
import { SignedIn } from '../http/signed-in.js';
import { LOG, RUNTIME } from '../tokens.js';
import { packOfVersion } from './pack-of-version.js';
import { permissionTitle } from './replay-shown.js';

@Controller()
export class MovesController implements OnModuleDestroy {
  private readonly running = new Set<Promise<unknown>>();
  private readonly stopping = new AbortController();

  constructor(
    @Inject(RUNTIME) private readonly runtime: Runtime,
    @Inject(LOG) private readonly log: RequestLog,
  ) {}

  @Get(routes.proposeMove.path)
  async propose(
    @SignedIn() session: StandingSession,
    @Param('version') given: string,
    @Asked() asked: unknown,
  ): Promise<MoveProposal> {
    const { from } = parse(proposeMove.query, asked);
    const { authority, to, before, after } = await this.versions(session, given, from);
    const { mapping, lines } = proposeMapping(before.pack, after.pack);
    const { cases, standing } = await dryRunMove(this.runtime, { authority, from, to, mapping });
    const runs = await readMoves(this.runtime, authority);
    return {
      from,
      to,
      cases,
      mapping: mappingShown(mapping),
      lines: lines.map(({ process, from: path, fromTitle, to: target, how }) => ({
        process,
        from: path,
        fromTitle,
        to: target ?? null,
        how,
        cases: standing[`${process} ${path}`] ?? 0,
      })),
      targets: Object.fromEntries(
        Object.entries(after.pack.processes).map(([id, process]) => [
          id,
          chartSteps(process).map((step) => ({ ...step })),
        ]),
      ),
      runs: runs.filter((run) => run.to === to && run.from === from).map(runShown),
    };
  }

  @HttpCode(200)
  @Post(routes.dryRunMove.path)
  async dryRun(
    @SignedIn() session: StandingSession,
    @Param('version') given: string,
    @Body() body: unknown,
  ): Promise<DryRunShown> {
    const { from, mapping } = parse(MoveWish, body);
    const { authority, to, before, after } = await this.versions(session, given, from);
    const dry = await dryRunMove(this.runtime, { authority, from, to, mapping });
    const titled = (kind: 'deadlines' | 'tasks', key: string): string => {
      for (const { pack } of [after, before])
        for (const process of Object.values(pack.processes)) {
          const title = process[kind][key]?.title;
          if (title !== undefined) return title;
        }
      return key;
    };
    return {
      cases: dry.cases,
      movable: dry.movable,
      cannot: dry.cannot.map(({ reference, sentence }) => ({ reference, sentence })),
      limits: dry.limits.map(({ limit, kind, count, examples }) => ({
        title: titled('deadlines', limit),
        kind,
        count,
        examples: [...examples],
      })),
      tasksEnded: Object.entries(dry.tasksEnded).map(([key, count]) => ({ title: titled('tasks', key), count })),
      permissions: dry.permissions.map(({ key, kind, count }) => ({
        sentence: `${permissionTitle(key, after.pack, before.pack)} is ${kind === 'added' ? 'gained' : 'lost'}`,
        count,
      })),
    };
  }

  @HttpCode(202)
  @Post(routes.startMove.path)
  async start(
    @SignedIn() session: StandingSession,
    @Param('version') given: string,
    @Req() request: FastifyRequest,
    @Body() body: unknown,
  ): Promise<MoveRunShown> {
    const { from, mapping } = parse(MoveWish, body);
    const { authority, to } = await this.versions(session, given, from);
    const { person } = session;
    const runs = await readMoves(this.runtime, authority);
    if (runs.some(({ status }) => status === 'moving' || status === 'undoing'))
      throw problem('move-running', 'Cases are being moved already. Wait until that has finished, then start yours.');
    const id = await planMove(this.runtime, { authority, from, to, mapping, person });
    await noteReleaseAct(this.runtime, authority, { version: to, act: 'moveStarted', person, note: `from ${from}` });
    this.goOn(authority, id, request);
    return runShown(await this.run(authority, id));
  }

  @Get(routes.readMove.path)
  async read(@SignedIn() session: StandingSession, @Param('id') given: string): Promise<MoveRunWithCases> {
    await mustOwnProcedure(this.runtime, session);
    const { authority } = session;
    const run = await this.run(authority, parseId(given));
    const cases = await notMoved(this.runtime, authority, run.id);
    return {
      run: runShown(run),
      notMoved: cases.map(({ reference, status, sentence }) => ({ reference, status, sentence })),
    };
  }

  @HttpCode(202)
  @Post(routes.undoMove.path)
  async undo(
    @SignedIn() session: StandingSession,
    @Param('id') given: string,
    @Req() request: FastifyRequest,
  ): Promise<MoveRunShown> {
    await mustOwnProcedure(this.runtime, session);
    const { authority, person } = session;
    const run = await this.run(authority, parseId(given));
    if (!(await planMoveBack(this.runtime, authority, run.id)))
      throw problem('move-running', 'Only a move that has finished, and was not taken back, can be taken back.');
    await noteReleaseAct(this.runtime, authority, {
      version: run.to,
      act: 'moveUndone',
      person,
      note: `from ${run.from}`,
    });
    this.goOn(authority, run.id, request);
    return runShown(await this.run(authority, run.id));
  }

  /** The server stops: what is on its way stops between two cases, and goes on at the next start. */
  async onModuleDestroy(): Promise<void> {
    this.stopping.abort();
    await Promise.all(this.running);
  }

  private goOn(authority: string, id: string, request: FastifyRequest): void {
    const going = goOnMoving(this.runtime, authority, id, this.stopping.signal)
      .catch((thrown: unknown) => this.log.error(request, thrown))
      .finally(() => this.running.delete(going));
    this.running.add(going);
  }

  private async run(authority: string, id: string): Promise<MoveRun> {
    const [run] = await readMoves(this.runtime, authority, id);
    if (run === undefined) throw notFound();
    return run;
  }

  private async versions(
    session: StandingSession,
    given: string,
    from: string,
  ): Promise<{ authority: string; to: string; before: CompiledPack; after: CompiledPack }> {
    await mustOwnProcedure(this.runtime, session);
    const { authority } = session;
    const to = parse(Version, given);
    const after = await packOfVersion(this.runtime, authority, to);
    return { authority, to, before: await packOfVersion(this.runtime, authority, from), after };
  }
}

const mappingShown = ({ processes }: CaseMapping): MappingSent => ({
  processes: Object.fromEntries(
    Object.entries(processes).map(([id, { steps, documents, limits, tasks }]) => [
      id,
      { steps: { ...steps }, documents: { ...documents }, limits: { ...limits }, tasks: { ...tasks } },
    ]),
  ),
});

const runShown = ({ id, from, to, status, startedAt, counts }: MoveRun): MoveRunShown => ({
  id,
  from,
  to,
  status,
  startedAt: startedAt.toISOString(),
  ...counts,
});
