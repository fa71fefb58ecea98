/** Changing a case: recording that something happened, and opening one. Parses, asks the one door, and puts the answer into words. */
import {
  type Accepted,
  type CaseOpened,
  type ChangedSince,
  draftKey,
  OpenCase,
  routes,
  SubmitCommand,
} from '@homeward/contract';
import { type CaseRecord, isPlainDate, processOf } from '@homeward/engine';
import {
  changesOf,
  commitCommand,
  type EntryChanges,
  type Outcome,
  openCase,
  type Runtime,
  type Stand,
  type StandingSession,
  tokenHash,
  withAuthority,
} from '@homeward/runtime';
import { Body, Controller, HttpCode, Inject, Param, Post, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { idempotencyKey, parse, parseId } from '../http/parse.js';
import { notFound, ProblemError, problem } from '../http/problem-error.js';
import { refusalToProblem } from '../http/refusal-to-problem.js';
import type { RequestLog } from '../http/request-log.js';
import { SessionReadByCommand } from '../http/session.guard.js';
import { sessionCookie } from '../http/session-cookie.js';
import { notSignedIn, SignedIn } from '../http/signed-in.js';
import { childProcess, mayOpenCases } from '../sessions/may-open-cases.js';
import { LOG, RUNTIME } from '../tokens.js';
import { titleOf } from './case-history.js';
import { caseOverview } from './case-overview.js';
import { changesInWords } from './changes-in-words.js';
import { draftsBegun } from './drafts.js';
import { loadCase } from './load-case.js';

/** Facts speak the DfE return's codes (SSDA903 SEX, since 2024-25). */
const SEX_CODE = { female: 'F', male: 'M', indeterminate: 'U', notKnown: 'U' } as const;

@Controller()
export class CommandsController {
  constructor(
    @Inject(RUNTIME) private readonly runtime: Runtime,
    @Inject(LOG) private readonly log: RequestLog,
  ) {}

  @SessionReadByCommand()
  @HttpCode(201)
  @Post(routes.submitCommand.path)
  async submit(@Req() request: FastifyRequest, @Param('id') given: string, @Body() body: unknown): Promise<Accepted> {
    const caseId = parseId(given);
    const key = idempotencyKey(request);
    const { document, overrides, ...asked } = parse(SubmitCommand, body);
    const token = sessionCookie(request);
    if (token === undefined) throw notSignedIn();
    const outcome = await commitCommand(this.runtime, {
      caseId,
      who: { kind: 'session', tokenHash: tokenHash(token) },
      ask: {
        key,
        command: {
          kind: 'record',
          ...asked,
          ...(document === undefined ? {} : { document }),
          ...(overrides === undefined ? {} : { overrides }),
          origin: 'person',
        },
      },
      draft: draftKey(document === undefined ? { event: asked.event } : { event: asked.event, document }),
    });
    switch (outcome.kind) {
      case 'not-signed-in':
        throw notSignedIn();
      case 'no-such-case':
        this.log.refusal(request, 'not-found', caseId, outcome.actorId);
        throw notFound();
      case 'key-reused':
        throw problem(
          'key-reused',
          'This key was used for something else before. Nothing was saved: open the form again and send it.',
        );
      case 'nothing':
        throw new Error('A command that was given cannot be nothing.');
      case 'refused': {
        const { stand, refusal, revision } = outcome;
        this.log.refusal(request, refusal.refusal, caseId, stand.actor.id);
        const changed =
          refusal.refusal === 'out-of-date' ? await this.changedSince(stand, caseId, asked.revision) : undefined;
        throw new ProblemError(refusalToProblem(refusal, { revision, ...(changed === undefined ? {} : { changed }) }));
      }
      case 'accepted':
        return wantsLittle(request)
          ? acceptedAlone(outcome)
          : this.accepted(outcome.stand, caseId, outcome.record.revision);
      case 'repeated':
        return this.accepted(outcome.stand, caseId, outcome.revision);
    }
  }

  @HttpCode(201)
  @Post(routes.openCase.path)
  async open(
    @SignedIn() session: StandingSession,
    @Req() request: FastifyRequest,
    @Body() body: unknown,
  ): Promise<CaseOpened> {
    const key = idempotencyKey(request);
    const { reference, givenName, familyName, dateOfBirth, sex } = parse(OpenCase, body);
    const today = this.runtime.clock.today();
    if (!isPlainDate(dateOfBirth) || dateOfBirth > today)
      throw problem('body-malformed', 'The date of birth must be a day that has been.', {
        answers: [
          { path: '/dateOfBirth', question: 'dateOfBirth', sentence: 'Enter a date of birth that is today or earlier' },
        ],
      });
    const { compiled } = await this.runtime.packs.current(session.authority);
    const memberships = await withAuthority(this.runtime.pool, session.authority, (query) =>
      query<{ role: string; scope: string; team_key: string | null }>(
        'select role, scope, team_key from role_membership where person_id = $1',
        [session.person],
      ),
    );
    const process = childProcess(compiled);
    if (
      process === undefined ||
      !mayOpenCases(
        compiled,
        memberships.map(({ role }) => role),
        today,
      )
    )
      throw notFound();
    const team = memberships.find(({ team_key: key }) => key !== null)?.team_key;
    const opened = await openCase(this.runtime, {
      authority: session.authority,
      key,
      subject: { kind: 'child', reference, givenName, familyName, dateOfBirth, sex },
      process,
      openedOn: today,
      facts: { dateOfBirth, sex: SEX_CODE[sex] },
      actor: { id: session.person, roles: memberships.map(({ role }) => role) },
      person: session.person,
      ...(team === undefined || team === null ? {} : { team }),
      // Whoever opens a case works on it until somebody else is given it.
      allocations: memberships
        .filter(({ scope }) => scope === 'allocated')
        .map(({ role }) => ({ person: session.person, role })),
    });
    if (opened.kind === 'reference-taken')
      throw problem('reference-taken', 'Search for the reference among the children, or use another one.');
    if (opened.kind === 'key-reused')
      throw problem(
        'key-reused',
        'This key was used for something else before. Nothing was saved: open the page again and send it.',
      );
    return { id: opened.id };
  }

  /** The answer to the first request and to every repetition of it: what that entry changed, and where the case stands now. */
  private async accepted({ authority, actor }: Stand, id: string, revision: number): Promise<Accepted> {
    const seen = await loadCase(this.runtime, { authority, person: actor.id }, id, async (query) => ({
      drafts: await draftsBegun(query, id),
      entry: (
        await query<{ changes: EntryChanges; entered: string[] | null; version: string }>(
          `select changes, entry -> 'entered' as entered, version from event where case_id = $1 and revision = $2`,
          [id, revision],
        )
      )[0],
    }));
    const { entry, drafts } = seen.more;
    if (entry === undefined) throw new Error('An accepted command has no entry.');
    const compiled = await this.runtime.packs.version(authority, entry.version);
    return {
      revision,
      changes: changesInWords(compiled, seen.record.process, entry.changes, entry.entered ?? []),
      overview: seen.mayRead ? caseOverview(seen, drafts) : null,
    };
  }

  private async changedSince(
    { authority, compiled }: Stand,
    caseId: string,
    revision: number,
  ): Promise<ChangedSince[]> {
    const [rows, record] = await withAuthority(
      this.runtime.pool,
      authority,
      async (query) =>
        [
          await query<{
            revision: number;
            event: string;
            entry: Record<string, unknown>;
            recorded_at: Date;
            person: string | null;
          }>(
            `select e.revision, e.event, e.entry - 'answers' as entry, e.recorded_at, p.name as person
         from event e left join person p on p.id = e.person_id where e.case_id = $1 and e.revision > $2 order by e.revision limit 50`,
            [caseId, revision],
          ),
          (await query<{ record: CaseRecord }>('select record from case_record where id = $1', [caseId]))[0]?.record,
        ] as const,
    );
    if (record === undefined) return [];
    const { process } = processOf(compiled, record.process);
    return rows.map((row) => ({
      revision: row.revision,
      who: row.person ?? 'Homeward',
      what: titleOf(process, row),
      recordedAt: row.recorded_at.toISOString(),
    }));
  }
}

/** RFC 7240: whoever reads the case anew anyway, or many of them, need not be sent it. */
const wantsLittle = (request: FastifyRequest): boolean => request.headers.prefer === 'return=minimal';

const acceptedAlone = ({ stand, decision }: Extract<Outcome, { kind: 'accepted' }>): Accepted => ({
  revision: decision.entry.revision,
  changes: changesInWords(stand.compiled, decision.next.process, changesOf(decision), decision.entry.entered),
  overview: null,
});
