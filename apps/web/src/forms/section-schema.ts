/** One section of a form as rjsf draws it: the questions that apply now, which of them are required, and how each is shown. */
import { type FormLayout, type FormSchema, type ListQuestion, notKnownName, type Question } from '@homeward/definition';
import type { RJSFSchema, UiSchema } from '@rjsf/utils';
import { controlOf, type QuestionLayout } from './question-control';
import { type QuestionOptions, withOptions } from './theme/question-options';

export interface SectionSchema {
  readonly schema: RJSFSchema;
  readonly uiSchema: UiSchema;
}

const WIDGETS: Partial<Record<QuestionOptions['control'], string>> = {
  radios: 'radio',
  yesno: 'radio',
  select: 'select',
  checkboxes: 'checkboxes',
  textarea: 'textarea',
  date: 'date',
  notKnown: 'notKnown',
};

/**
 * @param questions names in the order they are shown, companions ("why it is not known") included
 * @param required those that must be answered now
 */
export function sectionSchema(
  schema: FormSchema,
  layout: FormLayout,
  questions: readonly string[],
  required: readonly string[],
): SectionSchema {
  const shown = questions.flatMap((name) => {
    const question = schema.properties[name];
    return question === undefined ? [] : [{ name, question }];
  });
  return {
    schema: {
      type: 'object',
      properties: Object.fromEntries(shown.map(({ name, question }) => [name, drawn(question)])),
      required: required.filter((name) => questions.includes(name)),
      additionalProperties: false,
    },
    uiSchema: Object.fromEntries([
      ...shown.map(({ name, question }) => [name, questionUi(name, question, layout.questions)]),
      ['ui:order', shown.map(({ name }) => name)],
    ]),
  };
}

/** Whether a question is the one that says why another is not known. */
export const isCompanion = (layouts: FormLayout['questions'], name: string): boolean =>
  Object.entries(layouts).some(([other, { notKnown }]) => notKnown === true && notKnownName(other) === name);

function questionUi(name: string, question: Question, layouts: FormLayout['questions']): UiSchema {
  if (isCompanion(layouts, name)) {
    const { errorName = 'why it is not known', under } = layouts[name] ?? {};
    const options: QuestionOptions = {
      question: name,
      control: 'notKnown',
      errorName,
      ...(under !== undefined && { under }),
    };
    return withOptions(options, { 'ui:widget': 'notKnown' });
  }
  const layout = layouts[name];
  return uiOf(question, layout?.errorName ?? lowerFirst(question.title), { question: name, ...layout }, layout);
}

function uiOf(
  question: Question | ListQuestion['items'],
  errorName: string,
  known: Partial<QuestionOptions>,
  layout?: QuestionLayout,
): UiSchema {
  const control = controlOf(question, layout);
  const hint = known.hint ?? question.description;
  const options: QuestionOptions = {
    control,
    errorName,
    ...(known.question !== undefined && { question: known.question }),
    ...(hint !== undefined && { hint }),
    ...(known.rows !== undefined && { rows: known.rows }),
    ...(known.inline !== undefined && { inline: known.inline }),
    ...(known.width !== undefined && { width: known.width }),
    ...(known.itemLabel !== undefined && { itemLabel: known.itemLabel }),
    ...(known.under !== undefined && { under: known.under }),
  };
  const widget = WIDGETS[control];
  const rest: UiSchema = widget === undefined ? {} : { 'ui:widget': widget };
  if (question.type === 'array' && control === 'rows')
    rest.items = uiOf(question.items, known.itemLabel ?? 'item', { itemLabel: known.itemLabel ?? 'item' });
  if (question.type === 'object') {
    for (const [name, inner] of Object.entries(question.properties ?? {}))
      rest[name] = uiOf(inner, lowerFirst(inner.title), {});
    const each = question.additionalProperties;
    if (typeof each === 'object') rest.additionalProperties = uiOf(each, lowerFirst(each.title), {});
  }
  return withOptions(options, rest);
}

/** The question as JSON Schema for rjsf: several choices from a list must be marked as a set, or it draws rows. */
function drawn(question: Question): RJSFSchema {
  const { description: _, ...rest } = question;
  return question.type === 'array' && controlOf(question) === 'checkboxes'
    ? { ...rest, type: 'array', items: { ...question.items }, uniqueItems: true }
    : asJsonSchema(rest);
}

/** Our questions are a subset of draft-07; JSON text is the shape both sides agree on. */
const asJsonSchema = (question: object): RJSFSchema => ({ ...question });

/** "Date of birth" -> "date of birth", but "CPR" and "IRO’s view" stay as they are. */
export const lowerFirst = (text: string): string =>
  /^[A-Z][a-z]/.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;
export const upperFirst = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
