/** A line of text in a form that is saved as a whole. */
export interface LineProps {
  readonly id: string;
  readonly label: string;
  readonly hint?: string | undefined;
  readonly error?: string | undefined;
  readonly value: string;
  readonly width?: string;
  readonly rows?: number;
  readonly numeric?: boolean;
  readonly disabled?: boolean;
  onChange(value: string): void;
}

export function PlainLine({
  id,
  label,
  hint,
  error,
  value,
  width = '',
  rows = 1,
  numeric = false,
  disabled = false,
  onChange,
}: LineProps) {
  const described = [hint === undefined ? '' : `${id}-hint`, error === undefined ? '' : `${id}-error`]
    .filter((one) => one !== '')
    .join(' ');
  const common = {
    id,
    value,
    disabled,
    ...(described === '' ? {} : { 'aria-describedby': described }),
    ...(error === undefined ? {} : { 'aria-invalid': true }),
  };
  return (
    <div className={`govuk-form-group${error === undefined ? '' : ' govuk-form-group--error'}`}>
      <label className="govuk-label" htmlFor={id}>
        {label}
      </label>
      {hint !== undefined && (
        <div className="govuk-hint" id={`${id}-hint`}>
          {hint}
        </div>
      )}
      {error !== undefined && (
        <p className="govuk-error-message" id={`${id}-error`}>
          <span className="govuk-visually-hidden">Error:</span> {error}
        </p>
      )}
      {rows > 1 ? (
        <textarea
          {...common}
          className="govuk-textarea"
          rows={rows}
          onChange={(event) => onChange(event.target.value)}
        />
      ) : (
        <input
          {...common}
          type="text"
          autoComplete="off"
          {...(numeric ? { inputMode: 'numeric' as const } : {})}
          className={`govuk-input ${width}`}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </div>
  );
}
