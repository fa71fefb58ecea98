/** Drafts of a procedure: started, read, edited by several people at once, and what is done with one as a whole. */
import {
  DraftActDone,
  type DraftHistory,
  type DraftSummary,
  type DraftToEdit,
  readDraftSteps,
  routes,
  SaveSteps,
  StartDraft,
  type StepsSaved,
  type StepsSince,
} from '@homeward/contract';
import {
  doDraftAct,
  draftActs,
  packDraft,
  packDrafts,
  type Query,
  type Runtime,
  readPackDraft,
  type StandingSession,
  saveSteps,
  startDraft,
  stepsAfter,
  type WhoAndWhen,
  withAuthority,
} from '@homeward/runtime';
import { Query as Asked, Body, Controller, Get, HttpCode, Inject, Param, Post, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { idempotencyKey, parse, parseId } from '../http/parse.js';
import { notFound, problem } from '../http/problem-error.js';
import { SignedIn } from '../http/signed-in.js';
import { RUNTIME } from '../tokens.js';
import { draftShown, stepsShown, WHY_CLOSED } from './draft-shown.js';
import { mustOwnProcedure } from './may-configure.js';

@Controller()
export class PackDraftsController {
  constructor(@Inject(RUNTIME) private readonly runtime: Runtime) {}

  @Get(routes.listPackDrafts.path)
  list(@SignedIn() session: StandingSession): Promise<{ drafts: DraftSummary[] }> {
    return this.asOwner(session, async (query, { authority }) => ({
      drafts: (await packDrafts(query, authority)).map(draftShown),
    }));
  }

  @HttpCode(201)
  @Post(routes.startPackDraft.path)
  start(
    @SignedIn() session: StandingSession,
    @Req() request: FastifyRequest,
    @Body() body: unknown,
  ): Promise<DraftSummary> {
    const id = idempotencyKey(request);
    const asked = parse(StartDraft, body);
    return this.asOwner(session, async (query, who) => {
      const started = await startDraft(query, who, { id, ...asked });
      if (started === undefined) throw notFound();
      return draftShown(started);
    });
  }

  @Get(routes.readPackDraft.path)
  read(@SignedIn() session: StandingSession, @Param('id') given: string): Promise<DraftToEdit> {
    const id = parseId(given);
    return this.asOwner(session, async (query, { authority }) => {
      const draft = await readPackDraft(query, authority, id);
      if (draft === undefined) throw notFound();
      const { from, changed, gone } = draft;
      return { ...draftShown(draft), from, changed, gone: [...gone] };
    });
  }

  @Get(routes.readDraftSteps.path)
  steps(
    @SignedIn() session: StandingSession,
    @Param('id') given: string,
    @Asked() asked: unknown,
  ): Promise<StepsSince> {
    const id = parseId(given);
    const { after } = parse(readDraftSteps.query, asked);
    return this.asOwner(session, async (query, { authority }) => {
      const draft = await packDraft(query, authority, id);
      if (draft === undefined) throw notFound();
      const steps = await stepsAfter(query, id, after);
      // Read one after the other: a step saved between the two must not seem to be missing.
      return {
        status: draft.status,
        title: draft.title,
        seq: Math.max(draft.seq, steps.at(-1)?.seq ?? 0),
        steps: stepsShown(steps),
      };
    });
  }

  @HttpCode(200)
  @Post(routes.saveDraftSteps.path)
  save(@SignedIn() session: StandingSession, @Param('id') given: string, @Body() body: unknown): Promise<StepsSaved> {
    const id = parseId(given);
    const sent = parse(SaveSteps, body);
    return this.asOwner(session, async (query, who) => {
      const saved = await saveSteps(query, who, id, sent);
      if (saved === undefined) throw notFound();
      if ('closed' in saved) throw problem('draft-closed', WHY_CLOSED[saved.closed.status]);
      const { status, title, seq } = saved.draft;
      return {
        status,
        title,
        seq,
        steps: stepsShown(saved.steps),
        refused: saved.refused.map((one) => ({
          ...one,
          conflicts: one.conflicts.map((conflict) => ({ ...conflict })),
        })),
      };
    });
  }

  @HttpCode(200)
  @Post(routes.doDraftAct.path)
  act(@SignedIn() session: StandingSession, @Param('id') given: string, @Body() body: unknown): Promise<DraftSummary> {
    const id = parseId(given);
    const { act, note, title } = parse(DraftActDone, body);
    return this.asOwner(session, async (query, who) => {
      const wanted = { act, ...(note ? { note } : {}), ...(title === undefined ? {} : { title }) };
      const done = await doDraftAct(query, who, id, wanted);
      if (done === undefined) throw notFound();
      if ('closed' in done) throw problem('draft-closed', WHY_CLOSED[done.closed.status]);
      return draftShown(done.draft);
    });
  }

  @Get(routes.readDraftHistory.path)
  history(@SignedIn() session: StandingSession, @Param('id') given: string): Promise<DraftHistory> {
    const id = parseId(given);
    return this.asOwner(session, async (query, { authority }) => {
      if ((await packDraft(query, authority, id)) === undefined) throw notFound();
      return { acts: (await draftActs(query, id)).map((act) => ({ ...act, at: act.at.toISOString() })) };
    });
  }

  /** One transaction for somebody who owns the procedure; for anybody else there is nothing here. */
  private async asOwner<T>(session: StandingSession, work: (query: Query, who: WhoAndWhen) => Promise<T>): Promise<T> {
    await mustOwnProcedure(this.runtime, session);
    const { authority, person } = session;
    return withAuthority(this.runtime.pool, authority, (query) =>
      work(query, { authority, person, at: this.runtime.clock.now() }),
    );
  }
}
