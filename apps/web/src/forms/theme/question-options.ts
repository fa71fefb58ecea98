/** What our templates and widgets know of a question: its layout, carried through rjsf in `ui:options`. */
import type { UiSchema } from '@rjsf/utils';
import type { Control, QuestionLayout } from '../question-control';

export interface QuestionOptions {
  /** The question's name, for those on the first level: reveals and offers find it by this. */
  readonly question?: string;
  readonly control: Control;
  readonly errorName: string;
  readonly hint?: string;
  readonly rows?: number;
  readonly inline?: boolean;
  readonly width?: string;
  readonly itemLabel?: string;
  /** Shown inside another question's option. */
  readonly under?: QuestionLayout['under'];
}

const KEY = 'ui:homeward';

export const withOptions = (options: QuestionOptions, rest: UiSchema = {}): UiSchema => ({ ...rest, [KEY]: options });

const isOptions = (value: unknown): value is QuestionOptions =>
  typeof value === 'object' && value !== null && 'control' in value && 'errorName' in value;

/** The options of a field; a form's root and anything rjsf makes by itself have none. */
export const optionsOf = (uiSchema: UiSchema | undefined): QuestionOptions | undefined => {
  const found: unknown = uiSchema?.[KEY];
  return isOptions(found) ? found : undefined;
};

export const hintId = (id: string): string => `${id}-hint`;
export const errorId = (id: string): string => `${id}-error`;

/** What a screen reader reads after the label: hint, then error. */
export const describedBy = (
  id: string,
  hint: string | undefined,
  errors: readonly string[] | undefined,
  more?: string,
): string | undefined =>
  [hint !== undefined && hintId(id), errors !== undefined && errors.length > 0 && errorId(id), more]
    .filter(Boolean)
    .join(' ') || undefined;
