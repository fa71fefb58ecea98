/** A list of things: each said in a line, opened to be changed, moved and taken out by buttons; a new one is filled in before it is added. */
import { type ElementField, type Json, withMoved } from '@homeward/definition';
import { useState } from 'react';
import { lowerFirst } from '../../forms/section-schema';
import type { Ask } from './ask';
import type { FieldProps } from './field-context';
import { listOf, sayValue } from './field-values';
import { NewValue } from './new-value';
import { useFocus } from './use-focus';

export function ListField({
  id,
  field: { label, hint },
  value,
  context,
  item,
  least,
  most,
  ask: AskField,
  onChange,
}: FieldProps & {
  readonly item: ElementField;
  readonly least: number;
  readonly most: number | undefined;
  readonly ask: Ask;
}) {
  const [open, setOpen] = useState<number>();
  const [isAdding, setAdding] = useState(false);
  const focus = useFocus();
  const items = listOf(value);
  const said = (one: Json, index: number): string =>
    sayValue(item, one, context.pack, context.process) || `${item.label} ${index + 1}`;
  // Items have no names of their own: they are known by their place.
  const rows = items.map((one, index) => ({ key: String(index), one, index, name: said(one, index) }));
  const move = (index: number, by: -1 | 1, one: Json) => {
    onChange(withMoved(items, index, index + by), `${label}: “${said(one, index)}” moved ${by < 0 ? 'up' : 'down'}`);
    setOpen(undefined);
    focus(`${id}-${by < 0 ? 'up' : 'down'}-${index + by}`, `${id}-${by < 0 ? 'down' : 'up'}-${index + by}`);
  };
  return (
    <fieldset
      className="govuk-fieldset govuk-form-group"
      aria-describedby={hint === undefined ? undefined : `${id}-hint`}
    >
      <legend className="govuk-fieldset__legend govuk-fieldset__legend--s">{label}</legend>
      {hint !== undefined && (
        <div className="govuk-hint" id={`${id}-hint`}>
          {hint}
        </div>
      )}
      {items.length === 0 && <p className="govuk-body hw-quiet">None so far.</p>}
      <ol className="govuk-list hw-items">
        {rows.map(({ key, one, index, name }) => {
          const about = <span className="govuk-visually-hidden">: {name}</span>;
          return (
            <li key={key} className="hw-items__item hw-items__item--tall">
              <span>{name}</span>
              {!context.isLocked && (
                <span className="hw-items__acts">
                  <button
                    type="button"
                    id={`${id}-open-${index}`}
                    className="hw-link-button"
                    aria-expanded={open === index}
                    onClick={() => {
                      setOpen(open === index ? undefined : index);
                      if (open !== index) focus(`${id}-${index}`, `${id}-${index}-${firstKey(item)}`);
                    }}
                  >
                    {open === index ? 'Close' : 'Change'}
                    {about}
                  </button>
                  {index > 0 && (
                    <button
                      type="button"
                      id={`${id}-up-${index}`}
                      className="hw-link-button"
                      onClick={() => move(index, -1, one)}
                    >
                      Move up{about}
                    </button>
                  )}
                  {index < items.length - 1 && (
                    <button
                      type="button"
                      id={`${id}-down-${index}`}
                      className="hw-link-button"
                      onClick={() => move(index, 1, one)}
                    >
                      Move down{about}
                    </button>
                  )}
                  {items.length > least && (
                    <button
                      type="button"
                      className="hw-link-button"
                      onClick={() => {
                        onChange(
                          items.filter((_, at) => at !== index),
                          `${label}: “${name}” taken out`,
                        );
                        setOpen(undefined);
                        focus(`${id}-open-${index}`, `${id}-open-${index - 1}`, `${id}-add`);
                      }}
                    >
                      Remove{about}
                    </button>
                  )}
                </span>
              )}
              {open === index && (
                <div className="hw-items__inside">
                  <AskField
                    id={`${id}-${index}`}
                    field={item}
                    value={one}
                    context={context}
                    onChange={(next, how) =>
                      next !== undefined &&
                      onChange(
                        items.map((each, at) => (at === index ? next : each)),
                        `${label}, “${name}”: ${how ?? 'changed'}`,
                      )
                    }
                  />
                </div>
              )}
            </li>
          );
        })}
      </ol>
      {!context.isLocked && items.length > 0 && items.length <= least && (
        <p className="govuk-body-s hw-quiet">The last one cannot be taken out: add another first.</p>
      )}
      {context.isLocked ? null : isAdding ? (
        <NewValue
          id={`${id}-new`}
          field={item}
          context={context}
          ask={AskField}
          onAdd={(added) => {
            onChange(
              [...items, added],
              `${label}: “${sayValue(item, added, context.pack, context.process) || item.label}” added`,
            );
            setAdding(false);
            focus(`${id}-add`);
          }}
          onLeave={() => {
            setAdding(false);
            focus(`${id}-add`);
          }}
        />
      ) : most !== undefined && items.length >= most ? (
        <p className="govuk-body-s hw-quiet">There can be {most} at most.</p>
      ) : (
        <button
          type="button"
          id={`${id}-add`}
          className="govuk-button govuk-button--secondary"
          onClick={() => setAdding(true)}
        >
          Add: {lowerFirst(item.label)}
        </button>
      )}
    </fieldset>
  );
}

const firstKey = ({ shape }: ElementField): string => (shape.kind === 'group' ? (shape.fields[0]?.key ?? '') : '');
