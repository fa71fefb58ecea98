/** Whatever a rule asks about can come to be known: a condition on what nobody ever records holds only as long as it is not known. */
import type { Pack, Process } from '../pack.js';
import { leavesOf, rulesOf } from '../pack-rules.js';
import { findingsOf, type Problem } from '../problem.js';
import type { Condition } from '../rule.js';
import { factOf } from '../rule-fields.js';
import { processesKnowing, recordedFacts } from './recorded-facts.js';

/** Said once of each fact, where it is first asked for: it is mended in one place, however many rules ask. */
export const factsBecomeKnown = (pack: Pack): Problem[] => {
  const { found, error } = findingsOf('facts-become-known');
  for (const [fact, [first, ...others]] of placesAsking(pack)) {
    if (first === undefined) continue;
    const more =
      others.length === 0
        ? ''
        : ` It is asked for in ${others.length} more ${others.length === 1 ? 'place' : 'places'}.`;
    const said = `“${factOf(pack, fact)?.label ?? fact}” (\`${fact}\`) is asked for here`;
    const elsewhere = processesKnowing(pack, fact);
    if (elsewhere.length > 0 && first.process !== undefined)
      error(
        first.path,
        `${said}, and no case of “${first.process.definition.title}” ever knows it: only cases of ${elsewhere.join(' or ')} do. Nothing but “is not known” can hold of it.${more}`,
        'Let the case that knows it hand it on, or ask for it there.',
      );
    else
      error(
        first.path,
        `${said}, and nothing ever makes it known: no action records it, no case is opened with it and no return brings it. Nothing but “is not known” can hold of it.${more}`,
        'Add it to the facts of the action that makes it known, or take out what asks for it.',
      );
  }
  return found;
};

interface Asking {
  readonly path: string;
  /** Whose cases are asked; undefined: those of any. */
  readonly process: Process | undefined;
}

/** Each fact that is asked for where no case can know it -> the conditions that ask. */
const placesAsking = (pack: Pack): ReadonlyMap<string, readonly Asking[]> => {
  const byProcess = new Map(Object.entries(pack.processes).map(([id, process]) => [process, recordedFacts(pack, id)]));
  // A named rule, a list, a form or a grant serves cases of every process: it is enough that some of them can know the fact.
  const anywhere = new Set([...byProcess.values()].flatMap((facts) => [...facts]));
  const places = new Map<string, Asking[]>();
  for (const { path, rule, scope } of rulesOf(pack)) {
    const { process } = scope;
    const known = (process === undefined ? undefined : byProcess.get(process)) ?? anywhere;
    // That the fact exists at all is for names-exist.
    for (const { condition, path: at } of leavesOf(rule, path).conditions)
      for (const fact of new Set(factsAsked(condition)))
        if (!known.has(fact) && factOf(pack, fact) !== undefined)
          places.set(fact, [...(places.get(fact) ?? []), { path: at, process }]);
  }
  return places;
};

/** What is recorded of a fact, how often, and what is counted from or to its day. */
const FACT_FIELD = /^(?:fact|times|ageAt|daysSince|weeksSince|monthsSince|daysUntil)\.(.+)$/;

const factsAsked = ({ field, value, valueSource }: Condition): string[] =>
  [field, ...(valueSource === 'field' ? [String(value)] : [])].flatMap((one) => FACT_FIELD.exec(one)?.[1] ?? []);
