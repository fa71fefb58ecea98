/** How an event comes about, and what is certain of a case whenever rules are asked upon it: who recorded it, what was answered, which gates let it through. */
import {
  all,
  answersGiven,
  any,
  type EventDefinition,
  type FormDefinition,
  type Formula,
  type Gate,
  type Grant,
  isShown,
  openedConditions,
  otherwise,
  type Pack,
  type Process,
  scopeOn,
  type Topic,
} from '@homeward/definition';
import { isImported } from '../imported-events.js';
import { covers } from '../permissions/build-ability.js';

/** `person`: permitted, with the form filled in. `import`: permitted or not, and questions may be open. `signal`: told by another case, whose form may have been another's. */
export type Way = 'person' | 'import' | 'signal' | 'time';

export const waysOf = (pack: Pack, process: Process, event: string): readonly Way[] => {
  const definition = definitionOf(process, event);
  if (definition === undefined || definition.sentBy === 'time') return ['time'];
  if (definition.sentBy === 'signal') return ['signal'];
  const signal = definition.alsoFor !== undefined || isTold(pack, event);
  return ['person', ...(isImported(event) ? ['import' as const] : []), ...(signal ? ['signal' as const] : [])];
};

/** The event asks a form, yet some case may tell another of it with answers that were never held against that form: then what can be answered is not known. */
export const isUnseenByForm = (pack: Pack, process: Process, event: string): boolean =>
  isTold(pack, event) && scopeOn(pack, process, event).forms.length > 0;

const isTold = (pack: Pack, event: string): boolean =>
  Object.values(pack.processes).some(({ events }) =>
    Object.values(events).some(({ tells = [] }) => tells.some((told) => told.event === event)),
  );

export const definitionOf = (process: Process, event: string): EventDefinition | undefined =>
  Object.hasOwn(process.events, event) ? process.events[event] : undefined;

/** When a rule is asked: with the facts as they were before; with those that the event made known; or once the case has moved on. */
export type Moment = 'before' | 'known' | 'after';

/**
 * Certain of the answers and of who gave them.
 * To be called once everything else has been said: it speaks of what the topic has spoken of so far.
 */
export const certainOfRecording = (
  topic: Topic,
  pack: Pack,
  process: Process,
  event: string,
  way: Way,
  moment: Moment,
): readonly Formula[] => {
  const definition = definitionOf(process, event);
  if (way === 'time') return momentNamed(topic, process, event);
  if (definition === undefined || way === 'signal') return [];
  const recorded = sinceThen(definition, moment);
  const permitted = way === 'person' ? topic.before(recorded, () => mayRecord(topic, pack, event)) : [];
  const answered = topic.before(recorded, () =>
    answersCertain(topic, pack, process, event, definition, way === 'person'),
  );
  return [...permitted, ...answered];
};

/** The moment of a limit names it; only of limits that are a day, and not the last day for something, is the day itself a moment. */
const momentNamed = (topic: Topic, { deadlines }: Process, event: string): readonly Formula[] => {
  if (event === 'BIRTHDAY') return [];
  const limits = Object.entries(deadlines).filter(([, { kind }]) => event !== 'DEADLINE_REACHED' || kind === 'at');
  return [any(...limits.map(([key]) => topic.isTrue({ field: 'answer.key', operator: '=', value: key })))];
};

/** What has changed between the form and the moment. */
const sinceThen = ({ facts }: EventDefinition, moment: Moment): ReadonlySet<string> | 'everything' =>
  moment === 'after' ? 'everything' : new Set(moment === 'before' ? [] : facts.map(({ fact }) => fact));

/** Every gate stood open, or somebody passed it who may. */
export const gatesPassed = (topic: Topic, process: Process, event: string, moment: Moment): readonly Formula[] =>
  topic.before(moment === 'after' ? 'everything' : new Set<string>(), () =>
    (definitionOf(process, event)?.gates ?? []).map((gate) => letsThrough(topic, gate)),
  );

