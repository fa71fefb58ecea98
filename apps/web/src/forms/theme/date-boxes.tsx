/** Day, month and year: faster and surer to type than any calendar, and readable by every screen reader. */
import { useState } from 'react';
import { type DateParts, joinDate, splitDate } from './date-parts';

const BOXES = [
  { part: 'day', label: 'Day', length: 2 },
  { part: 'month', label: 'Month', length: 2 },
  { part: 'year', label: 'Year', length: 4 },
] as const satisfies readonly { part: keyof DateParts; label: string; length: number }[];

export interface DateBoxesProps {
  readonly id: string;
  readonly value: unknown;
  readonly wrong: boolean;
  readonly readOnly?: boolean | undefined;
  readonly onChange: (value: string | undefined) => void;
}

export function DateBoxes({ id, value, wrong, readOnly, onChange }: DateBoxesProps) {
  const [typed, setTyped] = useState(() => splitDate(value));
  // "09" must stay "09" while it is typed; only a value from elsewhere (a draft, an offer) replaces what stands in the boxes.
  const shown = joinDate(typed) === (value === '' ? undefined : value) ? typed : splitDate(value);
  const change = (part: keyof DateParts, text: string) => {
    const next = { ...shown, [part]: text.replace(/\D/g, '') };
    setTyped(next);
    onChange(joinDate(next));
  };
  return (
    <div className="govuk-date-input" id={id}>
      {BOXES.map(({ part, label, length }) => (
        <div className="govuk-date-input__item" key={part}>
          <div className="govuk-form-group">
            <label className="govuk-label govuk-date-input__label" htmlFor={`${id}-${part}`}>
              {label}
            </label>
            <input
              id={`${id}-${part}`}
              name={`${id}-${part}`}
              type="text"
              inputMode="numeric"
              maxLength={length}
              className={`govuk-input govuk-date-input__input govuk-input--width-${length}${wrong ? ' govuk-input--error' : ''}`}
              value={shown[part]}
              readOnly={readOnly}
              autoComplete="off"
              onChange={(event) => change(part, event.target.value)}
            />
          </div>
        </div>
      ))}
    </div>
  );
}
