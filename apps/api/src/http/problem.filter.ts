/** Turns whatever was thrown into application/problem+json; what nobody foresaw becomes a plain 500 that says nothing about its cause. */
import type { Problem } from '@homeward/contract';
import { isDatabaseAway } from '@homeward/runtime';
import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { notFound, ProblemError, problem } from './problem-error.js';
import type { RequestLog } from './request-log.js';
import { isPageAddress } from './static-web.js';

const RETRY_AFTER_SECONDS = 5;

@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(
    private readonly log: RequestLog,
    private readonly sendPage: ((request: FastifyRequest, reply: FastifyReply) => unknown) | undefined,
  ) {}

  catch(thrown: unknown, host: ArgumentsHost): unknown {
    const http = host.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const reply = http.getResponse<FastifyReply>();
    if (reply.raw.headersSent || reply.raw.destroyed) return undefined;
    const told = this.problemOf(thrown);
    // An address that is no file and not the API's is a page of the web application.
    if (told.status === 404 && this.sendPage !== undefined && isPageAddress(request))
      return this.sendPage(request, reply);
    if (told.type === 'error') this.log.error(request, thrown);
    else this.log.refusal(request, told.type);
    if (told.type === 'database-away') reply.header('retry-after', RETRY_AFTER_SECONDS);
    return reply
      .status(told.status)
      .header('content-type', 'application/problem+json; charset=utf-8')
      .header('cache-control', 'no-store')
      .send(JSON.stringify(told));
  }

  private problemOf(thrown: unknown): Problem {
    if (thrown instanceof ProblemError) return thrown.problem;
    if (isDatabaseAway(thrown)) return away();
    const status = statusOf(thrown);
    switch (status) {
      case 404:
        return notFound().problem;
      case 413:
        return problem('body-too-large', 'What was sent is larger than this service accepts. Nothing was saved.')
          .problem;
      case 415:
        return problem('body-type-unknown', 'This service reads application/json.').problem;
      default:
        return status >= 400 && status < 500
          ? problem('body-malformed', 'The request could not be read. Nothing was saved.').problem
          : failed();
    }
  }
}

/** Nest and Fastify say it in two ways. */
function statusOf(thrown: unknown): number {
  if (thrown instanceof HttpException) return thrown.getStatus();
  if (!(thrown instanceof Error) || !('statusCode' in thrown)) return 500;
  return typeof thrown.statusCode === 'number' ? thrown.statusCode : 500;
}

const failed = (): Problem =>
  problem(
    'error',
    'The service could not do this. What you typed is kept. Send it again in a moment: nothing is recorded twice. If it happens again, tell your administrator.',
  ).problem;

/** A change may have been recorded just before: only sending it again with its key can tell. */
const away = (): Problem =>
  problem(
    'database-away',
    'The database does not answer at the moment; it usually comes back within a minute. What was recorded is kept, and so is what you typed. Send it again in a minute: nothing is recorded twice.',
  ).problem;
