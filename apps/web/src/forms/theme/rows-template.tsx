/** A list of rows: each in a box of its own, "Add another" under them; the focus follows what was added or taken out. */
import type { ArrayFieldItemTemplateProps, ArrayFieldTemplateProps } from '@rjsf/utils';
import { useEffect, useRef } from 'react';
import { lowerFirst, upperFirst } from '../section-schema';
import { describedBy, errorId, hintId, optionsOf } from './question-options';

export function RowsTemplate({
  items,
  uiSchema,
  title,
  fieldPathId,
  rawErrors = [],
  required,
  canAdd,
  readonly,
  onAddClick,
}: ArrayFieldTemplateProps) {
  const own = optionsOf(uiSchema);
  const item = own?.itemLabel ?? 'item';
  const id = fieldPathId.$id;
  const list = useRef<HTMLFieldSetElement>(null);
  const before = useRef(items.length);
  useEffect(() => {
    const rows = list.current?.querySelectorAll<HTMLElement>(':scope > .hw-item');
    if (items.length > before.current)
      rows?.[items.length - 1]?.querySelector<HTMLElement>('input, textarea, select')?.focus();
    else if (items.length < before.current) list.current?.querySelector<HTMLElement>('h2')?.focus();
    before.current = items.length;
  }, [items.length]);
  return (
    <fieldset
      ref={list}
      id={id}
      className={`govuk-fieldset govuk-form-group${rawErrors.length > 0 ? ' govuk-form-group--error' : ''}`}
      aria-describedby={describedBy(id, own?.hint, rawErrors)}
    >
      <legend className="govuk-fieldset__legend govuk-fieldset__legend--m">
        <h2 className="govuk-fieldset__heading" tabIndex={-1}>
          {title}
          {!required && ' (optional)'}
        </h2>
      </legend>
      {own?.hint !== undefined && (
        <div id={hintId(id)} className="govuk-hint">
          {own.hint}
        </div>
      )}
      {rawErrors.length > 0 && (
        <p id={errorId(id)} className="govuk-error-message">
          <span className="govuk-visually-hidden">Error:</span> {rawErrors[0]}
        </p>
      )}
      {items.length === 0 && <p className="govuk-body">None added yet.</p>}
      {items}
      {canAdd !== false && !readonly && (
        <button type="button" className="govuk-button govuk-button--secondary" onClick={onAddClick}>
          {items.length === 0 ? `Add ${article(item)} ${item}` : `Add another ${item}`}
        </button>
      )}
    </fieldset>
  );
}

export function RowTemplate({
  index,
  totalItems,
  children,
  buttonsProps,
  readonly,
  parentUiSchema,
}: ArrayFieldItemTemplateProps) {
  const item = optionsOf(parentUiSchema)?.itemLabel ?? 'item';
  return (
    <fieldset className="govuk-fieldset hw-item">
      <legend className="govuk-fieldset__legend govuk-fieldset__legend--s">
        {upperFirst(item)} {index + 1} of {totalItems}
      </legend>
      {children}
      {buttonsProps.hasRemove && !readonly && (
        <button type="button" className="govuk-button govuk-button--secondary" onClick={buttonsProps.onRemoveItem}>
          Remove
          <span className="govuk-visually-hidden">
            {' '}
            {lowerFirst(item)} {index + 1}
          </span>
        </button>
      )}
    </fieldset>
  );
}

const article = (word: string): string => (/^[aeiou]/i.test(word) ? 'an' : 'a');
