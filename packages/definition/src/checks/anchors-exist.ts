/** Every day that a deadline is counted from can come to be known: some event records the fact, or the case can enter the state. */
import { chartGraph } from '../chart-graph.js';
import { didYouMean } from '../nearest-name.js';
import type { Pack } from '../pack.js';
import { place, processFile } from '../pack-places.js';
import { anchorLeaves } from '../pack-rules.js';
import { findingsOf, type Problem } from '../problem.js';
import { factOf } from '../rule-fields.js';
import { processesKnowing, recordedFacts } from './recorded-facts.js';

export const anchorsExist = (pack: Pack): Problem[] => {
  const { found, error } = findingsOf('anchors-exist');
  for (const [id, process] of Object.entries(pack.processes)) {
    const recorded = recordedFacts(pack, id);
    const { states } = chartGraph(process.chart);
    for (const [key, deadline] of Object.entries(process.deadlines))
      for (const [name, component] of Object.entries(deadline.components)) {
        const at = place(processFile(id, 'deadlines'), key, 'components', name, 'anchor');
        for (const { fact, isList, entered, path } of anchorLeaves(component.anchor, at)) {
          if (entered !== undefined && !states.has(entered))
            error(path, `There is no state \`${entered}\` to count from.`, didYouMean(entered, states.keys()));
          if (entered !== undefined && states.get(entered)?.kind === 'history')
            error(
              path,
              `The case is never in \`${entered}\`: it only leads back to where the case was.`,
              'Count from the state itself.',
            );
          if (fact === undefined) continue;
          const type = factOf(pack, fact)?.type;
          // That the fact exists at all is for names-exist.
          if (type === undefined) continue;
          if (isList === true && type !== 'codes')
            error(path, `The fact \`${fact}\` holds no list of days in which the next could be looked for.`);
          else if (isList !== true && type !== 'date')
            error(
              path,
              `The fact \`${fact}\` is not a date (it is ${type === 'code' ? 'a code' : type}), so nothing can be counted from it.`,
            );
          else if (!recorded.has(fact)) {
            const elsewhere = processesKnowing(pack, fact);
            error(
              path,
              elsewhere.length === 0
                ? `No event records the fact \`${fact}\`, so this limit can never begin.`
                : `No case of “${process.definition.title}” ever knows the fact \`${fact}\`, only cases of ${elsewhere.join(' or ')} do: this limit can never begin.`,
              'Add it to the facts of the event that makes it known.',
            );
          }
        }
      }
  }
  return found;
};
