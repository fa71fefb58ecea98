/** A day in three boxes that passes on whole days only; half a day stays in the boxes. */
import { useState } from 'react';
import { DateBoxes } from '../../forms/theme/date-boxes';

const WHOLE = /^\d{4}-\d{2}-\d{2}$/;

export function DayField({
  id,
  legend,
  legendHidden = false,
  value,
  disabled = false,
  onChange,
}: {
  readonly id: string;
  readonly legend: string;
  readonly legendHidden?: boolean;
  readonly value: string | undefined;
  readonly disabled?: boolean;
  /** Undefined while no whole day stands there. */
  onChange(day: string | undefined): void;
}) {
  const [half, setHalf] = useState<string>();
  return (
    <fieldset className="govuk-fieldset govuk-form-group">
      <legend className={legendHidden ? 'govuk-visually-hidden' : 'govuk-fieldset__legend'}>{legend}</legend>
      <DateBoxes
        id={id}
        value={value ?? half}
        wrong={false}
        readOnly={disabled}
        onChange={(typed) => {
          const whole = typed !== undefined && WHOLE.test(typed) ? typed : undefined;
          setHalf(whole === undefined ? typed : undefined);
          if (whole !== value) onChange(whole);
        }}
      />
    </fieldset>
  );
}
