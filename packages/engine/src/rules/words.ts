/** What people call facts, questions, states and roles: so that a rule can be read aloud. */
import type { CodeList, FactDefinition, FactValue, Pack, Process, Question } from '@homeward/definition';
import { inWords, isPlainDate } from '../calendar/plain-date.js';
import { nodeAt, regionTitle } from '../chart/state-titles.js';

export interface Words {
  readonly pack: Pack;
  readonly process: Process;
  /** The form whose answers are spoken of. */
  readonly form?: string;
}

const codeLabel = (list: CodeList | undefined, code: string): string =>
  list?.codes.find((entry) => entry.code === code)?.label ?? code;

const choiceLabel = (question: Question | undefined, value: unknown): string | undefined =>
  question !== undefined && 'oneOf' in question
    ? question.oneOf?.find((choice) => choice.const === value)?.title
    : undefined;

/** A value as people read it: dates in words, codes by their labels, yes and no. */
export const valueInWords = (value: unknown, codes?: CodeList, question?: Question): string => {
  if (value === undefined) return 'not recorded';
  if (value === true) return 'yes';
  if (value === false) return 'no';
  if (Array.isArray(value))
    return value.length === 0 ? 'none' : value.map((item) => valueInWords(item, codes, question)).join(', ');
  const label = choiceLabel(question, value);
  if (label !== undefined) return label;
  if (typeof value === 'string' && codes !== undefined) return codeLabel(codes, value);
  if (isPlainDate(value)) return inWords(value);
  return String(value);
};

const factDefinition = (words: Words, name: string): FactDefinition | undefined => words.pack.facts[name];

export const factInWords = (words: Words, name: string, value: FactValue | undefined): string => {
  const codes = factDefinition(words, name)?.codes;
  return valueInWords(value, codes === undefined ? undefined : words.pack.codeLists[codes]);
};

const questionAt = (words: Words, path: string): Question | undefined => {
  const form = words.form === undefined ? undefined : words.pack.forms[words.form];
  let question: Question | undefined;
  let properties = form?.schema.properties;
  for (const step of path.split('.')) {
    question = properties?.[step];
    properties =
      question !== undefined && question.type === 'object' && 'properties' in question
        ? question.properties
        : undefined;
  }
  return question;
};

export const lowerFirst = (text: string): string =>
  /^[A-Z][a-z]/.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;
export const upperFirst = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** What a condition's field is called: "the legal status", "age at becoming looked after", "Adoption". */
export const fieldInWords = (field: string, words: Words): string => {
  if (field === 'age') return "the child's age";
  if (field === 'day') return 'the day';
  if (field === 'weekday') return 'the day of the week';
  if (field === 'actor.role') return 'your role';
  const dot = field.indexOf('.');
  const name = field.slice(dot + 1);
  const label = lowerFirst(factDefinition(words, name)?.label ?? name);
  switch (field.slice(0, dot)) {
    case 'fact':
      return label;
    case 'times':
      return `the number of times "${label}" has been recorded`;
    case 'answer':
      return `"${questionAt(words, name)?.title ?? name}"`;
    case 'state':
      return lowerFirst(regionTitle(words.process, name));
    case 'document':
      return words.process.documents[name]?.title ?? name;
    case 'ageAt':
      return `the child's age on the day of "${label}"`;
    case 'daysSince':
      return `days since "${label}"`;
    case 'weeksSince':
      return `weeks since "${label}"`;
    case 'due':
      return `the day "${words.process.deadlines[name]?.title ?? name}" is due`;
    case 'monthsSince':
      return `months since "${label}"`;
    default:
      return `days until "${label}"`;
  }
};

/** A field's value as people read it. */
export const fieldValueInWords = (field: string, value: unknown, words: Words): string => {
  const name = field.slice(field.indexOf('.') + 1);
  if (
    field.startsWith('fact.') &&
    (typeof value === 'string' || typeof value === 'boolean' || typeof value === 'number' || Array.isArray(value))
  )
    return factInWords(words, name, Array.isArray(value) ? value.map(String) : value);
  if (field.startsWith('monthsSince.') && typeof value === 'number' && !Number.isInteger(value))
    return `more than ${Math.floor(value)}`;
  if (field.startsWith('state.')) {
    const titles = (Array.isArray(value) ? value : [value]).map(
      (state) => nodeAt(words.process.chart, `${name}.${String(state)}`)?.meta?.title ?? String(state),
    );
    return titles.map((title) => `"${title}"`).join(' or ');
  }
  if (field === 'actor.role')
    return (Array.isArray(value) ? value : [value]).map((role) => roleTitle(words.pack, String(role))).join(' or ');
  if (field.startsWith('answer.')) return valueInWords(value, undefined, questionAt(words, name));
  return valueInWords(value);
};

export const roleTitle = (pack: Pack, role: string): string =>
  pack.grants.roles[role]?.title ?? pack.bodies[role]?.title ?? role;
