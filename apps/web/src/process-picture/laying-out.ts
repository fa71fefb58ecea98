/** Layouts from a worker that is started when it is first wanted, and anew when it is wanted again after it has failed. */
import type { ElkNode } from 'elkjs';

/** Parts that have been laid out, by what was asked. */
const REMEMBERED = 40;

type Layout = (root: ElkNode) => Promise<ElkNode>;

export interface LayingOut {
  /** Before there is anything to lay out. */
  start(): void;
  readonly layout: Layout;
}

/** @param startWorker gets whom to tell when the worker is of no more use: a script that does not come answers nothing, ever */
export const layingOut = (startWorker: (failed: () => void) => { readonly layout: Layout }): LayingOut => {
  let running: Layout | undefined;
  const start = (): Layout => {
    if (running !== undefined) return running;
    const known = new Map<string, Promise<ElkNode>>();
    let fail: (error: Error) => void = () => undefined;
    const failed = new Promise<never>((_resolve, reject) => {
      fail = reject;
    });
    // Nobody may be waiting when it fails.
    failed.catch(() => undefined);
    const worker = startWorker(() => {
      if (running === layout) running = undefined;
      fail(new Error('The worker that lays pictures out has failed.'));
    });
    const layout: Layout = (root) => {
      const key = JSON.stringify(root);
      const before = known.get(key);
      if (before !== undefined) return before;
      if (known.size >= REMEMBERED) known.clear();
      const laid = Promise.race([worker.layout(root), failed]);
      known.set(key, laid);
      // What went wrong once is asked again.
      laid.catch(() => known.delete(key));
      return laid;
    };
    running = layout;
    return layout;
  };
  return { start: () => void start(), layout: (root) => start()(root) };
};
