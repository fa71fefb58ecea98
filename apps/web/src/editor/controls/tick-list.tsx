/** Several of a closed list, as checkboxes under a legend. */
import type { Option } from './choice';

export function TickList({
  id,
  legend,
  legendHidden = false,
  hint,
  options,
  values,
  disabled = false,
  onChange,
}: {
  readonly id: string;
  readonly legend: string;
  readonly legendHidden?: boolean;
  readonly hint?: string;
  readonly options: readonly Option[];
  readonly values: readonly string[];
  readonly disabled?: boolean;
  onChange(values: readonly string[]): void;
}) {
  const unknown = values.filter((value) => !options.some((option) => option.value === value));
  const offered = [...options, ...unknown.map((value) => ({ value, title: `${value} (not known here)` }))];
  return (
    <div className="govuk-form-group">
      <fieldset className="govuk-fieldset" aria-describedby={hint === undefined ? undefined : `${id}-hint`}>
        <legend className={legendHidden ? 'govuk-visually-hidden' : 'govuk-fieldset__legend'}>{legend}</legend>
        {hint !== undefined && (
          <div className="govuk-hint" id={`${id}-hint`}>
            {hint}
          </div>
        )}
        <div className={`govuk-checkboxes govuk-checkboxes--small${offered.length > 12 ? ' hw-long-list' : ''}`}>
          {offered.map(({ value, title }, index) => (
            <div key={value} className="govuk-checkboxes__item">
              <input
                type="checkbox"
                className="govuk-checkboxes__input"
                id={`${id}-${index}`}
                checked={values.includes(value)}
                disabled={disabled}
                onChange={(event) =>
                  onChange(
                    // In the order of the list, whatever the order of ticking.
                    offered
                      .map((option) => option.value)
                      .filter((one) => (one === value ? event.target.checked : values.includes(one))),
                  )
                }
              />
              <label className="govuk-label govuk-checkboxes__label" htmlFor={`${id}-${index}`}>
                {title}
              </label>
            </div>
          ))}
        </div>
      </fieldset>
    </div>
  );
}
