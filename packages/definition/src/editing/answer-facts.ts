/** Answers that become facts: dated things that stay known of a case and that rules outside the form can ask about. */
import type { FactDefinition } from '../fact.js';
import type { Pack } from '../pack.js';
import { processFile } from '../pack-places.js';
import { deriveKey } from './derive-key.js';
import type { DraftFiles } from './edit.js';
import { usesOfForm } from './form-acts.js';
import { fileObject, readForm } from './form-files.js';
import { type JsonObject, jsonAt, listAt, objectAt, textAt } from './json-shapes.js';
import type { NamedThing } from './named-things.js';
import { choicesOf } from './question-kinds.js';
import { namesQuestion } from './question-use.js';

export interface FactFromAnswer {
  readonly fact: string;
  readonly label: string;
  readonly event: string;
  readonly eventTitle: string;
}

/** The facts that actions asking this form take from a question. */
export const factsFromQuestion = (pack: Pack, form: string, name: string): FactFromAnswer[] =>
  usesOfForm(pack, form).flatMap(({ kind, process, key, title }) =>
    kind === 'document'
      ? []
      : (pack.processes[process]?.events[key]?.facts ?? []).flatMap(({ fact, value }) =>
          'answer' in value && namesQuestion(value.answer, name)
            ? [{ fact, label: pack.facts[fact]?.label ?? fact, event: key, eventTitle: title }]
            : [],
        ),
  );

/** The type of fact that holds the answers of a question; undefined for groups and lists of groups, which no fact holds. */
const factTypeOf = (schema: Parameters<typeof choicesOf>[0]): Pick<FactDefinition, 'type' | 'codes'> | undefined => {
  const choices = choicesOf(schema);
  const isListed = choices !== undefined && 'codes' in choices;
  switch (textAt(schema, 'type')) {
    case 'boolean':
      return { type: 'boolean' };
    case 'number':
    case 'integer':
      return { type: 'number' };
    case 'string':
      if (isListed) return { type: 'code', codes: choices.codes };
      return { type: textAt(schema, 'format') === 'date' ? 'date' : 'text' };
    case 'array':
      return isListed ? { type: 'codes', codes: choices.codes } : undefined;
    default:
      return undefined;
  }
};

/** The facts whose type holds the answers of a question. */
export const factsThatFit = (files: DraftFiles, pack: Pack, form: string, name: string): NamedThing[] => {
  const wanted = factTypeOf(jsonAt(readForm(files, form).schema, 'properties', name));
  if (wanted === undefined) return [];
  return Object.entries(pack.facts)
    .filter(([, fact]) => fact.type === wanted.type && fact.codes === wanted.codes)
    .map(([value, { label }]) => ({ value, title: label }))
    .sort((a, b) => a.title.localeCompare(b.title, 'en'));
};

/** False for groups and for lists of them. */
export const canBecomeFact = (files: DraftFiles, form: string, name: string): boolean =>
  factTypeOf(jsonAt(readForm(files, form).schema, 'properties', name)) !== undefined;

/**
 * Every action that asks this form makes the answer known as a fact from the day on which the action happened.
 *
 * @param fact a standing one; a new one of the question's title unless given
 */
export const addFactFromAnswer = (
  files: DraftFiles,
  pack: Pack,
  form: string,
  name: string,
  fact?: string,
): { readonly files: DraftFiles; readonly fact: string; readonly label: string } => {
  const schema = jsonAt(readForm(files, form).schema, 'properties', name);
  const facts = fileObject(files, 'facts.json');
  const label = fact === undefined ? (textAt(schema, 'title') ?? name) : (pack.facts[fact]?.label ?? fact);
  const key = fact ?? deriveKey(label, Object.keys(facts));
  const type = factTypeOf(schema);
  const known: DraftFiles =
    fact !== undefined || type === undefined
      ? files
      : { ...files, 'facts.json': { ...facts, [key]: { type: type.type, label, ...codesOf(type), sources: [] } } };
  let draft = known;
  for (const { kind, process, key: event } of usesOfForm(pack, form)) {
    if (kind === 'document') continue;
    const file = processFile(process, 'events');
    const whole = fileObject(draft, file);
    const effect = { fact: key, value: { answer: name }, ...onlyWhenAsked(draft, form, name) };
    draft = {
      ...draft,
      [file]: { ...whole, [event]: { ...objectAt(whole, event), facts: [...listAt(whole, event, 'facts'), effect] } },
    };
  }
  return { fact: key, label, files: draft };
};

const codesOf = ({ codes }: Pick<FactDefinition, 'codes'>): JsonObject => (codes === undefined ? {} : { codes });

/** An answer that may be missing changes nothing when it is. */
const onlyWhenAsked = (files: DraftFiles, form: string, name: string): JsonObject =>
  listAt(readForm(files, form).schema, 'required').includes(name)
    ? {}
    : { when: { field: `answer.${name}`, operator: 'notNull' } };
