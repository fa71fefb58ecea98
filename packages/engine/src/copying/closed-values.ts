/** Which texts are the pack's own words and so say nothing of a child: codes, choices, and what its rules compare with. */
import { type Choice, type Condition, type EventDefinition, type Pack, placeholdersOf } from '@homeward/definition';
import { remembered } from '../remembered.js';

export interface ClosedValues {
  /** Whether a fact may hold this text because the pack itself says it. */
  isOfFact(fact: string, text: string): boolean;
  /** Whether a rule compares the answer with this very text. */
  isCompared(answer: string, text: string): boolean;
  /** Whether the answer is asked for by its name: by a rule, by an event that makes it known. */
  decides(answer: string): boolean;
  /** Whether the references of other cases are made from this fact. */
  namesCase(fact: string): boolean;
}

export const closedValues = remembered((pack: Pack): ClosedValues => {
  const compared = new Map<string, Set<string>>();
  const note = (field: string, text?: string): void => {
    const known = compared.get(field) ?? new Set<string>();
    if (text !== undefined) known.add(text);
    compared.set(field, known);
  };
  for (const condition of conditionsIn(pack)) {
    const { field, value, valueSource } = condition;
    note(field);
    if (valueSource === 'field' && typeof value === 'string') note(value);
    const said = valueSource === 'parameter' ? pack.authority.parameters[String(value)]?.value : value;
    if (valueSource !== 'field')
      for (const one of Array.isArray(said) ? said : [said]) if (typeof one === 'string') note(field, one);
  }
  for (const process of Object.values(pack.processes))
    for (const { facts } of Object.values(process.events))
      for (const { fact, value } of facts) {
        if ('answer' in value) note(`answer.${value.answer}`);
        if ('constant' in value) for (const text of [value.constant].flat()) note(`fact.${fact}`, String(text));
      }
  const naming = new Set(
    Object.values(pack.processes).flatMap(({ events }) =>
      Object.values(events).flatMap((event) =>
        templatesOf(event).flatMap((template) =>
          placeholdersOf(template).flatMap(({ kind, path }) => (kind === 'fact' ? [path] : [])),
        ),
      ),
    ),
  );
  const says = (field: string, text: string): boolean => compared.get(field)?.has(text) === true;
  return {
    isOfFact: (fact, text) => {
      const definition = Object.hasOwn(pack.facts, fact) ? pack.facts[fact] : undefined;
      const codes = definition?.codes === undefined ? undefined : pack.codeLists[definition.codes];
      return (
        codes?.codes.some(({ code }) => code === text) === true ||
        definition?.initially?.value === text ||
        says(`fact.${fact}`, text)
      );
    },
    isCompared: (answer, text) => says(`answer.${answer}`, text),
    decides: (answer) => compared.has(`answer.${answer}`),
    namesCase: (fact) => naming.has(fact),
  };
});

/** @param value of an answer; whether it is one of the choices that the form offers */
export const isChoice = (choices: readonly Choice[] | undefined, value: unknown): boolean =>
  choices?.some((choice) => choice.const === value) === true;

/** What the references of cases are made of that an event opens, links or tells something. */
export const templatesOf = ({ opens = [], joins = [], tells = [] }: EventDefinition): string[] => [
  ...opens.flatMap(({ reference, links }) => [reference, ...links.map((link) => link.reference)]),
  ...joins.map(({ reference }) => reference),
  ...tells.flatMap(({ reference }) => reference ?? []),
];

/** Every comparison that stands anywhere in a pack. */
export const conditionsIn = (pack: Pack): Condition[] => {
  const found: Condition[] = [];
  const visit = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    if (isCondition(value)) found.push(value);
    for (const inner of Object.values(value)) visit(inner);
  };
  for (const part of [pack.rules, pack.processes, pack.grants, pack.trackers, pack.bodies]) visit(part);
  for (const { layout } of Object.values(pack.forms)) visit(layout);
  return found;
};

const isCondition = (value: object): value is Condition => {
  if (!('field' in value) || !('operator' in value)) return false;
  return typeof value.field === 'string' && typeof value.operator === 'string';
};
