/** Who is signed in for a request: put there by the guard, taken by controllers as `@SignedIn()`. */
import type { StandingSession } from '@homeward/runtime';
import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { problem } from './problem-error.js';

const sessions = new WeakMap<FastifyRequest['raw'], StandingSession>();

export const rememberSession = (request: FastifyRequest, session: StandingSession): void => {
  sessions.set(request.raw, session);
};

export const sessionOf = (request: FastifyRequest): StandingSession | undefined => sessions.get(request.raw);

export const notSignedIn = () => problem('not-signed-in', 'Sign in to go on. What you have typed is kept.');

export const SignedIn = createParamDecorator((_: unknown, context: ExecutionContext): StandingSession => {
  const session = sessionOf(context.switchToHttp().getRequest<FastifyRequest>());
  if (session === undefined) throw notSignedIn();
  return session;
});
