/** Several parts that belong together. */
import { type ElementField, isJsonObject, type Json } from '@homeward/definition';
import type { Ask } from './ask';
import type { FieldProps } from './field-context';

export function GroupField({
  id,
  field,
  value,
  context,
  fields,
  ask: AskField,
  onChange,
}: FieldProps & { readonly fields: readonly ElementField[]; readonly ask: Ask }) {
  const group = isJsonObject(value) ? value : {};
  return (
    <fieldset className="govuk-fieldset hw-group">
      <legend className="govuk-visually-hidden">{field.label}</legend>
      {fields.map((inner) => (
        <AskField
          key={inner.key}
          id={`${id}-${inner.key}`}
          field={inner}
          value={group[inner.key]}
          context={{ ...context, beside: group }}
          onChange={(next, how) => onChange(withPart(group, inner.key, next), how)}
        />
      ))}
    </fieldset>
  );
}

export const withPart = (
  group: Readonly<Record<string, Json>>,
  key: string,
  value: Json | undefined,
): { [key: string]: Json } => {
  if (value !== undefined) return { ...group, [key]: value };
  const { [key]: _gone, ...others } = group;
  return others;
};
