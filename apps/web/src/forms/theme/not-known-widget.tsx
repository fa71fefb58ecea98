/** "Not known", with the reason: an answer of its own beside a question whose answer nobody has. */
import type { WidgetProps } from '@rjsf/utils';
import { describedBy, errorId } from './question-options';

export function NotKnownWidget({
  id,
  value,
  label,
  rawErrors = [],
  readonly,
  disabled,
  onChange,
  options,
}: WidgetProps) {
  const ticked = typeof value === 'string';
  return (
    <div className={`govuk-form-group hw-not-known${rawErrors.length > 0 ? ' govuk-form-group--error' : ''}`}>
      <div className="govuk-checkboxes govuk-checkboxes--small">
        <div className="govuk-checkboxes__item">
          <input
            id={`${id}-tick`}
            type="checkbox"
            className="govuk-checkboxes__input"
            checked={ticked}
            disabled={disabled || readonly}
            onChange={(event) => onChange(event.target.checked ? '' : options.emptyValue)}
          />
          <label className="govuk-label govuk-checkboxes__label" htmlFor={`${id}-tick`}>
            Not known
          </label>
        </div>
        {ticked && (
          <div className="govuk-checkboxes__conditional">
            <label className="govuk-label" htmlFor={id}>
              {label}
            </label>
            {rawErrors.length > 0 && (
              <p id={errorId(id)} className="govuk-error-message">
                <span className="govuk-visually-hidden">Error:</span> {rawErrors[0]}
              </p>
            )}
            <input
              id={id}
              type="text"
              className={`govuk-input${rawErrors.length > 0 ? ' govuk-input--error' : ''}`}
              value={ticked ? value : ''}
              autoComplete="off"
              aria-describedby={describedBy(id, undefined, rawErrors)}
              onChange={(event) => onChange(event.target.value)}
            />
          </div>
        )}
      </div>
    </div>
  );
}
