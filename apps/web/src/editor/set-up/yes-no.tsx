/** Yes or no, or why yes cannot be chosen now. */
export function YesNo({
  id,
  label,
  hint,
  cannot,
  value,
  disabled,
  onChange,
}: {
  readonly id: string;
  readonly label: string;
  readonly hint: string | undefined;
  /** Why the answer cannot be yes as the other answers stand. */
  readonly cannot: string | undefined;
  readonly value: boolean;
  readonly disabled: boolean;
  onChange(value: boolean): void;
}) {
  const described = [hint === undefined ? '' : `${id}-hint`, cannot === undefined ? '' : `${id}-cannot`]
    .filter((one) => one !== '')
    .join(' ');
  return (
    <div className="govuk-form-group">
      <fieldset className="govuk-fieldset" {...(described === '' ? {} : { 'aria-describedby': described })}>
        <legend className="govuk-fieldset__legend">{label}</legend>
        {hint !== undefined && (
          <div className="govuk-hint" id={`${id}-hint`}>
            {hint}
          </div>
        )}
        {cannot !== undefined && (
          <p className="govuk-body-s" id={`${id}-cannot`}>
            {cannot} Choose that first, and save; it is asked again then.
          </p>
        )}
        <div className="govuk-radios govuk-radios--small govuk-radios--inline">
          {[true, false].map((answer) => (
            <div key={String(answer)} className="govuk-radios__item">
              <input
                type="radio"
                className="govuk-radios__input"
                id={answer ? id : `${id}-no`}
                name={id}
                checked={value === answer}
                disabled={disabled || cannot !== undefined}
                onChange={() => onChange(answer)}
              />
              <label className="govuk-label govuk-radios__label" htmlFor={answer ? id : `${id}-no`}>
                {answer ? 'Yes' : 'No'}
              </label>
            </div>
          ))}
        </div>
      </fieldset>
    </div>
  );
}
