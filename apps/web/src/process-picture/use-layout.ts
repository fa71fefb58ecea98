/** Lays graphs out in a worker, and only the parts that are not laid out already: an edit moves what it changes and nothing else. */
import ELK, { type ElkNode } from 'elkjs/lib/elk-api.js';
import workerUrl from 'elkjs/lib/elk-worker.min.js?url';
import { useEffect, useState } from 'react';
import { type LaidOut, layOut } from './elk-layout';
import type { ProcessGraph } from './process-graph';

/** Parts that have been laid out, by what was asked. */
const REMEMBERED = 40;

interface LayingOut {
  layout(root: ElkNode): Promise<ElkNode>;
}

const startWorker = (): LayingOut => {
  const elk = new ELK({ workerUrl });
  const known = new Map<string, Promise<ElkNode>>();
  return {
    layout: (root) => {
      const key = JSON.stringify(root);
      const before = known.get(key);
      if (before !== undefined) return before;
      if (known.size >= REMEMBERED) known.clear();
      const laid = elk.layout(root);
      known.set(key, laid);
      return laid;
    },
  };
};

let started: LayingOut | undefined;
/** One worker for every picture of the window. Loading it takes as long as a layout does: whoever knows that a picture comes starts it before there is anything to draw. */
export const startLayingOut = (): LayingOut => {
  started ??= startWorker();
  return started;
};

export interface Laid {
  readonly graph: ProcessGraph;
  readonly result: LaidOut | 'failed';
}

/** The last layout there is: of the graph asked for, or of the one before while that is on its way. */
export function useLayout(graph: ProcessGraph): Laid | undefined {
  const [laid, setLaid] = useState<Laid>();
  useEffect(() => {
    let wanted = true;
    layOut(graph, startLayingOut().layout).then(
      (result) => wanted && setLaid({ graph, result }),
      () => wanted && setLaid({ graph, result: 'failed' }),
    );
    return () => {
      wanted = false;
    };
  }, [graph]);
  return laid;
}
