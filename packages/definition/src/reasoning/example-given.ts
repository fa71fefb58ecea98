/** What is certain of the answers when they are those of an example. */
import type { FormDefinition } from '../form.js';
import { questionAt } from '../rule-fields.js';
import { all, type Formula, otherwise } from './formula.js';
import type { Topic } from './topic.js';

/** Of the answers that the topic has spoken of so far. */
export const exampleGiven = (
  topic: Topic,
  form: FormDefinition,
  example: Readonly<Record<string, unknown>>,
): Formula[] =>
  topic
    .fields()
    .filter((field) => field.startsWith('answer.'))
    .map((field) => {
      const path = field.slice('answer.'.length);
      const value = path
        .split('.')
        .reduce<unknown>(
          (here, step) =>
            typeof here === 'object' && here !== null && Object.hasOwn(here, step)
              ? Reflect.get(here, step)
              : undefined,
          example,
        );
      return said(topic, form, path, value);
    });

const said = (topic: Topic, form: FormDefinition, path: string, value: unknown): Formula => {
  const field = `answer.${path}`;
  if (value === undefined || value === null || value === '') return otherwise(topic.isKnown(field));
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
    return topic.isTrue({ field, operator: '=', value });
  const texts = Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
  const question = questionAt(form, path);
  // Of a list without choices it is certain what it has, not what it lacks.
  if (question?.type !== 'array' || question.items.type !== 'string' || question.items.oneOf === undefined)
    return topic.isKnown(field);
  return all(
    topic.isKnown(field),
    ...question.items.oneOf.map((choice) =>
      topic.isTrue({
        field,
        operator: texts.includes(String(choice.const)) ? 'contains' : 'doesNotContain',
        value: choice.const,
      }),
    ),
  );
};
