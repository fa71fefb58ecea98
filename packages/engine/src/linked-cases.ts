/** What an event means for other cases: which begin, which are linked, and what linked ones are told. */
import {
  type EventDefinition,
  type FactValue,
  type LinkDefinition,
  placeholdersOf,
  REFERENCE,
  type ValueFrom,
} from '@homeward/definition';
import type { CaseLink, CaseRecord } from './case-record.js';
import { type CompiledPack, processOf } from './compile-pack.js';
import type { OutgoingSignal } from './decision.js';
import { fitting, readValue } from './facts-from-event.js';
import { holds } from './rules/evaluate-rule.js';
import { answerAt, factOn, type World } from './rules/world.js';

export interface LinkedCaseEffects {
  /** Links that this case has from now on. */
  readonly links: readonly CaseLink[];
  /** In the order in which they are to be told: what begins, what is linked, what is heard. */
  readonly signals: readonly OutgoingSignal[];
}

const NONE: LinkedCaseEffects = { links: [], signals: [] };

/** @param world of the event, with the facts that it makes known */
export const linkedCaseEffects = (
  compiled: CompiledPack,
  record: CaseRecord,
  definition: EventDefinition | undefined,
  world: World,
): LinkedCaseEffects => {
  if (definition === undefined) return NONE;
  const { opens = [], joins = [], tells = [] } = definition;
  if (opens.length === 0 && joins.length === 0 && tells.length === 0) return NONE;
  const links: CaseLink[] = [];
  const opened: OutgoingSignal[] = [];
  const linked: OutgoingSignal[] = [];
  const known = (): readonly CaseLink[] => [...(record.links ?? []), ...links];

  /** The link from one process to a case with this reference, and how it looks from there. Undefined where the reference cannot be made: no case is invented. */
  const linkFrom = (from: { process: string; subjectRef: string }, name: string, template: string) => {
    const kind = linkKind(compiled, from.process, name);
    const subjectRef = referenceOf(template, record, world);
    if (kind === undefined || subjectRef === undefined) return undefined;
    return { there: { link: name, process: kind.process, subjectRef }, back: { link: kind.back, ...from } };
  };
  const tellOfLink = ({ there, back }: { there: CaseLink; back: CaseLink }): OutgoingSignal => ({
    subjectRef: there.subjectRef,
    process: there.process,
    signal: { kind: 'link', on: world.day, ...back },
  });
  const here = { process: record.process, subjectRef: record.subjectRef };

  for (const opening of opens) {
    const link = holds(opening.when, world) ? linkFrom(here, opening.link, opening.reference) : undefined;
    if (link === undefined || known().some((one) => isSameLink(one, link.there))) continue;
    links.push(link.there);
    const others = opening.links.flatMap(({ link: name, reference }) => linkFrom(link.there, name, reference) ?? []);
    opened.push({
      subjectRef: link.there.subjectRef,
      process: link.there.process,
      signal: {
        kind: 'open',
        on: world.day,
        facts: factsOf(compiled, opening.facts, world),
        links: [link.back, ...others.map(({ there }) => there)],
      },
    });
    linked.push(...others.map(tellOfLink));
  }
  for (const { when, link: name, reference } of joins) {
    const link = holds(when, world) ? linkFrom(here, name, reference) : undefined;
    if (link === undefined || known().some((one) => isSameLink(one, link.there))) continue;
    links.push(link.there);
    linked.push(tellOfLink(link));
  }
  const told = tells
    .filter(({ when }) => holds(when, world))
    .flatMap(({ link, event, answers, reference }): OutgoingSignal[] => {
      const only = reference === undefined ? undefined : referenceOf(reference, record, world);
      if (reference !== undefined && only === undefined) return [];
      return known()
        .filter((one) => one.link === link && (only === undefined || one.subjectRef === only))
        .map(({ process, subjectRef }) => ({
          subjectRef,
          process,
          signal: { kind: 'signal', event, on: world.day, answers: answersOf(answers, world) },
        }));
    });
  return { links, signals: [...opened, ...linked, ...told] };
};

/** Undefined where the process knows no such kind. */
export const linkKind = (compiled: CompiledPack, process: string, link: string): LinkDefinition | undefined => {
  const { links } = processOf(compiled, process).process.definition;
  return links !== undefined && Object.hasOwn(links, link) ? links[link] : undefined;
};

export const isLinked = (record: CaseRecord, link: CaseLink): boolean =>
  (record.links ?? []).some((one) => isSameLink(one, link));

const isSameLink = (one: CaseLink, other: CaseLink): boolean =>
  one.link === other.link && one.process === other.process && one.subjectRef === other.subjectRef;

/** The reference with everything filled in; undefined when something in it is not known, or it is not a reference but some other text. */
const referenceOf = (template: string, record: CaseRecord, world: World): string | undefined => {
  let made = template;
  for (const { kind, path } of placeholdersOf(template)) {
    const value =
      kind === 'subject'
        ? record.subjectRef
        : kind === 'answer'
          ? answerAt(world.answers, path)
          : factOn(world, path, world.day);
    if (typeof value !== 'string' || value === '') return undefined;
    made = made.replace(kind === 'subject' ? '{subject}' : `{${kind}.${path}}`, () => value);
  }
  return REFERENCE.test(made) ? made : undefined;
};

/** What cannot be worked out, or is not of the fact's type, is left out. */
const factsOf = (
  compiled: CompiledPack,
  facts: Readonly<Record<string, ValueFrom>>,
  world: World,
): Record<string, FactValue> =>
  Object.fromEntries(
    Object.entries(facts).flatMap(([fact, from]): [string, FactValue][] => {
      const value = fitting(compiled.vocabulary.facts[fact], readValue(from, world));
      return value === undefined ? [] : [[fact, value]];
    }),
  );

const answersOf = (answers: Readonly<Record<string, ValueFrom>>, world: World): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(answers).flatMap(([name, from]) => {
      const value = readValue(from, world);
      return value === undefined ? [] : [[name, value]];
    }),
  );
