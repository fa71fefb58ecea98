/** From a draft to a published version: what is left to do, the re-run of open cases, and the act itself. */
import { type Publication, type PublishAnswer, PublishDraft, routes } from '@homeward/contract';
import {
  countOpenCases,
  draftCandidate,
  judgeCandidate,
  latestReplay,
  packHash,
  publishCandidate,
  type Runtime,
  type StandingSession,
  startReplay,
} from '@homeward/runtime';
import { Body, Controller, Get, HttpCode, Inject, type OnModuleDestroy, Param, Post, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { mustOwnProcedure } from '../drafts/may-configure.js';
import { parse, parseId } from '../http/parse.js';
import { notFound, problem } from '../http/problem-error.js';
import type { RequestLog } from '../http/request-log.js';
import { SignedIn } from '../http/signed-in.js';
import { LOG, RUNTIME } from '../tokens.js';
import { replayShown } from './replay-shown.js';

@Controller()
export class PublicationController implements OnModuleDestroy {
  /** A re-run keeps every core busy: one at a time, whoever asks. */
  private running: Promise<unknown> | undefined;

  constructor(
    @Inject(RUNTIME) private readonly runtime: Runtime,
    @Inject(LOG) private readonly log: RequestLog,
  ) {}

  @Get(routes.readPublication.path)
  async read(@SignedIn() session: StandingSession, @Param('id') given: string): Promise<Publication> {
    const { authority } = session;
    const read = await this.draft(session, given);
    const { hash: current, compiled } = await this.runtime.packs.current(authority);
    const openCases = await countOpenCases(this.runtime.pool, authority);
    if ('unreadable' in read) return { ...NOTHING_YET, unreadable: [...read.unreadable], current, openCases };
    const { pack } = read.candidate;
    const judgement = await judgeCandidate(this.runtime, authority, read.candidate);
    const { candidate, comparison, owners, seconds } = judgement;
    const { alreadyPublished, confirms = false, errors, warnings, walkthroughs } = candidate;
    return {
      unreadable: [],
      version: judgement.version,
      current,
      alreadyPublished,
      confirms,
      errors,
      warnings,
      walkthroughs: { of: walkthroughs.of, failing: [...walkthroughs.failing] },
      differences: [...comparison.differences],
      homeless: [...comparison.homeless],
      replay: replayShown(judgement.replay, judgement, pack, compiled.pack),
      owners: owners.map(({ username, name }) => ({ username, name })),
      seconds: seconds.map(({ username, name }) => ({ username, name })),
      openCases,
    };
  }

  @HttpCode(202)
  @Post(routes.startReplayOfDraft.path)
  async replay(
    @SignedIn() session: StandingSession,
    @Param('id') given: string,
    @Req() request: FastifyRequest,
  ): Promise<{ id: string }> {
    const read = await this.draft(session, given);
    if ('unreadable' in read)
      throw problem('draft-closed', 'The draft cannot be read, so nothing can be re-run. Look at its problems first.');
    if (this.running !== undefined) {
      // Asked for twice: the one that runs answers both, if it is of the same content.
      const latest = await latestReplay(this.runtime, session.authority, packHash(read.candidate.pack));
      if (latest?.status === 'running') return { id: latest.id };
      throw problem(
        'replay-running',
        'Open cases are being re-run already. Wait until that has finished, then start yours.',
      );
    }
    const { id, finished } = await startReplay(this.runtime, {
      authority: session.authority,
      pack: read.candidate.pack,
      person: session.person,
    });
    this.running = finished
      .catch((thrown: unknown) => this.log.error(request, thrown))
      .finally(() => {
        this.running = undefined;
      });
    return { id };
  }

  @HttpCode(200)
  @Post(routes.publishDraft.path)
  async publish(
    @SignedIn() session: StandingSession,
    @Param('id') given: string,
    @Body() body: unknown,
  ): Promise<PublishAnswer> {
    const { second, ...rest } = parse(PublishDraft, body);
    const read = await this.draft(session, given);
    if ('unreadable' in read)
      return { published: null, left: [{ key: 'problems', sentence: read.unreadable[0] ?? 'It cannot be read.' }] };
    const published = await publishCandidate(this.runtime, {
      authority: session.authority,
      candidate: read.candidate,
      wish: { ...rest, ...(second === undefined || second === '' ? {} : { second }) },
      person: session.person,
    });
    if (published.kind === 'draft-changed')
      throw problem(
        'draft-closed',
        'Somebody has changed the draft, or done something with it, meanwhile. Nothing was published: look at it again.',
      );
    if (published.kind === 'shut')
      return {
        published: null,
        left: published.items.flatMap(({ key, met, sentence }) => (met ? [] : [{ key, sentence }])),
      };
    return { published: { version: published.version, startsOn: published.startsOn }, left: [] };
  }

  /** The server stops: what runs is let run out, or its row would say "running" for ever. */
  async onModuleDestroy(): Promise<void> {
    await this.running;
  }

  private async draft(session: StandingSession, given: string) {
    await mustOwnProcedure(this.runtime, session);
    const read = await draftCandidate(this.runtime, session.authority, parseId(given));
    if (read === undefined) throw notFound();
    return read;
  }
}

const NOTHING_YET: Omit<Publication, 'unreadable' | 'current' | 'openCases'> = {
  version: null,
  alreadyPublished: false,
  confirms: false,
  errors: 0,
  warnings: 0,
  walkthroughs: { of: 0, failing: [] },
  differences: [],
  homeless: [],
  replay: null,
  owners: [],
  seconds: [],
};
