/** The questions inside a group and of each row of a list. */
import type { Json } from '../parse-json.js';
import { deriveKey } from './derive-key.js';
import type { DraftFiles } from './edit.js';
import { exampleAnswer } from './example-answers.js';
import { readForm, withForm } from './form-files.js';
import {
  type JsonObject,
  jsonAt,
  objectAt,
  textAt,
  textsAt,
  withJsonAt,
  withMoved,
  withoutKey,
} from './json-shapes.js';
import { kindOfQuestion, type QuestionChoices, type QuestionKind, writtenQuestion } from './question-kinds.js';
import { isJsonObject } from './same-json.js';

export interface InnerQuestion {
  readonly key: string;
  readonly question: JsonObject;
  readonly kind: QuestionKind | undefined;
  readonly isRequired: boolean;
}

/** Of a list its rows, of a group the group itself. */
const holderSteps = (schema: Json | undefined): readonly string[] =>
  textAt(schema, 'type') === 'array' ? ['items'] : [];

/** @returns undefined for a list of single answers and for what is no group */
export const innerQuestions = (files: DraftFiles, form: string, name: string): InnerQuestion[] | undefined => {
  const schema = jsonAt(readForm(files, form).schema, 'properties', name);
  const holder = jsonAt(schema, ...holderSteps(schema));
  if (!isJsonObject(holder) || !isJsonObject(holder.properties)) return undefined;
  const required = textsAt(holder, 'required');
  return Object.entries(holder.properties).map(([key, question]) => ({
    key,
    question: objectAt(question),
    kind: kindOfQuestion(question),
    isRequired: required.includes(key),
  }));
};

const withHolder = (
  files: DraftFiles,
  form: string,
  name: string,
  change: (holder: JsonObject) => JsonObject,
): DraftFiles => {
  const { schema } = readForm(files, form);
  const steps = ['properties', name, ...holderSteps(jsonAt(schema, 'properties', name))];
  return withForm(files, form, { schema: objectAt(withJsonAt(schema, steps, change(objectAt(schema, ...steps)))) });
};

const withRequired = (holder: JsonObject, key: string, isRequired: boolean): JsonObject => {
  const others = textsAt(holder, 'required').filter((each) => each !== key);
  const required = isRequired ? [...others, key] : others;
  return required.length === 0 ? withoutKey(holder, 'required') : { ...holder, required };
};

/** One that must be answered is answered in the examples as well. */
export const addInnerQuestion = (
  files: DraftFiles,
  form: string,
  name: string,
  inner: {
    readonly title: string;
    readonly kind: QuestionKind;
    readonly isRequired: boolean;
    readonly choices?: QuestionChoices;
  },
): DraftFiles => {
  const taken = (innerQuestions(files, form, name) ?? []).map(({ key }) => key);
  const key = deriveKey(inner.title, taken);
  const { schema } = writtenQuestion(inner.kind, inner.title, inner.choices);
  const added = withHolder(files, form, name, (holder) =>
    withRequired(
      { ...holder, properties: { ...objectAt(holder, 'properties'), [key]: schema } },
      key,
      inner.isRequired,
    ),
  );
  return inner.isRequired ? inExamples(added, form, name, (row) => withExample(added, row, key, schema)) : added;
};

const withExample = (files: DraftFiles, row: JsonObject, key: string, schema: JsonObject): JsonObject => {
  const answer = Object.hasOwn(row, key) ? undefined : exampleAnswer(files, schema);
  return answer === undefined ? row : { ...row, [key]: answer };
};

export const setInnerQuestion = (
  files: DraftFiles,
  form: string,
  name: string,
  key: string,
  { title, isRequired }: { readonly title?: string; readonly isRequired?: boolean },
): DraftFiles => {
  const changed = withHolder(files, form, name, (holder) => {
    const question = objectAt(holder, 'properties', key);
    const properties = {
      ...objectAt(holder, 'properties'),
      [key]: title === undefined ? question : { ...question, title },
    };
    return isRequired === undefined
      ? { ...holder, properties }
      : withRequired({ ...holder, properties }, key, isRequired);
  });
  if (isRequired !== true) return changed;
  const schema = innerQuestions(changed, form, name)?.find((inner) => inner.key === key)?.question ?? {};
  return inExamples(changed, form, name, (row) => withExample(changed, row, key, schema));
};

/** Up or down by one among the questions inside. */
export const moveInnerQuestion = (files: DraftFiles, form: string, name: string, key: string, by: -1 | 1): DraftFiles =>
  withHolder(files, form, name, (holder) => {
    const questions = Object.entries(objectAt(holder, 'properties'));
    const from = questions.findIndex(([each]) => each === key);
    return { ...holder, properties: Object.fromEntries(withMoved(questions, from, from + by)) };
  });

export const removeInnerQuestion = (files: DraftFiles, form: string, name: string, key: string): DraftFiles =>
  inExamples(
    withHolder(files, form, name, (holder) =>
      withRequired({ ...holder, properties: withoutKey(objectAt(holder, 'properties'), key) }, key, false),
    ),
    form,
    name,
    (row) => withoutKey(row, key),
  );

/** Each answer to the question in the examples: the group, or every row of the list. */
const inExamples = (
  files: DraftFiles,
  form: string,
  name: string,
  change: (row: JsonObject) => JsonObject,
): DraftFiles => {
  const { examples } = readForm(files, form);
  const changed = Object.fromEntries(
    Object.entries(examples).map(([example, answers]): [string, Json] => {
      const answer = jsonAt(answers, name);
      if (Array.isArray(answer))
        return [
          example,
          { ...objectAt(answers), [name]: answer.map((row) => (isJsonObject(row) ? change(row) : row)) },
        ];
      return isJsonObject(answer) ? [example, { ...objectAt(answers), [name]: change(answer) }] : [example, answers];
    }),
  );
  return withForm(files, form, { examples: changed });
};
