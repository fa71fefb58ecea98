/** An answer in words, for the page on which all are checked. */
import type { SetUpOption, SetUpQuestion } from '@homeward/definition';
import { longDate } from '../../ui/dates';

export const sayAnswer = (question: SetUpQuestion): string => {
  switch (question.kind) {
    case 'text':
    case 'shown':
      return question.value;
    case 'number':
      return question.value === undefined
        ? ''
        : `${question.value}${question.unit === undefined ? '' : ` ${question.unit}`}`;
    case 'yesNo':
      return question.value ? 'Yes' : 'No';
    case 'role':
      return titleOf(question.options, question.value);
    case 'roles':
      return question.value.map((one) => titleOf(question.options, one)).join(', ');
    case 'word': {
      const { one, many, short } = question.value;
      return [one, many, short].filter((part) => part !== undefined).join(', ');
    }
    case 'every':
      return question.value === null ? '' : `Every ${question.value.every} ${question.value.unit}`;
    case 'before':
      return question.value === null
        ? ''
        : `${question.value.n} ${question.value.unit === 'days' ? 'days' : 'working days'} before`;
    case 'teams':
      return question.value.map(({ title, service }) => `${title} (${service})`).join(', ');
    case 'closures':
      return question.value.map(({ date, name }) => `${longDate(date)}: ${name}`).join(', ');
    case 'clauses':
      return question.value.map(({ rule }) => rule).join(' ');
  }
};

/** The usual answer, where there is one. */
export const sayUsual = (question: SetUpQuestion): string | undefined => {
  if (!('usual' in question) || question.usual === undefined) return undefined;
  switch (question.kind) {
    case 'text':
      return sayAnswer({ ...question, value: question.usual });
    case 'number':
      return sayAnswer({ ...question, value: question.usual });
    case 'yesNo':
      return sayAnswer({ ...question, value: question.usual });
    case 'word':
      return sayAnswer({ ...question, value: question.usual });
    default:
      return undefined;
  }
};

const titleOf = (options: readonly SetUpOption[], wanted: string): string =>
  options.find(({ value }) => value === wanted)?.title ?? wanted;
