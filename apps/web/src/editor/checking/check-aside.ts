/** Checks a draft aside, in a thread of its own, telling it only what has changed since the last time. */
import type { DraftFiles } from '@homeward/definition';
import type { CheckedTurn, ToCheck } from './checking-messages';

export interface CheckingAside {
  check(files: DraftFiles): void;
  stop(): void;
}

/** @param heard gets what is found of the files given last, in stages; undefined when checking is not possible in this browser */
export function checkAside(heard: (checked: CheckedTurn | undefined) => void): CheckingAside {
  if (typeof Worker === 'undefined') {
    heard(undefined);
    return { check: () => undefined, stop: () => undefined };
  }
  const worker = new Worker(new URL('./checking.worker.ts', import.meta.url), { type: 'module' });
  let sent: DraftFiles = {};
  let turn = 0;
  worker.onmessage = ({ data }: MessageEvent<CheckedTurn>) => {
    if (data.turn === turn) heard(data);
  };
  worker.onerror = () => heard(undefined);
  return {
    check: (files) => {
      turn += 1;
      worker.postMessage({ turn, ...difference(sent, files) } satisfies ToCheck);
      sent = files;
    },
    stop: () => worker.terminate(),
  };
}

const difference = (before: DraftFiles, after: DraftFiles): Pick<ToCheck, 'changed' | 'gone'> => ({
  changed: Object.fromEntries(Object.entries(after).filter(([path, file]) => before[path] !== file)),
  gone: Object.keys(before).filter((path) => !Object.hasOwn(after, path)),
});
