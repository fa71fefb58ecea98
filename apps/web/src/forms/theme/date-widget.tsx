/** A day in a form. */
import type { WidgetProps } from '@rjsf/utils';
import { DateBoxes } from './date-boxes';

export function DateWidget({ id, value, rawErrors = [], readonly, disabled, onChange }: WidgetProps) {
  return (
    <DateBoxes
      id={id}
      value={value}
      wrong={rawErrors.length > 0}
      readOnly={readonly || disabled}
      onChange={(next) => onChange(next)}
    />
  );
}
