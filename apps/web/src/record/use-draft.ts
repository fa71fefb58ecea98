/** Keeps what is typed on the server: saves after a pause, one save at a time, tries again when the line was lost, and stops at somebody else's draft. */
import { type Answers, type FormToFill, type Problem, saveDraft } from '@homeward/contract';
import { useCallback, useEffect, useRef, useState } from 'react';
import { ask, ProblemError } from '../server/ask';
import { mergeDrafts } from './merge-drafts';

const PAUSE_MILLISECONDS = 800;
const TRY_AGAIN_MILLISECONDS = 4000;

export type Theirs = NonNullable<Problem['theirs']>;
export type DraftState =
  | { readonly kind: 'untouched' }
  | { readonly kind: 'unsaved' }
  | { readonly kind: 'saved'; readonly at: string }
  /** Not saved, and why; tried again by itself. */
  | { readonly kind: 'failed'; readonly sentence: string }
  | { readonly kind: 'conflict'; readonly theirs: Theirs; readonly base: Answers };

export interface DraftKeeper {
  readonly state: DraftState;
  /** Something was typed: it will be saved soon. */
  readonly keep: (content: Answers) => void;
  /** Saves at once what is not saved yet. */
  readonly flush: () => Promise<void>;
  /** The chosen answers of a conflict: saved over theirs, knowingly. */
  readonly settle: (content: Answers) => void;
  /** What was typed has been submitted: there is no draft any more. */
  readonly finish: () => void;
}

/** What is under way, beside what is shown: never a reason to draw again. */
interface Work {
  revision: number;
  base: Answers;
  wanted: Answers | undefined;
  busy: boolean;
  stopped: boolean;
  /** The form is no longer on the screen. */
  gone: boolean;
  timer: ReturnType<typeof setTimeout> | undefined;
}

/** @param taken called with the whole draft when somebody else's answers were joined into it */
export function useDraft(filling: FormToFill, taken: (content: Answers) => void): DraftKeeper {
  const [state, setState] = useState<DraftState>(
    filling.draft === null ? { kind: 'untouched' } : { kind: 'saved', at: filling.draft.savedAt },
  );
  const work = useRef<Work>({
    revision: filling.draft?.revision ?? 0,
    base: filling.draft?.answers ?? {},
    wanted: undefined,
    busy: false,
    stopped: false,
    gone: false,
    timer: undefined,
  });
  const { caseId, draftKey } = filling;

  const save = useCallback(async (): Promise<void> => {
    const w = work.current;
    clearTimeout(w.timer);
    if (w.busy || w.stopped || w.wanted === undefined) return;
    const content = w.wanted;
    w.wanted = undefined;
    w.busy = true;
    const later = (milliseconds: number) => {
      clearTimeout(w.timer);
      w.timer = setTimeout(() => void save(), milliseconds);
    };
    try {
      const saved = await ask(saveDraft, {
        params: { id: caseId, key: draftKey },
        body: { revision: w.revision, answers: content },
      });
      w.revision = saved.revision;
      w.base = content;
      if (w.wanted === undefined) setState({ kind: 'saved', at: saved.savedAt });
      else later(PAUSE_MILLISECONDS);
    } catch (error) {
      const theirs = error instanceof ProblemError ? error.problem.theirs : undefined;
      const mine = w.wanted ?? content;
      if (theirs !== undefined) {
        const merged = mergeDrafts(w.base, mine, theirs.answers);
        w.revision = theirs.revision;
        w.base = theirs.answers;
        w.wanted = merged.answers;
        if (merged.taken.length > 0) taken(merged.answers);
        if (merged.conflicts.length === 0) later(0);
        else {
          w.stopped = true;
          setState({ kind: 'conflict', theirs, base: w.base });
        }
      } else {
        // Signed out on purpose, and on another page already: there is nobody left to save for.
        if (w.gone && error instanceof ProblemError) return;
        w.wanted = mine;
        setState({
          kind: 'failed',
          sentence: error instanceof ProblemError ? error.problem.detail : 'There is no connection.',
        });
        later(TRY_AGAIN_MILLISECONDS);
      }
    } finally {
      w.busy = false;
    }
  }, [caseId, draftKey, taken]);

  const keep = useCallback(
    (content: Answers) => {
      const w = work.current;
      w.wanted = content;
      if (w.stopped) return;
      setState((now) => (now.kind === 'failed' ? now : { kind: 'unsaved' }));
      clearTimeout(w.timer);
      w.timer = setTimeout(() => void save(), PAUSE_MILLISECONDS);
    },
    [save],
  );
  const settle = useCallback(
    (content: Answers) => {
      work.current.stopped = false;
      work.current.wanted = content;
      setState({ kind: 'unsaved' });
      void save();
    },
    [save],
  );
  const finish = useCallback(() => {
    work.current.stopped = true;
    work.current.wanted = undefined;
    clearTimeout(work.current.timer);
    setState({ kind: 'untouched' });
  }, []);

  useEffect(() => {
    const w = work.current;
    w.gone = false;
    // Leaving for another page of ours saves; closing the window asks first while something is not saved.
    const ask = (event: BeforeUnloadEvent) => {
      if (w.wanted !== undefined || w.busy) event.preventDefault();
    };
    window.addEventListener('beforeunload', ask);
    return () => {
      window.removeEventListener('beforeunload', ask);
      w.gone = true;
      void save();
    };
  }, [save]);

  return { state, keep, flush: save, settle, finish };
}
