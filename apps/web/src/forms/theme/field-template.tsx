/** Label or legend, hint, error and control of one question. */
import type { FieldTemplateProps } from '@rjsf/utils';
import { ADDITIONAL_PROPERTY_FLAG } from '@rjsf/utils';
import { useContext } from 'react';
import { isGrouped } from '../question-control';
import { NamedValue } from './named-value';
import { OfferContext } from './offer-context';
import { describedBy, errorId, hintId, optionsOf } from './question-options';

export function FieldTemplate(props: FieldTemplateProps) {
  const { id, uiSchema, children, rawErrors = [], hidden, required, label, schema } = props;
  const options = optionsOf(uiSchema);
  const offer = useContext(OfferContext)[options?.question ?? ''];
  if (hidden) return <div hidden>{children}</div>;
  if (ADDITIONAL_PROPERTY_FLAG in schema) return <NamedValue field={props}>{children}</NamedValue>;
  // Containers and the "not known" companion bring their own legend.
  if (
    options === undefined ||
    options.control === 'group' ||
    options.control === 'rows' ||
    options.control === 'notKnown'
  )
    return <>{children}</>;

  const title = `${label}${required ? '' : ' (optional)'}`;
  const extras = (
    <>
      {options.hint !== undefined && (
        <div id={hintId(id)} className="govuk-hint">
          {options.hint}
        </div>
      )}
      {rawErrors.length > 0 && (
        <p id={errorId(id)} className="govuk-error-message">
          <span className="govuk-visually-hidden">Error:</span> {rawErrors[0]}
        </p>
      )}
      {offer !== undefined && offer.accept !== undefined && (
        <div className="hw-prefill">
          <p className="govuk-body-s govuk-!-margin-bottom-1">
            Recorded already: <strong>{offer.inWords}</strong>. {offer.provenance}.
          </p>
          <button
            type="button"
            className="govuk-button govuk-button--secondary govuk-!-margin-bottom-1"
            onClick={offer.accept}
          >
            Use this answer<span className="govuk-visually-hidden"> for {label}</span>
          </button>
        </div>
      )}
    </>
  );
  const group = `govuk-form-group${rawErrors.length > 0 ? ' govuk-form-group--error' : ''}`;
  if (isGrouped(options.control))
    return (
      <div className={group}>
        <fieldset className="govuk-fieldset" aria-describedby={describedBy(id, options.hint, rawErrors)}>
          <legend className="govuk-fieldset__legend govuk-fieldset__legend--s">{title}</legend>
          {extras}
          {children}
        </fieldset>
      </div>
    );
  return (
    <div className={group}>
      <label className="govuk-label govuk-label--s" htmlFor={id}>
        {title}
      </label>
      {extras}
      {children}
    </div>
  );
}
