/** Everything that can follow from a step, as a story would write it. */
import type { Expectation } from '@homeward/definition';

export type Happened = Required<
  Pick<
    Expectation,
    | 'state'
    | 'deadlinesStarted'
    | 'deadlinesMet'
    | 'deadlinesMetLate'
    | 'deadlinesCancelled'
    | 'deadlinesOverdue'
    | 'notices'
    | 'tasks'
    | 'tasksDone'
    | 'tasksCancelled'
    | 'otherCases'
    | 'facts'
  >
>;
