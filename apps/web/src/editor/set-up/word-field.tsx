/** What one thing is called: one of it, several, in short. */
import type { Word } from '@homeward/definition';
import { PlainLine } from '../controls/plain-line';

const PARTS = [
  { part: 'one', label: 'One of it' },
  { part: 'many', label: 'Several (optional)' },
  { part: 'short', label: 'In short (optional)' },
] as const;

export function WordField({
  id,
  label,
  hint,
  error,
  value,
  disabled,
  onChange,
}: {
  readonly id: string;
  readonly label: string;
  readonly hint: string | undefined;
  readonly error: string | undefined;
  readonly value: Word;
  readonly disabled: boolean;
  onChange(value: Word): void;
}) {
  return (
    <fieldset id={id} className="govuk-fieldset govuk-form-group">
      <legend className="govuk-fieldset__legend govuk-fieldset__legend--s">{label}</legend>
      {hint !== undefined && <div className="govuk-hint">{hint}</div>}
      <div className="hw-line-form">
        {PARTS.map(({ part, label: partLabel }) => (
          <PlainLine
            key={part}
            id={`${id}-${part}`}
            label={partLabel}
            error={part === 'one' ? error : undefined}
            value={value[part] ?? ''}
            disabled={disabled}
            onChange={(text) => {
              const { one, ...rest } = { ...value, [part]: text };
              onChange({
                one,
                ...(rest.many === undefined || rest.many === '' ? {} : { many: rest.many }),
                ...(rest.short === undefined || rest.short === '' ? {} : { short: rest.short }),
              });
            }}
          />
        ))}
      </div>
    </fieldset>
  );
}
