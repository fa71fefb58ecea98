/** Reading a case: overview, timeline, history, picture, forms and drafts. */
import {
  type CaseOverview,
  DraftKey,
  type DraftSaved,
  type FormToFill,
  type History,
  type Opens,
  type ProcessPicture,
  routes,
  SaveDraft,
  type Timeline,
} from '@homeward/contract';
import { type DeadlineRecord, processOf } from '@homeward/engine';
import type { Query, Runtime, StandingSession } from '@homeward/runtime';
import { withAuthority } from '@homeward/runtime';
import { Body, Controller, Delete, Get, HttpCode, Inject, Param, Put, Query as UrlQuery } from '@nestjs/common';
import { parse, parseId } from '../http/parse.js';
import { notFound } from '../http/problem-error.js';
import { SignedIn } from '../http/signed-in.js';
import { RUNTIME } from '../tokens.js';
import { caseHistory, readHistoryRows } from './case-history.js';
import { caseTimeline, type Milestone } from './case-timeline.js';
import { keepDraft, readDraft } from './drafts.js';
import { formToFill } from './form-to-fill.js';
import { withKeptAnswers } from './kept-answers.js';
import { loadCase, mustRead } from './load-case.js';
import { mayFill } from './may-fill.js';
import { overviewFor } from './overview-for.js';
import { processPicture } from './process-picture.js';

/** The largest number the database can compare a revision with. */
const LAST_REVISION = 2_147_483_647;

@Controller()
export class CasesController {
  constructor(@Inject(RUNTIME) private readonly runtime: Runtime) {}

  @Get(routes.readCase.path)
  async overview(@SignedIn() session: StandingSession, @Param('id') given: string): Promise<CaseOverview> {
    const id = parseId(given);
    return overviewFor(this.runtime, mustRead(await loadCase(this.runtime, session, id)));
  }

  @Get(routes.readTimeline.path)
  async timeline(@SignedIn() session: StandingSession, @Param('id') given: string): Promise<Timeline> {
    const id = parseId(given);
    const seen = await loadCase(this.runtime, session, id, async (query) => ({
      events: await query<Milestone>(
        'select revision, event, happened_on as "on" from event where case_id = $1 order by happened_on, revision',
        [id],
      ),
      deadlines: await query<{ detail: DeadlineRecord }>(
        'select detail from deadline where case_id = $1 order by due',
        [id],
      ),
    }));
    const { compiled, record, more } = mustRead(seen);
    const shown = new Set(processOf(compiled, record.process).process.definition.milestones);
    return caseTimeline(
      seen,
      more.events.filter(({ event }) => shown.has(event)),
      more.deadlines.map(({ detail }) => detail),
    );
  }

  @Get(routes.readHistory.path)
  async history(
    @SignedIn() session: StandingSession,
    @Param('id') given: string,
    @UrlQuery() asked: unknown,
  ): Promise<History> {
    const id = parseId(given);
    const { before } = parse(routes.readHistory.query, asked);
    const seen = await loadCase(this.runtime, session, id, (query) =>
      readHistoryRows(query, id, before === undefined ? undefined : Math.min(before, LAST_REVISION)),
    );
    return caseHistory(this.runtime, mustRead(seen), seen.more);
  }

  @Get(routes.readProcess.path)
  async process(@SignedIn() session: StandingSession, @Param('id') given: string): Promise<ProcessPicture> {
    return processPicture(mustRead(await loadCase(this.runtime, session, parseId(given))));
  }

  @Get(routes.readForm.path)
  form(
    @SignedIn() session: StandingSession,
    @Param('id') id: string,
    @Param('event') event: string,
  ): Promise<FormToFill> {
    return this.fill(session, parseId(id), event);
  }

  @Get(routes.readDocumentForm.path)
  documentForm(
    @SignedIn() session: StandingSession,
    @Param('id') id: string,
    @Param('event') event: string,
    @Param('document') document: string,
  ): Promise<FormToFill> {
    return this.fill(session, parseId(id), `${event}:${document}`);
  }

  @Put(routes.saveDraft.path)
  async saveDraft(
    @SignedIn() session: StandingSession,
    @Param('id') given: string,
    @Param('key') key: string,
    @Body() body: unknown,
  ): Promise<DraftSaved> {
    const draft = parse(SaveDraft, body);
    return this.withDraft(session, parseId(given), key, (query, place) => keepDraft(query, place, draft));
  }

  @HttpCode(204)
  @Delete(routes.discardDraft.path)
  async discardDraft(
    @SignedIn() session: StandingSession,
    @Param('id') given: string,
    @Param('key') key: string,
  ): Promise<void> {
    await this.withDraft(session, parseId(given), key, (query, { caseId }) =>
      query('delete from draft where case_id = $1 and key = $2', [caseId, key]),
    );
  }

  private async fill(session: StandingSession, id: string, key: string): Promise<FormToFill> {
    const opens = opensOf(key);
    const seen = await loadCase(this.runtime, session, id, (query) => readDraft(query, id, key));
    const fills = mayFill(seen, opens);
    if (!seen.mayRead && !fills) throw notFound();
    // Somebody who may read the case but not record this sees the questions, not what others are typing.
    return withKeptAnswers(
      this.runtime,
      session.authority,
      seen,
      opens,
      formToFill(seen, opens, fills ? seen.more : null),
    );
  }

  private async withDraft<T>(
    session: StandingSession,
    id: string,
    key: string,
    work: (
      query: Query,
      place: { caseId: string; key: string; authority: string; person: string; at: Date },
    ) => Promise<T>,
  ): Promise<T> {
    const seen = await loadCase(this.runtime, session, id);
    if (!mayFill(seen, opensOf(key))) throw notFound();
    const place = {
      caseId: id,
      key,
      authority: session.authority,
      person: session.person,
      at: this.runtime.clock.now(),
    };
    return withAuthority(this.runtime.pool, session.authority, (query) => work(query, place));
  }
}

function opensOf(key: string): Opens {
  if (!DraftKey.safeParse(key).success) throw notFound();
  const [event = '', document] = key.split(':');
  return document === undefined ? { event } : { event, document };
}
