/** Lays graphs out in a worker, and only the parts that are not laid out already: an edit moves what it changes and nothing else. */
import ELK from 'elkjs/lib/elk-api.js';
import workerUrl from 'elkjs/lib/elk-worker.min.js?url';
import { useEffect, useState } from 'react';
import { type LaidOut, layOut } from './elk-layout';
import { layingOut } from './laying-out';
import type { ProcessGraph } from './process-graph';

/** One worker for every picture of the window. */
const { start, layout } = layingOut(
  (failed) =>
    new ELK({
      workerFactory: () => {
        const worker = new Worker(workerUrl);
        worker.onerror = () => {
          worker.terminate();
          failed();
        };
        return worker;
      },
    }),
);

/** Loading the worker takes as long as a layout does: whoever knows that a picture comes starts it before there is anything to draw. */
export const startLayingOut = start;

export interface Laid {
  readonly graph: ProcessGraph;
  readonly result: LaidOut | 'failed';
}

/** The last layout there is: of the graph asked for, or of the one before while that is on its way. */
export function useLayout(graph: ProcessGraph): Laid | undefined {
  const [laid, setLaid] = useState<Laid>();
  useEffect(() => {
    let wanted = true;
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
