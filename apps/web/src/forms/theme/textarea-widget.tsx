/** A long answer with the count of characters left; the count is read out only after a pause in typing. */
import type { WidgetProps } from '@rjsf/utils';
import { useEffect, useState } from 'react';
import { describedBy, optionsOf } from './question-options';

const PAUSE_MILLISECONDS = 1000;

export function TextareaWidget({
  id,
  htmlName,
  value,
  schema,
  uiSchema,
  rawErrors = [],
  readonly,
  disabled,
  options,
  onChange,
  onBlur,
  onFocus,
}: WidgetProps) {
  const own = optionsOf(uiSchema);
  const text = typeof value === 'string' ? value : '';
  const count = schema.maxLength === undefined ? undefined : countInWords(schema.maxLength - text.length);
  const spoken = useAfterPause(count ?? '');
  return (
    <>
      <textarea
        id={id}
        name={htmlName ?? id}
        rows={own?.rows ?? 5}
        className={`govuk-textarea${rawErrors.length > 0 ? ' govuk-textarea--error' : ''}`}
        value={text}
        readOnly={readonly}
        disabled={disabled}
        spellCheck
        aria-describedby={describedBy(id, own?.hint, rawErrors, count === undefined ? undefined : `${id}-count`)}
        aria-invalid={rawErrors.length > 0 ? true : undefined}
        onChange={(event) => onChange(event.target.value === '' ? options.emptyValue : event.target.value)}
        onBlur={(event) => onBlur(id, event.target.value)}
        onFocus={(event) => onFocus(id, event.target.value)}
      />
      {count !== undefined && (
        <>
          <div
            id={`${id}-count`}
            className={text.length > (schema.maxLength ?? 0) ? 'govuk-error-message' : 'govuk-hint'}
          >
            {count}
          </div>
          <div className="govuk-visually-hidden" aria-live="polite">
            {spoken}
          </div>
        </>
      )}
    </>
  );
}

const countInWords = (left: number): string => {
  const count = Math.abs(left).toLocaleString('en-GB');
  return `You have ${count} ${Math.abs(left) === 1 ? 'character' : 'characters'} ${left < 0 ? 'too many' : 'remaining'}`;
};

/** The text once it has stood still for a while; empty at first, so that nothing is read out on arrival. */
function useAfterPause(text: string): string {
  const [first] = useState(text);
  const [settled, setSettled] = useState('');
  useEffect(() => {
    if (text === first && settled === '') return;
    const timer = setTimeout(() => setSettled(text), PAUSE_MILLISECONDS);
    return () => clearTimeout(timer);
  }, [text, first, settled]);
  return settled;
}
