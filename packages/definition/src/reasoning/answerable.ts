/** Whether any answer to a question is a valid one. */
import type { ListQuestion } from '../form.js';

export const isAnswerable = (question: ListQuestion['items']): boolean => {
  switch (question.type) {
    case 'boolean':
      return true;
    case 'number':
    case 'integer': {
      const least = question.minimum ?? Number.NEGATIVE_INFINITY;
      const most = question.maximum ?? Number.POSITIVE_INFINITY;
      return (question.type === 'integer' ? Math.ceil(least) : least) <= most;
    }
    case 'string':
      return question.oneOf === undefined
        ? (question.minLength ?? 0) <= (question.maxLength ?? Number.POSITIVE_INFINITY)
        : question.oneOf.length > 0;
    case 'array': {
      const { items, minItems = 0, maxItems = Number.POSITIVE_INFINITY, uniqueItems } = question;
      if (minItems > maxItems) return false;
      if (minItems === 0) return true;
      const choices = items.type === 'string' ? items.oneOf?.length : undefined;
      return isAnswerable(items) && !(uniqueItems === true && choices !== undefined && choices < minItems);
    }
    case 'object': {
      const { properties = {}, required = [] } = question;
      // A required question that is not there is for forms-complete to tell.
      return required.every((name) => {
        const inner = Object.hasOwn(properties, name) ? properties[name] : undefined;
        return inner === undefined || isAnswerable(inner);
      });
    }
  }
};
