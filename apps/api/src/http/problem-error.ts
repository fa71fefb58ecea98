/** A problem on its way out: thrown where a request cannot go on, turned into an answer in one place. */
import type { Problem, ProblemType } from '@homeward/contract';

/** Status and heading of every problem that the conversation itself makes. Refusals of cases have a table of their own. */
const KINDS = {
  'not-signed-in': [401, 'You are not signed in'],
  'sign-in-refused': [401, 'The username or password is not right'],
  'password-to-choose': [403, 'Choose a password of your own'],
  'password-not-taken': [422, 'Choose another password'],
  'not-from-here': [403, 'This request did not come from a page of this service'],
  'not-found': [404, 'Page not found'],
  'body-malformed': [400, 'The request could not be read'],
  'body-too-large': [413, 'Too much was sent'],
  'body-type-unknown': [415, 'The request could not be read'],
  'key-missing': [400, 'The request could not be read'],
  'key-reused': [422, 'This was sent before'],
  'draft-changed': [409, 'Somebody else has saved this form'],
  'draft-closed': [409, 'This draft cannot be changed now'],
  'not-fit-to-leave': [422, 'This procedure cannot be taken out'],
  'reference-taken': [409, 'There is a case with this reference already'],
  'reason-needed': [403, 'This record is restricted'],
  'import-running': [409, 'Another import is running'],
  'replay-running': [409, 'Open cases are being re-run already'],
  'move-running': [409, 'Cases are being moved already'],
  'too-many-requests': [429, 'Too many attempts'],
  'database-away': [503, 'Homeward is not available at the moment'],
  error: [500, 'Something went wrong'],
} as const satisfies Partial<Record<ProblemType, readonly [number, string]>>;

export type ConversationProblem = keyof typeof KINDS;

export class ProblemError extends Error {
  constructor(readonly problem: Problem) {
    super(problem.type);
    this.name = 'ProblemError';
  }
}

/** @param detail what happened and what to do next; never what was typed */
export const problem = (
  type: ConversationProblem,
  detail: string,
  more: Partial<Pick<Problem, 'answers' | 'theirs'>> = {},
): ProblemError => {
  const [status, title] = KINDS[type];
  return new ProblemError({ type, status, title, detail, ...more });
};

/** One text for what is not there and for what may not be seen: from outside they are alike. */
export const notFound = (): ProblemError =>
  problem(
    'not-found',
    'There is nothing here, or you may not see it. If you followed a link, ask whoever gave it to you.',
  );
