/** Proves that a changed gate shuts and opens as before, and that whoever is refused hears the very same. */
import {
  all,
  type Formula,
  otherwise,
  type Pack,
  type Process,
  place,
  processFile,
  type Rule,
  scopeOn,
  type Topic,
  topicOf,
} from '@homeward/definition';
import { certainOfRecording, isUnseenByForm, nothingAnswered, waysOf } from './comes-about.js';
import { lackAlike, lacksAnswersAlone } from './lacking-said.js';
import { isAlike, openedCondition } from './opened-rule.js';

const MOST_STEPS = 200_000;

export interface GateAt {
  readonly id: string;
  readonly event: string;
  readonly index: number;
  readonly part: 'when' | 'requires';
}

export const gateAt = (pack: Pack, path: string): GateAt | undefined => {
  for (const [id, { events }] of Object.entries(pack.processes))
    for (const [event, { gates }] of Object.entries(events))
      for (const index of gates.keys())
        for (const part of ['when', 'requires'] as const)
          if (path === place(processFile(id, 'events'), event, 'gates', index, part)) return { id, event, index, part };
  return undefined;
};

type Said = (topic: Topic) => readonly Formula[];

/** @returns whether it is proven; false says nothing */
export const sameGate = (pack: Pack, changed: Pack, at: GateAt, was: Rule, is: Rule): boolean => {
  const process = pack.processes[at.id];
  const [before, after] = [partsOf(pack, at), partsOf(changed, at)];
  if (process === undefined || before === undefined || after === undefined) return false;
  if (isUnseenByForm(pack, process, at.event)) return false;
  if (at.part === 'when')
    return (
      isAlike(before.requires, after.requires) &&
      standsAlike(pack, process, at.event, { was, is, requires: before.requires })
    );
  return isAlike(before.when, after.when) && asksAlike(pack, process, at.event, { was, is, when: before.when });
};

/** Only where what the gate asks for is lacking does it matter whether it stands. */
const standsAlike = (
  pack: Pack,
  process: Process,
  event: string,
  { was, is, requires }: { readonly was: Rule; readonly is: Rule; readonly requires: Rule },
): boolean =>
  [[was, is] as const, [is, was] as const].every(([truth, other]) => {
    const differs: Said = (topic) => [topic.isTrue(truth), topic.isNotTrue(other), topic.isNotTrue(requires)];
    return (
      isNeverRecorded(pack, process, event, differs) &&
      isNeverListed(pack, process, event, (topic) => [...differs(topic), otherwise(lacksAnswersAlone(topic, requires))])
    );
  });

/** Only while the gate stands does it matter what it asks for; what it lacks is said to whoever is refused. */
const asksAlike = (
  pack: Pack,
  process: Process,
  event: string,
  { was, is, when }: { readonly was: Rule; readonly is: Rule; readonly when: Rule },
): boolean => {
  const differs =
    (truth: Rule, other: Rule): Said =>
    (topic) => [topic.isTrue(when), topic.isTrue(truth), topic.isNotTrue(other)];
  const saysOther: Said = (topic) => [topic.isTrue(when), otherwise(lackAlike(topic, was, is))];
  return (
    [differs(was, is), differs(is, was), saysOther].every((said) => isNeverRecorded(pack, process, event, said)) &&
    isNeverListed(pack, process, event, (topic) => [
      ...saysOther(topic),
      otherwise(all(lacksAnswersAlone(topic, was), lacksAnswersAlone(topic, is))),
    ])
  );
};

/** When the event is recorded, in whatever way it comes about. */
const isNeverRecorded = (pack: Pack, process: Process, event: string, said: Said): boolean =>
  waysOf(pack, process, event).every((way) => {
    const topic = topicOf(pack, scopeOn(pack, process, event), { left: MOST_STEPS });
    const all = said(topic);
    const certain = certainOfRecording(topic, pack, process, event, way, 'known');
    return topic.ask(...all, ...certain).kind === 'impossible';
  });

/** In the list of what can be done next, before anything is answered: it names the gates that lack more than answers. */
const isNeverListed = (pack: Pack, process: Process, event: string, said: Said): boolean => {
  const topic = topicOf(pack, scopeOn(pack, process, event), { left: MOST_STEPS });
  const all = said(topic);
  return topic.ask(...all, ...nothingAnswered(topic)).kind === 'impossible';
};

const partsOf = (
  pack: Pack,
  { id, event, index }: GateAt,
): { readonly when: Rule; readonly requires: Rule } | undefined => {
  const gate = pack.processes[id]?.events[event]?.gates[index];
  const when = openedCondition(pack, gate?.when);
  const requires = gate && openedCondition(pack, gate.requires);
  return when === undefined || requires === undefined ? undefined : { when, requires };
};