const letsThrough = (topic: Topic, { kind, when, requires, overrideBy = [] }: Gate): Formula =>
  any(
    ...(when === undefined ? [] : [topic.isNotTrue(when)]),
    topic.isTrue(requires),
    ...(kind === 'soft' ? overrideBy.map((role) => hasRole(topic, role)) : []),
  );

const hasRole = (topic: Topic, role: string): Formula =>
  topic.isTrue({ field: 'actor.role', operator: 'contains', value: role });

/** Some grant allowed it. Of answers a grant sees only which document it is about, so of one that asks for more nothing is said. */
const mayRecord = (topic: Topic, pack: Pack, event: string): readonly Formula[] => {
  const grants = pack.grants.grants.filter(
    ({ may, events = [] }) => may === 'record' && events.some((granted) => covers(granted, event)),
  );
  return grants.some(asksForAnswers(pack)) ? [] : [any(...grants.map((grant) => isGranted(topic, grant)))];
};

const asksForAnswers =
  (pack: Pack) =>
  ({ when }: Grant): boolean =>
    when !== undefined &&
    openedConditions(pack, when).some(({ field, value, valueSource }) =>
      [field, ...(valueSource === 'field' ? [String(value)] : [])].some(
        (asked) => asked.startsWith('answer.') && !NAMES_DOCUMENT.has(asked),
      ),
    );

const NAMES_DOCUMENT: ReadonlySet<string> = new Set(['answer.document', 'answer.form']);

const isGranted = (topic: Topic, { roles, when }: Grant): Formula =>
  all(any(...roles.map((role) => hasRole(topic, role))), ...(when === undefined ? [] : [topic.isTrue(when)]));

const answersCertain = (
  topic: Topic,
  pack: Pack,
  process: Process,
  event: string,
  { form: key, document }: EventDefinition,
  complete: boolean,
): readonly Formula[] => {
  const form = key !== undefined && Object.hasOwn(pack.forms, key) ? pack.forms[key] : undefined;
  if (form !== undefined) return answersGiven(topic, form, complete);
  return key === undefined && document === 'named' ? answersOfDocuments(topic, submittedBy(pack, process, event)) : [];
};

/** Document -> its form, where the event submits it. */
const submittedBy = (pack: Pack, process: Process, event: string): readonly (readonly [string, FormDefinition])[] =>
  Object.entries(process.documents).flatMap(([name, { form: key, steps }]) => {
    const form = key !== undefined && Object.hasOwn(pack.forms, key) ? pack.forms[key] : undefined;
    const submits = steps.some((step) => step.event === event && step.to === 'submitted');
    return form !== undefined && submits ? [[name, form] as const] : [];
  });

/** Only the form of the document that is submitted is asked: an answer is known where it is that of a document that asks for it. */
const answersOfDocuments = (
  topic: Topic,
  documents: readonly (readonly [string, FormDefinition])[],
): readonly Formula[] => {
  const certain: Formula[] = [];
  const told = new Set(NAMES_DOCUMENT);
  const untold = (): string[] => topic.fields().filter((field) => field.startsWith('answer.') && !told.has(field));
  for (let fresh = untold(); fresh.length > 0; fresh = untold())
    for (const field of fresh) {
      told.add(field);
      const [name = ''] = field.slice('answer.'.length).split('.');
      const asking = documents.filter(([, { schema }]) => Object.hasOwn(schema.properties, name));
      certain.push(
        any(
          otherwise(topic.isKnown(field)),
          ...asking.map(([document, form]) =>
            all(topic.isTrue({ field: 'answer.document', operator: '=', value: document }), isShown(topic, form, name)),
          ),
        ),
      );
    }
  return certain;
};

/** Before anything is answered only the document may be named. */
export const nothingAnswered = (topic: Topic): readonly Formula[] =>
  topic
    .fields()
    .filter((field) => field.startsWith('answer.') && !NAMES_DOCUMENT.has(field))
    .map((field) => otherwise(topic.isKnown(field)));
