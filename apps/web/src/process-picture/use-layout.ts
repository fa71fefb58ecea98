/** Lays graphs out in a worker that stays, and only the parts that are not laid out already: an edit moves what it changes and nothing else. */
import ELK, { type ElkNode } from 'elkjs/lib/elk-api.js';
import workerUrl from 'elkjs/lib/elk-worker.min.js?url';
import { useEffect, useRef, useState } from 'react';
import { type LaidOut, layOut } from './elk-layout';
import type { ProcessGraph } from './process-graph';

/** Parts that have been laid out, by what was asked. */
const REMEMBERED = 40;

interface Worker {
  layout(root: ElkNode): Promise<ElkNode>;
  stop(): void;
}

const startWorker = (): Worker => {
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
    stop: () => elk.terminateWorker(),
  };
};

export interface Laid {
  readonly graph: ProcessGraph;
  readonly result: LaidOut | 'failed';
}

/** The last layout there is: of the graph asked for, or of the one before while that is on its way. */
export function useLayout(graph: ProcessGraph): Laid | undefined {
  const [laid, setLaid] = useState<Laid>();
  const worker = useRef<Worker>(undefined);
  useEffect(
    () => () => {
      worker.current?.stop();
      worker.current = undefined;
    },
    [],
  );
  useEffect(() => {
    let wanted = true;
    worker.current ??= startWorker();
    const { layout } = worker.current;
    layOut(graph, layout).then(
      (result) => wanted && setLaid({ graph, result }),
      () => wanted && setLaid({ graph, result: 'failed' }),
    );
    return () => {
      wanted = false;
    };
  }, [graph]);
  return laid;
}
