/** A copied child in this window: only as long as the page stays open and the same person is signed in. Nothing of it is put into the browser's store. */
import type { CopyOfCase } from '@homeward/contract';
import { queryClient } from '../../server/ask';
import type { KeptTryOut } from './kept-try-out';

export interface CopiedTryOut extends KeptTryOut {
  readonly copied: CopyOfCase;
}

// What is read from the server is forgotten when somebody signs out; so is this.
const keyOf = (draft: string): readonly string[] => ['copied child', draft];

export const recallCopy = (draft: string): CopiedTryOut | undefined =>
  queryClient.getQueryData<CopiedTryOut>(keyOf(draft));

export function keepCopy(draft: string, kept: CopiedTryOut | undefined): void {
  if (kept === undefined) {
    queryClient.removeQueries({ queryKey: keyOf(draft) });
    return;
  }
  queryClient.setQueryDefaults(keyOf(draft), { gcTime: Number.POSITIVE_INFINITY });
  queryClient.setQueryData(keyOf(draft), kept);
}
