/** The log: one line per request, refusal and error. Never a body, a query, a name or an address with a reference in it. */
import { nameOf } from '@homeward/runtime';
import type { FastifyRequest } from 'fastify';
import { sessionOf } from './signed-in.js';

export type LogLine = Readonly<Record<string, string | number | null>>;

/** Where lines go: standard output, or a test. */
export type LogSink = (line: LogLine) => void;

export const printLine: LogSink = (line) => {
  process.stdout.write(`${JSON.stringify(line)}\n`);
};

export class RequestLog {
  constructor(private readonly sink: LogSink) {}

  /** @param ms how long it took */
  request(request: FastifyRequest, status: number, ms: number): void {
    this.sink({ at: new Date().toISOString(), level: 'info', ...who(request), status, ms: Math.round(ms) });
  }

  /** @param caseId where the refusal is about a case */
  refusal(request: FastifyRequest, kind: string, caseId?: string, actorId?: string): void {
    const about: LogLine = { ...who(request), ...actorOf(actorId), case: caseId ?? null };
    this.sink({ at: new Date().toISOString(), level: 'refusal', kind, ...about });
  }

  error(request: FastifyRequest, thrown: unknown): void {
    this.sink({
      at: new Date().toISOString(),
      level: 'error',
      ...who(request),
      error: nameOf(thrown),
      stack: framesOf(thrown),
    });
  }

  sentence(sentence: string): void {
    this.sink({ at: new Date().toISOString(), level: 'warn', sentence });
  }
}

/** The route's pattern, not the address: an address may hold what was searched for. */
const who = (request: FastifyRequest): LogLine => ({
  request: request.id,
  method: request.method,
  route: request.routeOptions.url ?? 'none',
  actor: sessionOf(request)?.person ?? null,
});

const actorOf = (id: string | undefined): LogLine => (id === undefined ? {} : { actor: id });

/** Where it happened, without the message: messages quote what they choke on. */
const framesOf = (thrown: unknown): string =>
  thrown instanceof Error
    ? (thrown.stack ?? '')
        .split('\n')
        .filter((line) => /^\s+at /.test(line))
        .slice(0, 8)
        .map((line) => line.trim())
        .join(' | ')
    : '';
