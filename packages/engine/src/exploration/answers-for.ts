/** Plausible answers to questions that a form found unanswered. */
import type { FormDefinition } from '@homeward/definition';
import type { Refusal } from '../decision.js';
import { FIRST_DAY } from './first-day.js';

const TEXT = 'Because it is so.';

/** @returns answers to those of the questions that nothing has been said of yet */
export const answersFor = (
  form: FormDefinition | undefined,
  faults: NonNullable<Refusal['answers']>,
  said: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> =>
  Object.fromEntries(
    faults.flatMap(({ question }) => {
      const [name = ''] = question.split('.');
      const asked = form?.schema.properties[name];
      if (asked === undefined || Object.hasOwn(said, name)) return [];
      const answer = answerTo(asked);
      return answer === undefined ? [] : [[name, answer]];
    }),
  );

const answerTo = (question: FormDefinition['schema']['properties'][string]): unknown => {
  switch (question.type) {
    case 'boolean':
      return true;
    case 'integer':
    case 'number':
      return 1;
    case 'string': {
      const [first] = question.oneOf ?? [];
      if (first !== undefined) return first.const;
      return question.format === 'date' ? FIRST_DAY : TEXT;
    }
    default:
      return undefined;
  }
};
