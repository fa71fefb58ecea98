/** Text and numbers of an element. */
import { useState } from 'react';
import { PlainLine } from '../controls/plain-line';
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
      <PlainLine
        id={id}
        label={optional(label, isRequired)}
        hint={hint}
        value={given}
        rows={isLong ? 3 : 1}
        onChange={pass}
      />
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
