/** A line of text or a number. Numbers are typed as text: spinners change answers by a turn of the mouse wheel. */
import type { BaseInputTemplateProps } from '@rjsf/utils';
import { describedBy, optionsOf } from './question-options';

export function TextInput({
  id,
  htmlName,
  value,
  schema,
  uiSchema,
  rawErrors = [],
  readonly,
  disabled,
  options,
  onChange,
  onBlur,
  onFocus,
}: BaseInputTemplateProps) {
  const own = optionsOf(uiSchema);
  const number = schema.type === 'number' || schema.type === 'integer';
  const width = own?.width ?? (number ? '5' : undefined);
  return (
    <input
      id={id}
      name={htmlName ?? id}
      type={schema.format === 'email' ? 'email' : 'text'}
      inputMode={number ? (schema.type === 'integer' ? 'numeric' : 'decimal') : undefined}
      className={`govuk-input${rawErrors.length > 0 ? ' govuk-input--error' : ''}${width === undefined ? '' : ` govuk-input--width-${width}`}`}
      value={value ?? ''}
      readOnly={readonly}
      disabled={disabled}
      autoComplete="off"
      aria-describedby={describedBy(id, own?.hint, rawErrors)}
      aria-invalid={rawErrors.length > 0 ? true : undefined}
      onChange={(event) => onChange(event.target.value === '' ? options.emptyValue : event.target.value)}
      onBlur={(event) => onBlur(id, event.target.value)}
      onFocus={(event) => onFocus(id, event.target.value)}
    />
  );
}
