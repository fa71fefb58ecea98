/** Checks a draft aside, in a thread of its own, telling it only what has changed since the last time. */
import type { DraftFiles, Problem } from '@homeward/definition';
import type { Scene } from '@homeward/engine';
import { changedFiles } from './changed-files';
import type { CheckedTurn, FaultShown, ToCheck, ToShow } from './checking-messages';

export interface CheckingAside {
  check(files: DraftFiles): void;
  /** How a case comes to a fault of the files given last; undefined when none was found that does. */
  show(problem: Problem): Promise<readonly Scene[] | undefined>;
  stop(): void;
}

/** @param heard gets what is found of the files given last, in stages; undefined when checking is not possible in this browser */
export function checkAside(heard: (checked: CheckedTurn | undefined) => void): CheckingAside {
  if (typeof Worker === 'undefined') {
    heard(undefined);
    return { check: () => undefined, show: () => Promise.resolve(undefined), stop: () => undefined };
  }
  const waiting = new Map<number, (scenes: readonly Scene[] | undefined) => void>();
  let sent: DraftFiles = {};
  let turn = 0;
  let shown = 0;
  const nothingMore = () => {
    for (const answer of waiting.values()) answer(undefined);
    waiting.clear();
  };
  let started: Worker | undefined;
  // Not before there is something to check: while a draft is opened, its page needs the time.
  const worker = (): Worker => {
    if (started !== undefined) return started;
    started = new Worker(new URL('./checking.worker.ts', import.meta.url), { type: 'module' });
    started.onmessage = ({ data }: MessageEvent<CheckedTurn | FaultShown>) => {
      if (data.kind === 'checked') {
        if (data.turn === turn) heard(data);
        return;
      }
      waiting.get(data.number)?.(data.scenes);
      waiting.delete(data.number);
    };
    started.onerror = () => {
      heard(undefined);
      nothingMore();
    };
    return started;
  };
  return {
    check: (files) => {
      turn += 1;
      worker().postMessage({ kind: 'check', turn, ...changedFiles(sent, files) } satisfies ToCheck);
      sent = files;
    },
    show: (problem) => {
      shown += 1;
      const number = shown;
      const answered = new Promise<readonly Scene[] | undefined>((resolve) => waiting.set(number, resolve));
      worker().postMessage({ kind: 'show', number, problem } satisfies ToShow);
      return answered;
    },
    stop: () => {
      started?.terminate();
      nothingMore();
    },
  };
}
