/** Something new, filled in before it is added: the draft holds no half things. */
import type { ElementField, Json } from '@homeward/definition';
import { useEffect, useRef, useState } from 'react';
import { lowerFirst } from '../../forms/section-schema';
import type { Ask } from './ask';
import type { FieldContext } from './field-context';
import { blankValue, missingFields } from './field-values';

export function NewValue({
  id,
  field,
  context,
  ask: AskField,
  onAdd,
  onLeave,
}: {
  readonly id: string;
  readonly field: ElementField;
  readonly context: FieldContext;
  readonly ask: Ask;
  onAdd(value: Json): void;
  onLeave(): void;
}) {
  const [value, setValue] = useState<Json | undefined>(() => blankValue(field.shape));
  const [wrong, setWrong] = useState<string>();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    box.current?.querySelector<HTMLElement>('input, select, textarea')?.focus();
  }, []);
  const add = () => {
    const missing = missingFields(field.shape, value);
    const empty = value === undefined || (typeof value === 'string' && value.trim() === '');
    if (!empty && missing.length === 0) {
      onAdd(value);
      return;
    }
    const names = missing.map(({ label }) => `“${label}”`).join(' and ');
    setWrong(empty || names === '' ? `Fill in: ${lowerFirst(field.label)}.` : `Fill in ${names} first.`);
    box.current?.querySelector<HTMLElement>('input, select, textarea')?.focus();
  };
  return (
    <div className="hw-new" ref={box}>
      {wrong !== undefined && (
        <p className="govuk-error-message" role="alert">
          <span className="govuk-visually-hidden">Error:</span> {wrong}
        </p>
      )}
      <AskField
        id={id}
        field={field}
        value={value}
        context={{ ...context, isNew: true }}
        onChange={(next) => setValue(next)}
      />
      <div className="govuk-button-group">
        <button type="button" className="govuk-button" onClick={add}>
          Add {lowerFirst(field.label)}
        </button>
        <button type="button" className="govuk-button govuk-button--secondary" onClick={onLeave}>
          Do not add
        </button>
      </div>
    </div>
  );
}
