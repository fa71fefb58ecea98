/** One of several things that can be said: radios, and under the chosen one what it asks. */
import type { ElementField, Json } from '@homeward/definition';
import { useState } from 'react';
import type { Ask } from './ask';
import type { FieldProps } from './field-context';
import { alternativeOf, blankValue, isComplete } from './field-values';

const UNSAID = 'unsaid';

export function OneOfField({
  id,
  field: { label, hint, isRequired },
  value,
  context,
  options,
  ask: AskField,
  onChange,
}: FieldProps & { readonly options: readonly ElementField[]; readonly ask: Ask }) {
  /** Chosen, but not complete enough to stand in the draft. */
  const [begun, setBegun] = useState<{ readonly key: string; readonly value: Json | undefined }>();
  const chosen = begun?.key ?? alternativeOf(options, value)?.key ?? (isRequired ? undefined : UNSAID);
  const choose = (key: string) => {
    const option = options.find((each) => each.key === key);
    if (option === undefined) {
      setBegun(undefined);
      onChange(undefined, `${label}: nothing`);
      return;
    }
    const blank = blankValue(option.shape);
    if (blank !== undefined && isComplete(option.shape, blank)) {
      setBegun(undefined);
      onChange(blank, `${label}: ${option.label.toLowerCase()}`);
    } else setBegun({ key, value: blank });
  };
  const all = [
    ...options.map((option) => ({ key: option.key, title: option.label })),
    ...(isRequired ? [] : [{ key: UNSAID, title: 'Nothing' }]),
  ];
  return (
    <div className="govuk-form-group">
      <fieldset className="govuk-fieldset" aria-describedby={hint === undefined ? undefined : `${id}-hint`}>
        <legend className="govuk-fieldset__legend govuk-fieldset__legend--s">{label}</legend>
        {hint !== undefined && (
          <div className="govuk-hint" id={`${id}-hint`}>
            {hint}
          </div>
        )}
        <div className="govuk-radios govuk-radios--small">
          {all.map(({ key, title }) => {
            const option = options.find((each) => each.key === key);
            return (
              <div key={key} className="hw-radio">
                <div className="govuk-radios__item">
                  <input
                    type="radio"
                    className="govuk-radios__input"
                    id={`${id}-is-${key}`}
                    name={id}
                    checked={chosen === key}
                    disabled={context.isLocked}
                    onChange={() => choose(key)}
                  />
                  <label className="govuk-label govuk-radios__label" htmlFor={`${id}-is-${key}`}>
                    {title}
                  </label>
                </div>
                {chosen === key && option !== undefined && option.shape.kind !== 'nothing' && (
                  <div className="govuk-radios__conditional">
                    <AskField
                      id={`${id}-${key}`}
                      field={option}
                      value={begun === undefined ? value : begun.value}
                      context={context}
                      onChange={(next, how) => {
                        if (next !== undefined && isComplete(option.shape, next)) {
                          setBegun(undefined);
                          onChange(next, `${label}: ${how ?? option.label.toLowerCase()}`);
                        } else setBegun({ key, value: next });
                      }}
                    />
                  </div>
                )}
              </div>
            );
          })}
        </div>
      </fieldset>
    </div>
  );
}
