/** "Every 2 weeks", "10 working days before": a number and its unit; empty where nothing is fixed. */
import { useState } from 'react';
import { Choice } from '../controls/choice';
import { PlainLine } from '../controls/plain-line';

type Unit = 'days' | 'weeks' | 'months' | 'workingDays';
export interface Interval {
  readonly n: number;
  readonly unit: Unit;
}

export function IntervalField({
  id,
  label,
  hint,
  error,
  units,
  unitLabel,
  value,
  disabled,
  onChange,
}: {
  readonly id: string;
  readonly label: string;
  readonly hint: string | undefined;
  readonly error: string | undefined;
  readonly units: readonly { readonly value: Unit; readonly title: string }[];
  readonly unitLabel: string;
  readonly value: Interval | null;
  readonly disabled: boolean;
  onChange(value: Interval | null): void;
}) {
  const first = units[0]?.value ?? 'days';
  const [unit, setUnit] = useState<Unit>(value?.unit ?? first);
  const tell = (n: number | undefined, of: Unit) => onChange(n === undefined ? null : { n, unit: of });
  return (
    <fieldset className="govuk-fieldset govuk-form-group">
      <legend className="govuk-fieldset__legend">{label}</legend>
      <div className="govuk-hint">{hint ?? 'Leave the number empty where nothing is fixed'}</div>
      <div className="hw-line-form">
        <PlainLine
          id={id}
          label="Number"
          error={error}
          width="govuk-input--width-4"
          numeric
          value={value === null ? '' : String(value.n)}
          disabled={disabled}
          onChange={(text) => {
            const digits = text.replace(/\D/g, '').slice(0, 3);
            tell(digits === '' || Number(digits) === 0 ? undefined : Number(digits), unit);
          }}
        />
        <Choice
          id={`${id}-unit`}
          label={unitLabel}
          options={units}
          value={unit}
          disabled={disabled}
          onChange={(chosen) => {
            const next = units.find((one) => one.value === chosen)?.value ?? first;
            setUnit(next);
            tell(value?.n, next);
          }}
        />
      </div>
    </fieldset>
  );
}
