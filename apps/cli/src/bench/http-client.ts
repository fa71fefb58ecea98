/** One person at one browser: a session, and commands over a connection that stays open. */
import { randomUUID } from 'node:crypto';
import { CSRF_HEADER, IDEMPOTENCY_HEADER, pathOf, routes } from '@homeward/contract';
import { type LineAnswer, openLine } from './open-line.js';

export interface SignedInClient {
  /**
   * @param command the body as text
   * @param minimal whether the answer may leave out the case as it now stands
   */
  submit(caseId: string, command: string, minimal: boolean): Promise<LineAnswer>;
  close(): void;
}

/** Throws when the person cannot sign in. */
export const signInOver = async (origin: string, username: string, password: string): Promise<SignedInClient> => {
  const line = await openLine(origin);
  const answer = await line.post(routes.signIn.path, '', JSON.stringify({ username, password }));
  const csrf = fieldOf(JSON.parse(answer.text), 'csrf');
  if (answer.status !== routes.signIn.status || typeof csrf !== 'string') throw new Error('The sign-in was refused.');
  const cookie = [...answer.head.matchAll(/^set-cookie: *([^;\r\n]*)/gim)].map(([, one]) => one).join('; ');
  const session = `cookie: ${cookie}\r\n${CSRF_HEADER}: ${csrf}\r\n`;
  return {
    submit: (caseId, command, minimal) =>
      line.post(
        pathOf(routes.submitCommand.path, { id: caseId }),
        `${session}${IDEMPOTENCY_HEADER}: ${randomUUID()}\r\n${minimal ? 'prefer: return=minimal\r\n' : ''}`,
        command,
      ),
    close: () => line.close(),
  };
};

/** A field of an answer that is not yet known to have one. */
export const fieldOf = (body: unknown, name: string): unknown =>
  typeof body === 'object' && body !== null && Object.hasOwn(body, name) ? Reflect.get(body, name) : undefined;

/** The revision that an acceptance acknowledges. It stands first; a long overview after it need not be taken apart to find it. */
export const acknowledged = ({ status, text }: LineAnswer): number | undefined => {
  if (status !== routes.submitCommand.status) return undefined;
  const first = /^\{"revision":(\d+)[,}]/.exec(text)?.[1];
  const revision = first === undefined ? fieldOf(JSON.parse(text), 'revision') : Number(first);
  return typeof revision === 'number' ? revision : undefined;
};
