/** The one table from a refusal's kind to an HTTP status. */
import type { ChangedSince, Problem } from '@homeward/contract';
import type { Refusal, RefusalKind } from '@homeward/engine';

const TABLE: Readonly<Record<RefusalKind, readonly [number, string]>> = {
  'unknown-event': [422, 'This cannot be recorded'],
  // Somebody who may not even see the case is told 404 before this table is asked.
  'not-permitted': [403, 'You cannot do this'],
  'out-of-date': [409, 'The case has changed'],
  'answers-invalid': [422, 'There is a problem'],
  'not-open-now': [409, 'This cannot be done now'],
  'gate-shut': [409, 'This cannot be done yet'],
  'document-not-ready': [409, 'The document is not ready for this'],
  'date-not-possible': [422, 'There is a problem with the date'],
  'nothing-to-do': [409, 'There is nothing to do'],
};

export const refusalToProblem = (
  refusal: Refusal,
  stand: { readonly revision: number; readonly changed?: readonly ChangedSince[] },
): Problem => {
  const [status, title] = TABLE[refusal.refusal];
  return {
    type: refusal.refusal,
    status,
    title,
    detail: refusal.sentence,
    unlocks: refusal.unlocks.map((unlock) => ({ ...unlock })),
    ...(refusal.answers === undefined ? {} : { answers: refusal.answers.map((answer) => ({ ...answer })) }),
    ...(refusal.overridable === undefined ? {} : { overridable: refusal.overridable.map((gate) => ({ ...gate })) }),
    ...(stand.changed === undefined ? {} : { changed: [...stand.changed] }),
    revision: stand.revision,
  };
};
