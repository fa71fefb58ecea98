/** One choice of several, with the questions that follow from an option shown under it. */
import type { WidgetProps } from '@rjsf/utils';
import { Fragment, useContext } from 'react';
import { optionsOf } from './question-options';
import { RevealContext } from './reveal-context';

/** The first option carries the question's own id, so that a line of the error summary leads to it. */
export const optionId = (id: string, index: number): string => (index === 0 ? id : `${id}-${index + 1}`);

export function RadiosWidget({ id, htmlName, value, uiSchema, options, readonly, disabled, onChange }: WidgetProps) {
  const own = optionsOf(uiSchema);
  const reveals = useContext(RevealContext)[own?.question ?? ''];
  const inline = own?.inline === true && reveals === undefined;
  return (
    <div className={`govuk-radios${inline ? ' govuk-radios--inline' : ''}`}>
      {(options.enumOptions ?? []).map((option, index) => {
        const key = String(option.value);
        const chosen = option.value === value;
        return (
          <Fragment key={key}>
            <div className="govuk-radios__item">
              <input
                id={optionId(id, index)}
                name={htmlName ?? id}
                type="radio"
                className="govuk-radios__input"
                value={key}
                checked={chosen}
                disabled={disabled || readonly}
                onChange={() => onChange(option.value)}
              />
              <label className="govuk-label govuk-radios__label" htmlFor={optionId(id, index)}>
                {option.label}
              </label>
            </div>
            {chosen && reveals?.[key] !== undefined && <div className="govuk-radios__conditional">{reveals[key]}</div>}
          </Fragment>
        );
      })}
    </div>
  );
}
