/** One person at one browser: a session, and commands over a connection that stays open. */
import { randomUUID } from 'node:crypto';
import { Agent, type IncomingMessage, request } from 'node:http';
import { CSRF_HEADER, IDEMPOTENCY_HEADER, pathOf, routes, type SubmitCommand } from '@homeward/contract';

export interface Answer {
  readonly status: number;
  readonly body: unknown;
}

export interface SignedInClient {
  /** @param minimal whether the answer may leave out the case as it now stands */
  submit(caseId: string, command: SubmitCommand, minimal: boolean): Promise<Answer>;
  close(): void;
}

/** Throws when the person cannot sign in. */
export const signInOver = async (origin: string, username: string, password: string): Promise<SignedInClient> => {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const { answer, cookies } = await send(agent, origin, routes.signIn.path, { username, password }, {});
  const csrf = fieldOf(answer.body, 'csrf');
  if (answer.status !== routes.signIn.status || typeof csrf !== 'string') throw new Error('The sign-in was refused.');
  const cookie = cookies.map((one) => one.split(';')[0]).join('; ');
  return {
    submit: async (caseId, command, minimal) => {
      const headers = {
        cookie,
        [CSRF_HEADER]: csrf,
        [IDEMPOTENCY_HEADER]: randomUUID(),
        ...(minimal ? { prefer: 'return=minimal' } : {}),
      };
      return (await send(agent, origin, pathOf(routes.submitCommand.path, { id: caseId }), command, headers)).answer;
    },
    close: () => agent.destroy(),
  };
};

/** A field of an answer that is not yet known to have one. */
export const fieldOf = (body: unknown, name: string): unknown =>
  typeof body === 'object' && body !== null && Object.hasOwn(body, name) ? Reflect.get(body, name) : undefined;

const send = async (
  agent: Agent,
  origin: string,
  path: string,
  body: unknown,
  headers: Readonly<Record<string, string>>,
): Promise<{ readonly answer: Answer; readonly cookies: readonly string[] }> => {
  const text = Buffer.from(JSON.stringify(body));
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    const asked = request(
      `${origin}${path}`,
      {
        method: 'POST',
        agent,
        headers: { ...headers, 'content-type': 'application/json', 'content-length': text.length },
      },
      resolve,
    );
    asked.on('error', reject);
    asked.end(text);
  });
  const parts: Buffer[] = [];
  for await (const part of response) parts.push(part);
  const answered: unknown = JSON.parse(Buffer.concat(parts).toString('utf8'));
  return {
    answer: { status: response.statusCode ?? 0, body: answered },
    cookies: response.headers['set-cookie'] ?? [],
  };
};
