/** What is wrong with an answer as GOV.UK says it: "Enter the date of the meeting", never "is a required property". */
import type { RJSFValidationError, UiSchema } from '@rjsf/utils';
import { isChosen } from './question-control';
import { upperFirst } from './section-schema';
import { optionsOf, type QuestionOptions } from './theme/question-options';

const stepsOf = (property: string | undefined): string[] => (property ?? '').split('.').filter((step) => step !== '');

const isUiSchema = (value: unknown): value is UiSchema => typeof value === 'object' && value !== null;
const inner = (ui: UiSchema | undefined, step: string): UiSchema | undefined => {
  const next: unknown = /^\d+$/.test(step) ? ui?.items : (ui?.[step] ?? ui?.additionalProperties);
  return isUiSchema(next) ? next : undefined;
};

/** The id of the control an error belongs to: how rjsf names its fields. */
export const fieldId = (property: string | undefined, prefix: string): string =>
  [prefix, ...stepsOf(property)].join('_');

/** Words every error, and drops those that say the same thing of the same answer twice. */
export function wordErrors(errors: readonly RJSFValidationError[], uiSchema?: UiSchema): RJSFValidationError[] {
  const seen = new Set<string>();
  return errors.flatMap((error) => {
    if (seen.has(error.property ?? '')) return [];
    seen.add(error.property ?? '');
    const message = sentenceOf(error, uiSchema);
    return [{ ...error, message, stack: message }];
  });
}

function sentenceOf(error: RJSFValidationError, uiSchema: UiSchema | undefined): string {
  let ui = uiSchema;
  const rows: string[] = [];
  let list: QuestionOptions | undefined;
  for (const step of stepsOf(error.property)) {
    if (/^\d+$/.test(step)) rows.push(`${list?.itemLabel ?? 'item'} ${Number(step) + 1}`);
    ui = inner(ui, step);
    list = optionsOf(ui) ?? list;
  }
  const options = optionsOf(ui);
  const own = options?.errorName ?? 'this answer';
  // Rows of a list ask the same questions: say which row.
  return wording(
    error,
    rows.length > 0 && !/^\d+$/.test(stepsOf(error.property).at(-1) ?? '') ? `${own} of ${rows.join(', ')}` : own,
    options,
  );
}

function wording(error: RJSFValidationError, name: string, options: QuestionOptions | undefined): string {
  const limit: unknown = error.params?.limit;
  const subject = upperFirst(name);
  switch (error.name) {
    case 'required':
      if (options?.control === 'rows') return `Add ${name}`;
      return `${options !== undefined && isChosen(options.control) ? 'Select' : 'Enter'} ${name}`;
    case 'minLength':
      return limit === 1 ? `Enter ${name}` : `${subject} must be ${String(limit)} characters or more`;
    case 'maxLength':
      return `${subject} must be ${String(limit)} characters or fewer`;
    case 'minimum':
      return `${subject} must be ${String(limit)} or more`;
    case 'maximum':
      return `${subject} must be ${String(limit)} or less`;
    case 'minItems':
      return options?.control === 'checkboxes'
        ? `Select ${name}`
        : `Add at least ${String(limit)} ${plural(options?.itemLabel ?? 'item', Number(limit))}`;
    case 'maxItems':
      return `${subject} can have ${String(limit)} at most`;
    case 'format':
      return options?.control === 'date'
        ? `${subject} must be a real date and include a day, month and year`
        : `Enter ${name} in the correct format, like name@example.com`;
    case 'pattern':
      return `Enter ${name} in the correct format`;
    case 'type':
      return options?.control === 'number' ? `${subject} must be a number` : `Enter ${name}`;
    default:
      return `Select ${name}`;
  }
}

const plural = (word: string, count: number): string => (count === 1 ? word : `${word}s`);
