/** Answers to questions that nobody has given an example for: a form's complete example must answer whatever must be answered. */
import type { Json } from '../parse-json.js';
import type { DraftFiles } from './edit.js';
import { codeListsOf, readForm, withForm } from './form-files.js';
import { jsonAt, objectAt, textAt, textsAt } from './json-shapes.js';
import { choicesOf } from './question-kinds.js';

/** A day on which nothing is closed, in the years of the walkthroughs. */
const A_DAY = '2026-03-02';

/**
 * A valid answer to a question, about nobody.
 *
 * @param schema the question as the draft writes it (code lists by name)
 * @returns undefined when none can be thought of: a pattern that must be matched, a list of no codes
 */
export const exampleAnswer = (files: DraftFiles, schema: Json | undefined): Json | undefined => {
  const choices = choicesOf(schema);
  const first = (): Json | undefined => {
    if (choices === undefined) return undefined;
    if ('own' in choices) return choices.own[0]?.code;
    return codeListsOf(files)
      .find(({ key }) => key === choices.codes)
      ?.codes.find(({ until }) => until === undefined)?.code;
  };
  switch (textAt(schema, 'type')) {
    case 'boolean':
      return true;
    case 'number':
    case 'integer':
      return numberWithin(jsonAt(schema, 'minimum'), jsonAt(schema, 'maximum'));
    case 'string':
      if (choices !== undefined) return first();
      if (textAt(schema, 'format') === 'date') return A_DAY;
      if (textAt(schema, 'format') === 'email') return 'name@example.org';
      return jsonAt(schema, 'pattern') === undefined ? textOf(schema) : undefined;
    case 'array': {
      const item = choices === undefined ? exampleAnswer(files, jsonAt(schema, 'items')) : first();
      if (item === undefined) return undefined;
      const least = Number(jsonAt(schema, 'minItems') ?? 1);
      return least <= 1 ? [item] : jsonAt(schema, 'uniqueItems') === true ? undefined : Array(least).fill(item);
    }
    case 'object':
      return groupOf(files, schema);
    default:
      return undefined;
  }
};

const numberWithin = (least: Json | undefined, most: Json | undefined): number => {
  if (typeof least === 'number' && least > 1) return Math.ceil(least);
  return typeof most === 'number' && most < 1 ? Math.floor(most) : 1;
};

const textOf = (schema: Json | undefined): string => {
  const [least, most] = [Number(jsonAt(schema, 'minLength') ?? 0), Number(jsonAt(schema, 'maxLength') ?? 200)];
  const text = 'Example answer';
  return (text.length < least ? text.padEnd(least, '.') : text).slice(0, most);
};

/** Everything that must be answered, and the first question where nothing must. */
const groupOf = (files: DraftFiles, schema: Json | undefined): Json | undefined => {
  const properties = objectAt(schema, 'properties');
  const required = textsAt(schema, 'required');
  const names = required.length > 0 ? required : Object.keys(properties).slice(0, 1);
  const answers: { [key: string]: Json } = {};
  for (const name of names) {
    const answer = exampleAnswer(files, properties[name]);
    if (answer === undefined) return undefined;
    answers[name] = answer;
  }
  return answers;
};

/** Questions that must always be answered and that the complete example leaves out. Those with a condition apply only sometimes, and are left to the checks. */
export const missingExamples = (files: DraftFiles, form: string): string[] => {
  const { schema, layout, examples } = readForm(files, form);
  const complete = objectAt(examples, 'complete');
  return textsAt(schema, 'required').filter(
    (name) =>
      !Object.hasOwn(complete, name) &&
      jsonAt(layout, 'questions', name, 'visibleWhen') === undefined &&
      jsonAt(layout, 'questions', name, 'under') === undefined,
  );
};

/** The draft with an example for each question that lacks one and can be given one. */
export const withExamples = (files: DraftFiles, form: string, names: readonly string[]): DraftFiles => {
  const { schema, examples } = readForm(files, form);
  const complete = { ...objectAt(examples, 'complete') };
  for (const name of names) {
    const answer = exampleAnswer(files, jsonAt(schema, 'properties', name));
    if (answer !== undefined) complete[name] = answer;
  }
  return withForm(files, form, { examples: { ...examples, complete } });
};
