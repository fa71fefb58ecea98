/** What a case of a process can come to know: from its own events, from the case that opened it, from the person who opens it, or from a return that is imported. */
import type { Pack } from '../pack.js';
import { BUILT_IN_FACTS } from '../rule-fields.js';

/** Asked of whoever opens a child's case, or brought by the return; the date of birth is known of every case. */
const KNOWN_WHEN_OPENED = ['sex', 'ethnicity'];

/** @param id the process */
export const recordedFacts = (pack: Pack, id: string): ReadonlySet<string> =>
  new Set([
    ...Object.keys(BUILT_IN_FACTS),
    ...KNOWN_WHEN_OPENED,
    ...Object.entries(pack.facts).flatMap(([name, fact]) =>
      fact.initially === undefined && fact.ssda903 === undefined ? [] : [name],
    ),
    ...Object.values(pack.processes[id]?.events ?? {}).flatMap((event) => event.facts.map((effect) => effect.fact)),
    ...Object.values(pack.processes).flatMap(({ definition, events }) =>
      Object.values(events)
        .flatMap((event) => event.opens ?? [])
        .flatMap(({ link, facts }) => (definition.links?.[link]?.process === id ? Object.keys(facts) : [])),
    ),
  ]);

/** The processes of which a case can come to know the fact, as people read them. */
export const processesKnowing = (pack: Pack, fact: string): string[] =>
  Object.entries(pack.processes)
    .filter(([id]) => recordedFacts(pack, id).has(fact))
    .map(([, { definition }]) => `“${definition.title}”`);
