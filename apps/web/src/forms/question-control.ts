/** Which control a question gets when its layout does not say: the plainest one that fits. */
import type { FormLayout, ListQuestion, Question } from '@homeward/definition';

export type QuestionLayout = FormLayout['questions'][string];
export type Control =
  | 'text'
  | 'number'
  | 'textarea'
  | 'date'
  | 'radios'
  | 'yesno'
  | 'select'
  | 'checkboxes'
  | 'rows'
  | 'group'
  | 'notKnown';

/** More options than this are easier to find in a list that the browser lets one type into. */
const MOST_RADIOS = 8;
const LONG_ANSWER = 250;

type AnyQuestion = Question | ListQuestion['items'];

export function controlOf(question: AnyQuestion, layout?: Pick<QuestionLayout, 'widget' | 'rows'>): Control {
  switch (question.type) {
    case 'boolean':
      return 'yesno';
    case 'number':
    case 'integer':
      return 'number';
    case 'object':
      return 'group';
    case 'array':
      return 'oneOf' in question.items && question.items.oneOf !== undefined ? 'checkboxes' : 'rows';
    case 'string':
      if (question.oneOf !== undefined)
        return layout?.widget === 'select' || (layout?.widget !== 'radios' && question.oneOf.length > MOST_RADIOS)
          ? 'select'
          : 'radios';
      if (question.format === 'date') return 'date';
      return layout?.widget === 'textarea' ||
        layout?.rows !== undefined ||
        (layout?.widget !== 'text' && (question.maxLength ?? 0) > LONG_ANSWER)
        ? 'textarea'
        : 'text';
  }
}

/** Controls made of several: they need a fieldset and a legend instead of a label. */
export const isGrouped = (control: Control): boolean =>
  control === 'radios' || control === 'yesno' || control === 'checkboxes' || control === 'date';

/** Answered by choosing: "Select …", not "Enter …". */
export const isChosen = (control: Control): boolean =>
  control === 'radios' || control === 'yesno' || control === 'checkboxes' || control === 'select';
