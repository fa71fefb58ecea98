/** A select with its label: of a closed list of things that have titles. */
import type { ReactNode } from 'react';
import { FieldFrame } from '../../ui/field-frame';

export interface Option {
  readonly value: string;
  readonly title: string;
}

export function Choice({
  id,
  label,
  labelHidden = false,
  hint,
  error,
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
  readonly error?: string | undefined;
  readonly options: readonly Option[];
  readonly value: string;
  /** What the empty choice reads; without it there is none, unless nothing has been chosen yet. */
  readonly nothing?: string;
  readonly disabled?: boolean;
  onChange(value: string): void;
}) {
  const known = options.some((option) => option.value === value);
  return (
    <FieldFrame id={id} label={label} labelHidden={labelHidden} hint={hint} error={error}>
      {(described) => (
        <select
          id={id}
          className={`govuk-select hw-choice${error === undefined ? '' : ' govuk-select--error'}`}
          value={value}
          disabled={disabled}
          {...described}
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
      )}
    </FieldFrame>
  );
}
