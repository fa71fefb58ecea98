/** A refusal, a problem or a lost connection in the words that a person reads. */
import { NoConnection, ProblemError } from '../server/ask';

/** Not-permitted and not-found read alike, so that nobody learns which children there are. */
export function problemInWords(error: unknown): { readonly title: string; readonly sentence: string } {
  if (error instanceof ProblemError) {
    if (error.problem.type === 'not-found' || error.problem.status === 404)
      return {
        title: 'Page not found',
        sentence:
          'There is nothing at this address that you can see. If you need access to a restricted record, ask your team manager.',
      };
    return { title: error.problem.title, sentence: error.problem.detail };
  }
  if (error instanceof NoConnection)
    return {
      title: 'There is no connection',
      sentence: 'Homeward could not be reached. Check your network; this page can be tried again.',
    };
  return {
    title: 'Something went wrong',
    sentence: 'This page could not be shown. Try again, and tell your administrator if it keeps happening.',
  };
}
