/** The process that the answers make, as a picture in which every part is closed: what there is, before anybody looks at how it goes. */
import type { Process } from '@homeward/definition';
import { useMemo } from 'react';
import { gatherWays } from '../../process-picture/gathered-ways';
import { Picture } from '../../process-picture/picture';
import { processGraph } from '../../process-picture/process-graph';
import { closable, drawableOf } from '../picture/draft-picture';

export function SetUpPicture({ process }: { readonly process: Process }) {
  const graph = useMemo(
    () =>
      gatherWays(
        processGraph(drawableOf(process), undefined, { closed: new Set(closable(process)), linesOf: () => [] }),
      ),
    [process],
  );
  const { title } = process.definition;
  return <Picture graph={graph} label={`Picture of ${title}, every part closed. The list before it says the same.`} />;
}
