/** Rules that are asked upon an event, besides guards and gates: when each is asked, and whether a changed one comes out the same then. */
import {
  type EventDefinition,
  type FactEffect,
  otherwise,
  type Pack,
  type Process,
  place,
  processFile,
  type Rule,
  scopeOn,
  type Topic,
  topicOf,
  within,
} from '@homeward/definition';
import {
  certainOfRecording,
  definitionOf,
  gatesPassed,
  isUnseenByForm,
  type Moment,
  type Way,
  waysOf,
} from './comes-about.js';
import { lacksAnswersAlone } from './lacking-said.js';

const MOST_STEPS = 200_000;

export interface AskedUpon {
  readonly process: Process;
  readonly event: string;
  readonly moment: Moment;
  /** What people can do next names the limits that an answer could still make it meet. */
  readonly isListed: boolean;
  /** What must be known for the rule to decide anything: of a fact that is made known, its value. */
  readonly known: readonly string[];
}

type On = { readonly event: string };

/** Place -> the event upon which the rule is asked. */
export const askedUpon = (pack: Pack): ReadonlyMap<string, AskedUpon> => {
  const found = new Map<string, AskedUpon>();
  for (const [id, process] of Object.entries(pack.processes)) {
    const noteAll = (path: string, entries: readonly On[], moment: Moment, isListed = false): void => {
      for (const [index, { event }] of entries.entries())
        found.set(within(path, index, 'when'), { process, event, moment, isListed, known: [] });
    };
    const at = (file: string, ...steps: string[]): string => place(processFile(id, file), ...steps);
    for (const [event, definition] of Object.entries(process.events)) {
      const named = (list: readonly unknown[] = []): On[] => list.map(() => ({ event }));
      for (const [index, effect] of definition.facts.entries())
        found.set(within(at('events', event, 'facts'), index, 'when'), {
          process,
          event,
          moment: 'before',
          isListed: false,
          known: neededBy(effect),
        });
      for (const kind of ['tells', 'opens', 'joins'] as const)
        noteAll(at('events', event, kind), named(definition[kind]), 'known');
    }
    for (const [key, { steps }] of Object.entries(process.documents))
      noteAll(at('documents', key, 'steps'), steps, 'known');
    for (const [key, { metBy }] of Object.entries(process.deadlines))
      noteAll(at('deadlines', key, 'metBy'), metBy, 'after', true);
    for (const [key, { createdBy, doneBy }] of Object.entries(process.tasks)) {
      noteAll(at('tasks', key, 'createdBy'), createdBy, 'after');
      noteAll(at('tasks', key, 'doneBy'), doneBy, 'after');
    }
    for (const [key, { on }] of Object.entries(process.notices)) noteAll(at('notices', key, 'on'), on, 'after');
  }
  return found;
};

/** No fact is invented: without its value, or the day from which it holds, nothing is made known. */
const neededBy = ({ value, from }: FactEffect): readonly string[] => [
  ...('answer' in value ? [`answer.${value.answer}`] : 'fact' in value ? [`fact.${value.fact}`] : []),
  ...(from === undefined ? [] : [`answer.${from.answer}`]),
];

/** Facts that an event makes known whatever is answered: the day on which it happened. */
export const dayFactsOf = ({ facts }: EventDefinition): readonly string[] =>
  facts
    .filter(
      ({ fact, value, when, from }, index) =>
        typeof value === 'object' &&
        'day' in value &&
        when === undefined &&
        from === undefined &&
        !facts.slice(index + 1).some((later) => later.fact === fact),
    )
    .map(({ fact }) => fact);

/** @returns whether it is proven that the rule comes out the same however the event comes about; false says nothing */
export const isSameUpon = (
  pack: Pack,
  { process, event, moment, isListed, known }: AskedUpon,
  was: Rule,
  is: Rule,
): boolean => {
  if (isUnseenByForm(pack, process, event)) return false;
  const topics = (): Topic => topicOf(pack, scopeOn(pack, process, event), { left: MOST_STEPS });
  const differs = (way: Way, truth: Rule, other: Rule): boolean => {
    const topic = topics();
    const definition = definitionOf(process, event);
    const days = moment === 'before' || definition === undefined ? [] : dayFactsOf(definition);
    const said = [
      topic.isTrue(truth),
      topic.isNotTrue(other),
      ...[...known, ...days.map((fact) => `fact.${fact}`)].map((field) => topic.isKnown(field)),
      // What an event makes known is worked out before its gates are asked.
      ...(moment === 'before' ? [] : gatesPassed(topic, process, event, moment)),
    ];
    const certain = certainOfRecording(topic, pack, process, event, way, moment);
    return topic.ask(...said, ...certain).kind !== 'impossible';
  };
  const isListedAlike = (): boolean => {
    const topic = topics();
    const [before, after] = [lacksAnswersAlone(topic, was), lacksAnswersAlone(topic, is)];
    return (
      topic.ask(before, otherwise(after)).kind === 'impossible' &&
      topic.ask(after, otherwise(before)).kind === 'impossible'
    );
  };
  return (
    waysOf(pack, process, event).every((way) => !differs(way, was, is) && !differs(way, is, was)) &&
    (!isListed || isListedAlike())
  );
};
