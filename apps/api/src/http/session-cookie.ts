/** The cookie that holds a session's token: not readable by scripts, never sent from elsewhere. */
import type { Settings } from '@homeward/runtime';
import { SESSION_LONGEST_HOURS } from '@homeward/runtime';
import type { FastifyReply, FastifyRequest } from 'fastify';

export const SESSION_COOKIE = 'homeward';
const TOKEN = /^[A-Za-z0-9_-]{43}$/;

export const sessionCookie = (request: FastifyRequest): string | undefined => {
  const token = request.cookies[SESSION_COOKIE];
  return token !== undefined && TOKEN.test(token) ? token : undefined;
};

const attributes = (settings: Pick<Settings, 'publicOrigin'>) => ({
  httpOnly: true,
  sameSite: 'strict' as const,
  path: '/',
  // On localhost there is no TLS; behind a proxy the public address says whether there is.
  secure: settings.publicOrigin?.startsWith('https:') === true,
});

export const setSessionCookie = (
  reply: FastifyReply,
  settings: Pick<Settings, 'publicOrigin'>,
  token: string,
): void => {
  reply.setCookie(SESSION_COOKIE, token, { ...attributes(settings), maxAge: SESSION_LONGEST_HOURS * 3600 });
};

export const clearSessionCookie = (reply: FastifyReply, settings: Pick<Settings, 'publicOrigin'>): void => {
  reply.clearCookie(SESSION_COOKIE, attributes(settings));
};
