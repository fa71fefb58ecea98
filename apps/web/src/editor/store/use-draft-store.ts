/** Opens a draft's store for as long as its page is shown. */

import type { DraftState } from '@homeward/contract';
import { DraftStore, type DraftToEdit, filesOfDraft, type RecordedStep } from '@homeward/contract';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { hearOfDrafts } from '../../server/live';
import { newKey } from '../../server/new-key';
import { draftServer } from './draft-server';
import { keepUnsaved, unsavedOf, windowName } from './window-memory';

export function useDraftStore(
  draft: DraftToEdit,
  steps: readonly RecordedStep[],
  person: string,
): readonly [DraftStore, DraftState] {
  const [store] = useState(
    () =>
      new DraftStore(
        {
          server: draftServer(draft.id),
          person,
          tab: windowName(),
          newId: newKey,
          later: (work, milliseconds) => {
            const timer = setTimeout(work, milliseconds);
            return () => clearTimeout(timer);
          },
          keep: (unsaved) => keepUnsaved(draft.id, unsaved),
        },
        { confirmed: filesOfDraft(draft), seq: draft.seq, status: draft.status, title: draft.title, steps },
        unsavedOf(draft.id),
      ),
  );
  const state = useSyncExternalStore(store.subscribe, store.current);
  useEffect(() => {
    store.open();
    const stop = hearOfDrafts((moved) => {
      if (moved === undefined || moved.draft === draft.id) store.askAgain();
    });
    const warn = (event: BeforeUnloadEvent) => {
      if (store.current().pending.length > 0) event.preventDefault();
    };
    window.addEventListener('beforeunload', warn);
    return () => {
      stop();
      window.removeEventListener('beforeunload', warn);
      store.close();
    };
  }, [store, draft.id]);
  return [store, state];
}
