/** Several choices of a list; kept in the order of the list, whatever order they were ticked in. */
import type { WidgetProps } from '@rjsf/utils';
import { Fragment, useContext } from 'react';
import { optionsOf } from './question-options';
import { optionId } from './radios-widget';
import { RevealContext } from './reveal-context';

export function CheckboxesWidget({
  id,
  htmlName,
  value,
  uiSchema,
  options,
  readonly,
  disabled,
  onChange,
}: WidgetProps) {
  const own = optionsOf(uiSchema);
  const reveals = useContext(RevealContext)[own?.question ?? ''];
  const choices = options.enumOptions ?? [];
  const ticked: readonly unknown[] = Array.isArray(value) ? value : [];
  const tick = (which: unknown, on: boolean) => {
    const next = choices
      .map((choice): unknown => choice.value)
      .filter((choice) => (choice === which ? on : ticked.includes(choice)));
    // An empty list would be an answer; nothing ticked is none.
    onChange(next.length === 0 ? undefined : next);
  };
  return (
    <div className="govuk-checkboxes">
      {choices.map((choice, index) => {
        const key = String(choice.value);
        const on = ticked.includes(choice.value);
        return (
          <Fragment key={key}>
            <div className="govuk-checkboxes__item">
              <input
                id={optionId(id, index)}
                name={htmlName ?? id}
                type="checkbox"
                className="govuk-checkboxes__input"
                value={key}
                checked={on}
                disabled={disabled || readonly}
                onChange={(event) => tick(choice.value, event.target.checked)}
              />
              <label className="govuk-label govuk-checkboxes__label" htmlFor={optionId(id, index)}>
                {choice.label}
              </label>
            </div>
            {on && reveals?.[key] !== undefined && <div className="govuk-checkboxes__conditional">{reveals[key]}</div>}
          </Fragment>
        );
      })}
    </div>
  );
}
