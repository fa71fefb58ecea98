/** The server as a draft's store asks it: problems become sentences about what was kept. */

import type { DraftServer } from '@homeward/contract';
import { NotSaved, type Problem, readDraftSteps, saveDraftSteps } from '@homeward/contract';
import { ask, NoConnection, ProblemError } from '../../server/ask';

export const draftServer = (id: string): DraftServer => ({
  save: (body) => saying(ask(saveDraftSteps, { params: { id }, body })),
  after: (seq) => saying(ask(readDraftSteps, { params: { id }, query: { after: seq } })),
});

async function saying<T>(asked: Promise<T>): Promise<T> {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof NoConnection)
      throw new NotSaved('There is no connection. What you changed is kept on this page and saved when it is back.');
    if (error instanceof ProblemError)
      throw new NotSaved(sentenceOf(error.problem), UNREADABLE.has(error.problem.type));
    throw error;
  }
}

/** Answers that would be the same however often it is sent. */
const UNREADABLE: ReadonlySet<Problem['type']> = new Set(['body-malformed', 'body-too-large', 'body-type-unknown']);

const sentenceOf = ({ type, detail }: Problem): string =>
  type === 'not-found'
    ? 'You may no longer change this draft, or it is not there any more. What you changed is kept on this page.'
    : detail;
