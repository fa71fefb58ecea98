/** What stands around one control: its label, its hint, and what is wrong with it; and how a screen reader learns of both. */
import type { ReactNode } from 'react';

/** For the control itself, besides its id. */
export interface Described {
  readonly 'aria-describedby'?: string;
  readonly 'aria-invalid'?: true;
}

export function FieldFrame({
  id,
  label,
  labelHidden = false,
  hint,
  error,
  children,
}: {
  /** The control's. */
  readonly id: string;
  readonly label: ReactNode;
  readonly labelHidden?: boolean;
  readonly hint?: ReactNode;
  readonly error?: string | undefined;
  children(described: Described): ReactNode;
}) {
  const by = [hint !== undefined && `${id}-hint`, error !== undefined && `${id}-error`].filter(Boolean).join(' ');
  return (
    <div className={`govuk-form-group${error === undefined ? '' : ' govuk-form-group--error'}`}>
      <label className={labelHidden ? 'govuk-visually-hidden' : 'govuk-label'} htmlFor={id}>
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
      {children({
        ...(by === '' ? {} : { 'aria-describedby': by }),
        ...(error === undefined ? {} : { 'aria-invalid': true }),
      })}
    </div>
  );
}
