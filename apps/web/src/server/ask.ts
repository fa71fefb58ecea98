/** Asks the server over the contract's typed client, and keeps what every page needs to know about the conversation: the session and the connection. */
import { type Asked, createClient, type Problem, type Route, type Session } from '@homeward/contract';
import { QueryClient } from '@tanstack/react-query';
import type { z } from 'zod';
import { connection } from './connection';
import { sessionClock } from './session-clock';

/** A refusal or problem of the server, to be thrown where a query wants an exception. */
export class ProblemError extends Error {
  constructor(readonly problem: Problem) {
    super(problem.title);
    this.name = 'ProblemError';
  }
}

/** The server could not be reached at all. */
export class NoConnection extends Error {
  constructor() {
    super('There is no connection to Homeward.');
    this.name = 'NoConnection';
  }
}

export const SESSION_KEY = ['session'] as const;

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      // A refusal stays a refusal; only a lost connection is worth another try.
      retry: (failures, error) => error instanceof NoConnection && failures < 2,
      retryDelay: 800,
      staleTime: 5_000,
      refetchOnWindowFocus: false,
      networkMode: 'always',
    },
    mutations: { retry: false, networkMode: 'always' },
  },
});

const client = createClient({
  csrf: () => queryClient.getQueryData<Session | null>(SESSION_KEY)?.csrf,
  fetch: async (url, init) => {
    let response: Response;
    try {
      response = await window.fetch(url, init);
    } catch (error) {
      if (error instanceof DOMException && error.name === 'AbortError') throw error;
      connection.note(false);
      throw new NoConnection();
    }
    connection.note(true);
    return response;
  },
});

/** Asks one route; a problem is thrown as ProblemError, a lost network as NoConnection. */
export async function ask<
  Path extends string,
  Query extends z.ZodType,
  Body extends z.ZodType,
  Answer extends z.ZodType,
>(route: Route<Path, Query, Body, Answer>, asked?: Asked<Path, Query, Body>): Promise<z.output<Answer>> {
  const answered = await client(route, asked);
  if (answered.ok) {
    if (route.open !== true) sessionClock.moved(Date.now());
    return answered.value;
  }
  // The page stays as it is: the layout asks to sign in again over it, and nothing typed is lost.
  if (answered.problem.type === 'not-signed-in') queryClient.setQueryData(SESSION_KEY, null);
  throw new ProblemError(answered.problem);
}
