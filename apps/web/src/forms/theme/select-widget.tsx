/** One choice of a long list. Nothing is chosen until somebody chooses. */
import type { WidgetProps } from '@rjsf/utils';
import { describedBy, optionsOf } from './question-options';

export function SelectWidget({
  id,
  htmlName,
  value,
  uiSchema,
  rawErrors = [],
  options,
  readonly,
  disabled,
  onChange,
}: WidgetProps) {
  const choices = options.enumOptions ?? [];
  const chosen = choices.findIndex((choice) => choice.value === value);
  return (
    <select
      id={id}
      name={htmlName ?? id}
      className={`govuk-select${rawErrors.length > 0 ? ' govuk-select--error' : ''}`}
      value={chosen < 0 ? '' : String(chosen)}
      disabled={disabled || readonly}
      aria-describedby={describedBy(id, optionsOf(uiSchema)?.hint, rawErrors)}
      onChange={(event) =>
        onChange(event.target.value === '' ? options.emptyValue : choices[Number(event.target.value)]?.value)
      }
    >
      <option value="">Choose</option>
      {choices.map((choice, index) => (
        <option key={String(choice.value)} value={String(index)}>
          {choice.label}
        </option>
      ))}
    </select>
  );
}
