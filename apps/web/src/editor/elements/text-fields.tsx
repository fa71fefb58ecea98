/** Text and numbers of an element. */
import { useState } from 'react';
import { TextLine } from '../controls/text-line';
import type { FieldProps } from './field-context';

const optional = (label: string, isRequired: boolean): string => (isRequired ? label : `${label} (optional)`);

export function TextField({
  id,
  field: { label, hint, isRequired },
  value,
  context: { isLocked, isNew },
  isLong,
  onChange,
}: FieldProps & { readonly isLong: boolean }) {
  const given = typeof value === 'string' ? value : '';
  const pass = (text: string) => onChange(text.trim() === '' && !isRequired ? undefined : text, `${label}: “${text}”`);
  if (isNew)
    return (
      <NewText id={id} label={optional(label, isRequired)} hint={hint} value={given} isLong={isLong} onChange={pass} />
    );
  return (
    <TextLine
      id={id}
      label={optional(label, isRequired)}
      hint={hint}
      value={given}
      rows={isLong ? 3 : 1}
      required={isRequired}
      disabled={isLocked}
      onChange={pass}
    />
  );
}

/** Every key counts: what is typed belongs to a thing that is added as a whole. */
export function NewText({
  id,
  label,
  hint,
  error,
  value,
  isLong = false,
  onChange,
}: {
  readonly id: string;
  readonly label: string;
  readonly hint?: string | undefined;
  readonly error?: string | undefined;
  readonly value: string;
  readonly isLong?: boolean;
  onChange(text: string): void;
}) {
  const described = [hint !== undefined && `${id}-hint`, error !== undefined && `${id}-error`]
    .filter(Boolean)
    .join(' ');
  const shared = {
    id,
    value,
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
      {isLong ? (
        <textarea {...shared} className="govuk-textarea" rows={3} onChange={(event) => onChange(event.target.value)} />
      ) : (
        <input
          {...shared}
          type="text"
          autoComplete="off"
          className="govuk-input"
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </div>
  );
}

export function NumberField({
  id,
  field: { label, hint, isRequired },
  value,
  context: { isLocked },
  least,
  most,
  onChange,
}: FieldProps & { readonly least: number | undefined; readonly most: number | undefined }) {
  const [wrong, setWrong] = useState<string>();
  const between =
    least !== undefined && most !== undefined
      ? ` between ${least} and ${most}`
      : least === undefined
        ? ''
        : ` of at least ${least}`;
  return (
    <TextLine
      id={id}
      label={optional(label, isRequired)}
      hint={hint}
      width="govuk-input--width-4"
      numeric
      error={wrong}
      value={typeof value === 'number' ? String(value) : ''}
      disabled={isLocked}
      onChange={(text) => {
        const number = Number(text.trim());
        const fits =
          /^-?\d+$/.test(text.trim()) && number >= (least ?? -Infinity) && number <= (most ?? Number.POSITIVE_INFINITY);
        setWrong(fits ? undefined : `“${text}” is not kept: enter a whole number${between}.`);
        if (fits) onChange(number, `${label}: ${number}`);
      }}
    />
  );
}
