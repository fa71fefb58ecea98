/** The kinds of questions that a form builder offers, and how each is written in a form's files. */
import type { Json } from '../parse-json.js';
import { type JsonObject, jsonAt, objectAt, textAt, withoutKey } from './json-shapes.js';
import { isJsonObject } from './same-json.js';

export const QUESTION_KINDS = [
  'text',
  'longText',
  'yesNo',
  'date',
  'number',
  'oneChoice',
  'severalChoices',
  'group',
  'list',
] as const;
export type QuestionKind = (typeof QUESTION_KINDS)[number];

/** What a person who builds a form reads. */
export const QUESTION_KIND_TITLES: Readonly<Record<QuestionKind, { readonly title: string; readonly hint: string }>> = {
  text: { title: 'Short text', hint: 'One line, such as a name of a school' },
  longText: { title: 'Long text', hint: 'Several lines, such as reasons' },
  yesNo: { title: 'Yes or no', hint: 'Two radio buttons' },
  date: { title: 'Date', hint: 'Day, month and year' },
  number: { title: 'Number', hint: 'Such as a score or a count' },
  oneChoice: { title: 'One choice from a list', hint: 'Radio buttons, or a drop-down when the list is long' },
  severalChoices: { title: 'Several choices from a list', hint: 'Checkboxes' },
  group: { title: 'A group of questions', hint: 'Questions that belong together under one heading' },
  list: { title: 'A list', hint: 'The same questions for each of several things, such as each sibling' },
};

/** Where the choices of a choice question come from: a code list by its name, or its own. */
export type QuestionChoices =
  | { readonly codes: string }
  | { readonly own: readonly { readonly code: string; readonly label: string }[] };

export interface WrittenQuestion {
  readonly schema: JsonObject;
  /** Of the layout, what the kind itself decides. */
  readonly layout: JsonObject;
}

/** The longest a long answer may be, in characters. */
const LONG_ANSWER = 4000;

/**
 * @param choices for `oneChoice` and `severalChoices`; without them the question offers yes and no to begin with
 */
export const writtenQuestion = (kind: QuestionKind, title: string, choices?: QuestionChoices): WrittenQuestion => {
  const choice = (): JsonObject => {
    if (choices !== undefined && 'codes' in choices) return { type: 'string', codes: choices.codes };
    const own = choices?.own ?? [
      { code: 'yes', label: 'Yes' },
      { code: 'no', label: 'No' },
    ];
    return { type: 'string', oneOf: own.map(({ code, label }) => ({ const: code, title: label })) };
  };
  switch (kind) {
    case 'text':
      return { schema: { type: 'string', title, minLength: 1, maxLength: 200 }, layout: { widget: 'text' } };
    case 'longText':
      return {
        schema: { type: 'string', title, minLength: 1, maxLength: LONG_ANSWER },
        layout: { widget: 'textarea', rows: 5 },
      };
    case 'yesNo':
      return { schema: { type: 'boolean', title }, layout: { widget: 'yesno', inline: true } };
    case 'date':
      return { schema: { type: 'string', format: 'date', title }, layout: { widget: 'date' } };
    case 'number':
      return { schema: { type: 'number', title }, layout: { width: '5' } };
    case 'oneChoice':
      return { schema: { ...choice(), title }, layout: {} };
    case 'severalChoices':
      return {
        schema: { type: 'array', title, minItems: 1, uniqueItems: true, items: { ...choice(), title: 'Choice' } },
        layout: { widget: 'checkboxes' },
      };
    case 'group':
      return {
        schema: { type: 'object', title, properties: FIRST_INNER, additionalProperties: false },
        layout: { widget: 'group' },
      };
    case 'list':
      return {
        schema: {
          type: 'array',
          title,
          minItems: 1,
          items: { type: 'object', properties: FIRST_INNER, additionalProperties: false },
        },
        layout: { itemLabel: 'item' },
      };
  }
};

/** A group asks at least one thing; what it is called is the first thing that its author changes. */
const FIRST_INNER: JsonObject = {
  details: { type: 'string', title: 'Details', minLength: 1, maxLength: 200 },
};

/** @returns undefined for what a form builder does not make (a value for each named thing); it stays as it is written */
export const kindOfQuestion = (schema: Json | undefined, layout?: Json): QuestionKind | undefined => {
  if (!isJsonObject(schema)) return undefined;
  const hasChoices = (json: Json | undefined): boolean =>
    isJsonObject(json) && (json.codes !== undefined || json.oneOf !== undefined);
  switch (schema.type) {
    case 'boolean':
      return 'yesNo';
    case 'number':
    case 'integer':
      return 'number';
    case 'object':
      return schema.properties === undefined ? undefined : 'group';
    case 'array':
      return hasChoices(schema.items) ? 'severalChoices' : 'list';
    case 'string': {
      if (hasChoices(schema)) return 'oneChoice';
      if (schema.format === 'date') return 'date';
      const widget = textAt(layout, 'widget');
      const long = typeof schema.maxLength === 'number' && schema.maxLength > 250;
      return widget === 'textarea' || (widget !== 'text' && (long || jsonAt(layout, 'rows') !== undefined))
        ? 'longText'
        : 'text';
    }
    default:
      return undefined;
  }
};

/** Where a choice question's choices stand: in itself, or in the items of several choices. */
export const choicesOf = (schema: Json | undefined): QuestionChoices | undefined => {
  const holder = textAt(schema, 'type') === 'array' ? objectAt(schema, 'items') : objectAt(schema);
  if (typeof holder.codes === 'string') return { codes: holder.codes };
  if (!Array.isArray(holder.oneOf)) return undefined;
  return {
    own: holder.oneOf.map((choice) => ({
      code: String(jsonAt(choice, 'const') ?? ''),
      label: textAt(choice, 'title') ?? '',
    })),
  };
};

/** The question with other choices; everything else of it stays. */
export const withChoices = (schema: JsonObject, choices: QuestionChoices): JsonObject => {
  const isSeveral = schema.type === 'array';
  const holder = withoutKey(withoutKey(isSeveral ? objectAt(schema, 'items') : schema, 'codes'), 'oneOf');
  const written: JsonObject =
    'codes' in choices
      ? { ...holder, codes: choices.codes }
      : { ...holder, oneOf: choices.own.map(({ code, label }) => ({ const: code, title: label })) };
  return isSeveral ? { ...schema, items: written } : written;
};
