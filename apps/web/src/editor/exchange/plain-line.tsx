/** A line of text of a form that is sent as a whole. */
import { errorId, hintId } from '../../forms/theme/question-options';

export function PlainLine({
  id,
  label,
  hint,
  value,
  error,
  most,
  onChange,
}: {
  readonly id: string;
  readonly label: string;
  readonly hint?: string;
  readonly value: string;
  readonly error: string | undefined;
  readonly most: number;
  onChange(value: string): void;
}) {
  const describedBy = [hint === undefined ? '' : hintId(id), error === undefined ? '' : errorId(id)]
    .filter((each) => each !== '')
    .join(' ');
  return (
    <div className={`govuk-form-group${error === undefined ? '' : ' govuk-form-group--error'}`}>
      <label className="govuk-label govuk-label--s" htmlFor={id}>
        {label}
      </label>
      {hint !== undefined && (
        <div id={hintId(id)} className="govuk-hint">
          {hint}
        </div>
      )}
      {error !== undefined && (
        <p id={errorId(id)} className="govuk-error-message">
          <span className="govuk-visually-hidden">Error:</span> {error}
        </p>
      )}
      <input
        id={id}
        type="text"
        autoComplete="off"
        className={`govuk-input${error === undefined ? '' : ' govuk-input--error'}`}
        value={value}
        maxLength={most}
        {...(describedBy === '' ? {} : { 'aria-describedby': describedBy })}
        onChange={(event) => onChange(event.target.value)}
      />
    </div>
  );
}
