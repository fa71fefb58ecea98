/** A field of the sign-in: a name or a password. */
import { FieldFrame } from '../ui/field-frame';

interface FieldProps {
  readonly id: string;
  readonly label: string;
  readonly type: 'text' | 'password';
  readonly autoComplete: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly fault: string | undefined;
}

export function PasswordField({ id, label, type, autoComplete, value, onChange, fault }: FieldProps) {
  return (
    <FieldFrame id={id} label={label} error={fault}>
      {(described) => (
        <input
          id={id}
          name={id}
          type={type}
          autoComplete={autoComplete}
          spellCheck={false}
          className={`govuk-input govuk-input--width-20${fault === undefined ? '' : ' govuk-input--error'}`}
          {...described}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </FieldFrame>
  );
}
