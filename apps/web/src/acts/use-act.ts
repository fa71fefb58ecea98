/** Does something to a case once: the same key for the same content, however often the button is pressed or the line is lost. */
import type { Accepted, Problem } from '@homeward/contract';
import { useRef, useState } from 'react';
import { ProblemError } from '../server/ask';
import { newKey } from '../server/new-key';
import { caseHasChanged } from '../server/queries';

export type ActState =
  | { readonly kind: 'ready' }
  | { readonly kind: 'sending' }
  | { readonly kind: 'refused'; readonly problem: Problem }
  | { readonly kind: 'lost' }
  | { readonly kind: 'done'; readonly accepted: Accepted };

export function useAct(caseId: string) {
  const [state, setState] = useState<ActState>({ kind: 'ready' });
  const act = useRef<{ readonly content: string; readonly key: string }>(undefined);
  /** @param content what is sent, so that something else gets another key */
  const submit = async (content: unknown, send: (key: string) => Promise<Accepted>): Promise<void> => {
    if (state.kind === 'sending') return;
    const text = JSON.stringify(content);
    if (act.current?.content !== text) act.current = { content: text, key: newKey() };
    setState({ kind: 'sending' });
    try {
      const accepted = await send(act.current.key);
      // The same again later is another act.
      act.current = undefined;
      setState({ kind: 'done', accepted });
      caseHasChanged(caseId);
    } catch (error) {
      setState(refusedOrLost(error));
    }
  };
  return { state, submit, again: () => setState({ kind: 'ready' }) } as const;
}

/** Signing in again happens over the page; then the button can be pressed once more. */
export const refusedOrLost = (error: unknown): ActState => {
  if (!(error instanceof ProblemError)) return { kind: 'lost' };
  return error.problem.type === 'not-signed-in' ? { kind: 'ready' } : { kind: 'refused', problem: error.problem };
};
