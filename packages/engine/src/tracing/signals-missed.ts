/** What a story would miss of the signals of an event, were one line of the event gone or its condition otherwise. */
import type { EventDefinition, Rule, ValueFrom } from '@homeward/definition';
import type { CaseRecord } from '../case-record.js';
import type { CompiledPack } from '../compile-pack.js';
import { linkedCaseEffects } from '../linked-cases.js';
import type { World } from '../rules/world.js';
import { signalLabel } from '../story/signal-label.js';

/** The lists of an event by which other cases begin, are linked and hear of it. */
export const LINK_PARTS = ['opens', 'joins', 'tells'] as const;
export type LinkPart = (typeof LINK_PARTS)[number];

/** One line of an event by which it reaches other cases. */
export interface LinkLine {
  readonly part: LinkPart;
  readonly index: number;
}

/** What the line hands on to the other case, by the name it has there. */
export const handedOnBy = (
  { opens = [], tells = [] }: EventDefinition,
  { part, index }: LinkLine,
): Readonly<Record<string, ValueFrom>> =>
  (part === 'opens' ? opens[index]?.facts : part === 'tells' ? tells[index]?.answers : undefined) ?? {};

/** An event as one case records it. */
export interface Telling {
  readonly compiled: CompiledPack;
  /** The case before the event. */
  readonly record: CaseRecord;
  readonly definition: EventDefinition;
  /** Of the event, with the facts that it makes known. */
  readonly world: World;
}

/** @returns what other cases hear because of that line alone, as a story names it */
export const signalsMissed = (telling: Telling, { part, index }: LinkLine): string[] => {
  const lines = (telling.definition[part] ?? []).filter((_, other) => other !== index);
  const left = labels(telling, { [part]: lines });
  return labels(telling).filter((label) => {
    const found = left.indexOf(label);
    if (found >= 0) left.splice(found, 1);
    return found < 0;
  });
};

/** @returns whether other cases would hear something else, had the line this condition */
export const signalsWouldDiffer = (telling: Telling, { part, index }: LinkLine, when: Rule): boolean => {
  const lines = (telling.definition[part] ?? []).map((line, other) => (other === index ? { ...line, when } : line));
  return labels(telling).join() !== labels(telling, { [part]: lines }).join();
};

const labels = ({ compiled, record, definition, world }: Telling, change: Partial<EventDefinition> = {}): string[] =>
  linkedCaseEffects(compiled, record, { ...definition, ...change }, world).signals.map((signal) =>
    signalLabel(signal, record.process),
  );
