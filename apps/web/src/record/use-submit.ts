/** Submits a form once: the same key for the same content, however often the button is pressed or the line is lost. */
import { type Problem, type SubmitCommand, submitCommand } from '@homeward/contract';
import { useRef, useState } from 'react';
import { ask, ProblemError } from '../server/ask';
import { newKey } from '../server/new-key';
import { caseHasChanged, splitKey } from '../server/queries';
import { useFormVisit } from './form-visit';

export type SubmitState =
  | { readonly kind: 'ready' }
  | { readonly kind: 'sending' }
  | { readonly kind: 'refused'; readonly problem: Problem }
  | { readonly kind: 'lost' };

export function useSubmit(onAccepted: () => void) {
  const visit = useFormVisit();
  const { filling, typed, effective, draft } = visit;
  const [state, setState] = useState<SubmitState>({ kind: 'ready' });
  const act = useRef<{ readonly content: string; readonly key: string }>(undefined);

  const submit = async (): Promise<void> => {
    if (state.kind === 'sending' || typed.day === undefined) return;
    const overrides = Object.entries(typed.reasons).flatMap(([gate, reason]) =>
      reason.trim() === '' ? [] : [{ gate, reason: reason.trim() }],
    );
    const body: SubmitCommand = {
      ...splitKey(visit.key),
      on: typed.day,
      answers: { ...effective.answers },
      revision: filling.revision,
      ...(overrides.length > 0 && { overrides }),
    };
    const content = JSON.stringify(body);
    if (act.current?.content !== content) act.current = { content, key: newKey() };
    setState({ kind: 'sending' });
    try {
      const accepted = await ask(submitCommand, {
        params: { id: filling.caseId },
        body,
        idempotencyKey: act.current.key,
      });
      draft.finish();
      visit.setAccepted(accepted);
      caseHasChanged(filling.caseId);
      onAccepted();
    } catch (error) {
      if (!(error instanceof ProblemError)) return setState({ kind: 'lost' });
      const problem = error.problem;
      if (problem.answers !== undefined)
        visit.setServerProblems(problem.answers.map(({ question, path, sentence }) => ({ question, path, sentence })));
      // Signing in again happens over this page; then the button can be pressed once more.
      setState(problem.type === 'not-signed-in' ? { kind: 'ready' } : { kind: 'refused', problem });
    }
  };
  return { state, submit, again: () => setState({ kind: 'ready' }) } as const;
}
