/** A select with its label: of a closed list of things that have titles. */
import type { ReactNode } from 'react';

export interface Option {
  readonly value: string;
  readonly title: string;
}

export function Choice({
  id,
  label,
  labelHidden = false,
  hint,
  options,
  value,
  nothing,
  disabled = false,
  onChange,
}: {
  readonly id: string;
  readonly label: ReactNode;
  readonly labelHidden?: boolean;
  readonly hint?: ReactNode;
  readonly options: readonly Option[];
  readonly value: string;
  /** What the empty choice reads; without it there is none, unless nothing has been chosen yet. */
  readonly nothing?: string;
  readonly disabled?: boolean;
  onChange(value: string): void;
}) {
  const known = options.some((option) => option.value === value);
  const hintAt = hint === undefined ? undefined : `${id}-hint`;
  return (
    <div className="govuk-form-group">
      <label className={labelHidden ? 'govuk-visually-hidden' : 'govuk-label'} htmlFor={id}>
        {label}
      </label>
      {hint !== undefined && (
        <div className="govuk-hint" id={hintAt}>
          {hint}
        </div>
      )}
      <select
        id={id}
        className="govuk-select hw-choice"
        value={value}
        disabled={disabled}
        aria-describedby={hintAt}
        onChange={(event) => onChange(event.target.value)}
      >
        {(nothing !== undefined || value === '') && <option value="">{nothing ?? 'Choose …'}</option>}
        {!known && value !== '' && <option value={value}>{`${value} (not known here)`}</option>}
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.title}
          </option>
        ))}
      </select>
    </div>
  );
}
