/** One value per named thing (per child, per family): whose it is, the value, and a way to take it out again. */
import type { FieldTemplateProps } from '@rjsf/utils';
import type { ReactNode } from 'react';
import { lowerFirst } from '../section-schema';
import { errorId, optionsOf } from './question-options';

export function NamedValue({ field, children }: { readonly field: FieldTemplateProps; readonly children: ReactNode }) {
  const { id, label, onKeyRenameBlur, onRemoveProperty, rawErrors = [], uiSchema, schema } = field;
  const title = optionsOf(uiSchema) === undefined ? (schema.title ?? 'Answer') : (schema.title ?? label);
  return (
    <fieldset className="govuk-fieldset hw-item">
      <legend className="govuk-visually-hidden">For {label}</legend>
      <div className="govuk-form-group">
        <label className="govuk-label govuk-label--s" htmlFor={`${id}-key`}>
          For which reference
        </label>
        <input
          id={`${id}-key`}
          className="govuk-input govuk-input--width-10"
          type="text"
          defaultValue={label}
          onBlur={onKeyRenameBlur}
          autoComplete="off"
        />
      </div>
      <div className={`govuk-form-group${rawErrors.length > 0 ? ' govuk-form-group--error' : ''}`}>
        <label className="govuk-label govuk-label--s" htmlFor={id}>
          {title}
        </label>
        {rawErrors.length > 0 && (
          <p id={errorId(id)} className="govuk-error-message">
            <span className="govuk-visually-hidden">Error:</span> {rawErrors[0]}
          </p>
        )}
        {children}
      </div>
      <button type="button" className="govuk-button govuk-button--secondary" onClick={onRemoveProperty}>
        Remove
        <span className="govuk-visually-hidden">
          {' '}
          {lowerFirst(title)} for {label}
        </span>
      </button>
    </fieldset>
  );
}
