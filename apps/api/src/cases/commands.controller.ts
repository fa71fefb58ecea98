/** Changing a case: recording that something happened, and opening one. Parses, asks the one door, and puts the answer into words. */
import { type Accepted, type CaseOpened, draftKey, OpenCase, routes, SubmitCommand, TickOff } from '@homeward/contract';
import { isPlainDate, processOf } from '@homeward/engine';
import { factsKept, openCase, type Runtime, type StandingSession, withAuthority } from '@homeward/runtime';
import { Body, Controller, HttpCode, Inject, Param, Post, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { idempotencyKey, parse, parseId } from '../http/parse.js';
import { notFound, problem } from '../http/problem-error.js';
import type { RequestLog } from '../http/request-log.js';
import { SessionReadByCommand } from '../http/session.guard.js';
import { SignedIn } from '../http/signed-in.js';
import { childProcess, mayOpenCases } from '../sessions/may-open-cases.js';
import { LOG, RUNTIME } from '../tokens.js';
import { commitAct } from './answer-command.js';

/** Facts speak the DfE return's codes (SSDA903 SEX, since 2024-25). */
const SEX_CODE = { female: 'F', male: 'M', indeterminate: 'U', notKnown: 'U' } as const;

@Controller()
export class CommandsController {
  constructor(
    @Inject(RUNTIME) readonly runtime: Runtime,
    @Inject(LOG) readonly log: RequestLog,
  ) {}

  @SessionReadByCommand()
  @HttpCode(201)
  @Post(routes.submitCommand.path)
  async submit(@Req() request: FastifyRequest, @Param('id') given: string, @Body() body: unknown): Promise<Accepted> {
    const caseId = parseId(given);
    const key = idempotencyKey(request);
    const { document, overrides, ...asked } = parse(SubmitCommand, body);
    return commitAct(this, request, {
      key,
      caseId,
      command: {
        kind: 'record',
        ...asked,
        ...(document === undefined ? {} : { document }),
        ...(overrides === undefined ? {} : { overrides }),
        origin: 'person',
      },
      draft: draftKey(document === undefined ? { event: asked.event } : { event: asked.event, document }),
    });
  }

  @SessionReadByCommand()
  @HttpCode(201)
  @Post(routes.tickOffTask.path)
  tickOff(
    @Req() request: FastifyRequest,
    @Param('id') given: string,
    @Param('task') task: string,
    @Body() body: unknown,
  ): Promise<Accepted> {
    const caseId = parseId(given);
    const key = idempotencyKey(request);
    const asked = parse(TickOff, body);
    return commitAct(this, request, { key, caseId, command: { kind: 'task', task, ...asked } });
  }

  @HttpCode(201)
  @Post(routes.openCase.path)
  async open(
    @SignedIn() session: StandingSession,
    @Req() request: FastifyRequest,
    @Body() body: unknown,
  ): Promise<CaseOpened> {
    const key = idempotencyKey(request);
    const asked = parse(OpenCase, body);
    const { reference, givenName, familyName } = asked;
    const today = this.runtime.clock.today();
    const { compiled } = await this.runtime.packs.current(session.authority);
    const memberships = await withAuthority(this.runtime.pool, session.authority, (query) =>
      query<{ role: string; scope: string; team_key: string | null }>(
        'select role, scope, team_key from role_membership where person_id = $1',
        [session.person],
      ),
    );
    const process = asked.process ?? childProcess(compiled);
    const roles = memberships.map(({ role }) => role);
    if (process === undefined || !mayOpenCases(compiled, roles, today, process)) throw notFound();
    const { subject } = processOf(compiled, process).process.definition;
    const { person, facts } = subject === 'child' ? bornOf(asked, today) : noBirth(asked);
    const team = memberships.find(({ team_key: key }) => key !== null)?.team_key;
    const opened = await openCase(this.runtime, {
      authority: session.authority,
      key,
      subject: { kind: subject, reference, givenName, familyName, ...person },
      process,
      openedOn: today,
      facts: factsKept(compiled.pack, facts),
      actor: { id: session.person, roles },
      person: session.person,
      ...(team === undefined || team === null ? {} : { team }),
      // Whoever opens a case works on it until somebody else is given it.
      allocations: memberships
        .filter(({ scope }) => scope === 'allocated')
        .map(({ role }) => ({ person: session.person, role })),
    });
    if (opened.kind === 'reference-taken')
      throw problem('reference-taken', 'Search for the reference among the records, or use another one.');
    if (opened.kind === 'key-reused')
      throw problem(
        'key-reused',
        'This key was used for something else before. Nothing was saved: open the page again and send it.',
      );
    return { id: opened.id };
  }
}

/** A child's date of birth and sex. @throws ProblemError naming what is not answered */
function bornOf({ dateOfBirth, sex }: OpenCase, today: string) {
  if (dateOfBirth === undefined || !isPlainDate(dateOfBirth) || dateOfBirth > today)
    throw unanswered(
      'dateOfBirth',
      'The date of birth must be a day that has been.',
      'Enter a date of birth that is today or earlier',
    );
  if (sex === undefined) throw unanswered('sex', 'The sex must be said, or that it is not known.', 'Select the sex');
  return { person: { dateOfBirth, sex }, facts: { dateOfBirth, sex: SEX_CODE[sex] } };
}

/** What is not a child has neither. */
function noBirth({ dateOfBirth, sex }: OpenCase) {
  if (dateOfBirth !== undefined || sex !== undefined)
    throw problem('body-malformed', 'Only a child has a date of birth and a sex here. Nothing was saved.');
  return { person: {}, facts: {} };
}

const unanswered = (question: string, detail: string, sentence: string) =>
  problem('body-malformed', detail, { answers: [{ path: `/${question}`, question, sentence }] });
