/** Notices what others change: one stream for the whole application, told to the pages that show the case. */
import { CaseChanged, DraftMoved, LIVE_PATH } from '@homeward/contract';
import { useEffect, useState } from 'react';

type Listener = (changed: CaseChanged) => void;
const listeners = new Set<Listener>();

type DraftListener = (moved: DraftMoved | undefined) => void;
const draftListeners = new Set<DraftListener>();

/**
 * Hears when a draft has moved; without a word when the line was opened (again), so that something may have been missed.
 * @returns how to stop
 */
export const hearOfDrafts = (listener: DraftListener): (() => void) => {
  draftListeners.add(listener);
  return () => {
    draftListeners.delete(listener);
  };
};

/** Opens the stream; the browser opens it again by itself when the line breaks. Returns how to close it. */
export function listen(): () => void {
  if (typeof EventSource === 'undefined') return () => undefined;
  const stream = new EventSource(LIVE_PATH);
  stream.addEventListener('changed', (event) => {
    const parsed = CaseChanged.safeParse(read(event.data));
    if (parsed.success) for (const listener of listeners) listener(parsed.data);
  });
  stream.addEventListener('draft', (event) => {
    const parsed = DraftMoved.safeParse(read(event.data));
    if (parsed.success) for (const listener of draftListeners) listener(parsed.data);
  });
  stream.addEventListener('ready', () => {
    for (const listener of draftListeners) listener(undefined);
  });
  return () => stream.close();
}

const read = (text: unknown): unknown => {
  try {
    return JSON.parse(String(text));
  } catch {
    return undefined;
  }
};

/** The revision a case has moved to since the one shown, or undefined while the page is up to date. */
export function useNewerRevision(caseId: string, shown: number | undefined): number | undefined {
  const [newest, setNewest] = useState<number>();
  useEffect(() => {
    setNewest(undefined);
    const listener: Listener = (changed) => {
      if (changed.case === caseId) setNewest((known) => Math.max(known ?? 0, changed.revision));
    };
    listeners.add(listener);
    return () => {
      listeners.delete(listener);
    };
  }, [caseId]);
  return newest !== undefined && shown !== undefined && newest > shown ? newest : undefined;
}

/** How many changes to any of these cases have come by: for a list that offers to be read again. */
export function useChangesTo(caseIds: readonly string[]): readonly [number, () => void] {
  const [count, setCount] = useState(0);
  const wanted = caseIds.join();
  useEffect(() => {
    const shown = new Set(wanted.split(','));
    const listener: Listener = (changed) => {
      if (shown.has(changed.case)) setCount((known) => known + 1);
    };
    listeners.add(listener);
    return () => {
      listeners.delete(listener);
    };
  }, [wanted]);
  return [count, () => setCount(0)];
}
