/** The one gate before every route: where the request comes from, its token, and whose session it is. Runs after routing, so no spelling of an address gets round it. */
import { CSRF_HEADER } from '@homeward/contract';
import { isCsrfToken, openSession, type Runtime, type Settings } from '@homeward/runtime';
import { type CanActivate, type ExecutionContext, SetMetadata } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { problem } from './problem-error.js';
import { SESSION_COOKIE, sessionCookie } from './session-cookie.js';
import { notSignedIn, rememberSession } from './signed-in.js';

const ACCESS = 'homeward:access';

/** Anybody may ask. */
export const Open = () => SetMetadata(ACCESS, 'open');
/** The session is read by the command itself, in the same round trip as the case; origin and token are checked here as ever. */
export const SessionReadByCommand = () => SetMetadata(ACCESS, 'command');

const CHANGING = new Set(['POST', 'PUT', 'DELETE', 'PATCH']);

export class SessionGuard implements CanActivate {
  private readonly reflector = new Reflector();

  constructor(
    private readonly runtime: Runtime,
    private readonly settings: Settings,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const access = this.reflector.getAllAndOverride<string | undefined>(ACCESS, [
      context.getHandler(),
      context.getClass(),
    ]);
    const changing = CHANGING.has(request.method);
    if (changing) this.checkOrigin(request);
    if (access === 'open') return true;
    const token = sessionCookie(request);
    if (token === undefined) throw notSignedIn();
    if (changing) checkToken(request, token);
    if (access === 'command') return true;
    const session = await openSession(this.runtime, token);
    if (session === undefined) throw notSignedIn();
    rememberSession(request, session);
    return true;
  }

  /** Browsers send `Origin` with every change. One that is not ours is refused; none at all is not a browser's, and still needs the token. */
  private checkOrigin(request: FastifyRequest): void {
    const { origin, host } = request.headers;
    const site = request.headers['sec-fetch-site'];
    if (site === 'cross-site') throw notFromHere();
    if (origin === undefined) return;
    const ours = this.settings.publicOrigin ?? `http://${host}`;
    if (origin !== ours) throw notFromHere();
  }
}

const notFromHere = () =>
  problem(
    'not-from-here',
    `Open the page again and send it from there. (The request needs this service’s own ${SESSION_COOKIE} session.)`,
  );

function checkToken(request: FastifyRequest, token: string): void {
  const given = request.headers[CSRF_HEADER];
  if (typeof given !== 'string' || !isCsrfToken(token, given)) throw notFromHere();
}
