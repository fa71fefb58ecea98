/** Why signing in did not work, and what to do. */
import { NoConnection, ProblemError } from '../server/ask';

export const signInFault = (error: unknown): string =>
  error instanceof ProblemError
    ? error.problem.detail
    : error instanceof NoConnection
      ? 'There is no connection to Homeward. Try again in a moment'
      : 'Signing in did not work. Try again in a moment';
