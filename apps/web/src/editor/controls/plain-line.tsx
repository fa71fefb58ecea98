/** A line (or a few lines) of text whose every key counts: it belongs to something that is added or sent as a whole. */
import type { ReactNode } from 'react';
import { FieldFrame } from '../../ui/field-frame';

export interface PlainLineProps {
  readonly id: string;
  readonly label: ReactNode;
  readonly hint?: ReactNode;
  readonly error?: string | undefined;
  readonly value: string;
  /** A GOV.UK width class, such as `govuk-input--width-4`. */
  readonly width?: string;
  readonly rows?: number;
  readonly numeric?: boolean;
  readonly disabled?: boolean;
  /** Characters at most. */
  readonly most?: number;
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
  most,
  onChange,
}: PlainLineProps) {
  const wrong = error === undefined ? '' : ' govuk-input--error';
  return (
    <FieldFrame id={id} label={label} hint={hint} error={error}>
      {(described) => {
        const common = {
          id,
          value,
          disabled,
          ...(most === undefined ? {} : { maxLength: most }),
          ...described,
        };
        return rows > 1 ? (
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
            className={`govuk-input ${width}${wrong}`}
            onChange={(event) => onChange(event.target.value)}
          />
        );
      }}
    </FieldFrame>
  );
}
