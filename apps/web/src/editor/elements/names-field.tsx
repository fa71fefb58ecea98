/** Several names, in their order: each taken out by its button, more added from what there is. */
import { type NamedKind, namedThings } from '@homeward/definition';
import { useState } from 'react';
import { Choice } from '../controls/choice';
import type { FieldProps } from './field-context';
import { listOf } from './field-values';
import { useFocus } from './use-focus';

export function NamesField({
  id,
  field: { label, hint },
  value,
  context: { pack, process, isLocked },
  of,
  least,
  most,
  onChange,
}: FieldProps & { readonly of: NamedKind; readonly least: number; readonly most: number | undefined }) {
  const [chosen, setChosen] = useState('');
  const focus = useFocus();
  const names = listOf(value).map(String);
  const things = namedThings(pack, of, process);
  const title = (name: string): string => things.find((thing) => thing.value === name)?.title ?? name;
  const rest = things.filter((thing) => !names.includes(thing.value));
  const isFull = most !== undefined && names.length >= most;
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
      {names.length === 0 && <p className="govuk-body hw-quiet">None so far.</p>}
      <ul className="govuk-list hw-items">
        {names.map((name, index) => (
          <li key={name} className="hw-items__item">
            <span>{title(name)}</span>
            {!isLocked && names.length > least && (
              <button
                type="button"
                id={`${id}-remove-${index}`}
                className="hw-link-button"
                onClick={() => {
                  onChange(
                    names.filter((each) => each !== name),
                    `${label}: “${title(name)}” taken out`,
                  );
                  focus(`${id}-remove-${index}`, `${id}-remove-${index - 1}`, `${id}-add`);
                }}
              >
                Remove
                <span className="govuk-visually-hidden">
                  {' '}
                  {title(name)} from: {label}
                </span>
              </button>
            )}
          </li>
        ))}
      </ul>
      {!isLocked && names.length > 0 && names.length <= least && (
        <p className="govuk-body-s hw-quiet">The last one cannot be taken out: add another first.</p>
      )}
      {!isLocked && isFull && <p className="govuk-body-s hw-quiet">There can be {most} at most.</p>}
      {!isLocked && !isFull && rest.length > 0 && (
        <div className="hw-line-form">
          <Choice
            id={`${id}-add`}
            label={<>Add to: {label}</>}
            options={rest}
            value={chosen}
            nothing="Choose …"
            onChange={setChosen}
          />
          <button
            type="button"
            className="govuk-button govuk-button--secondary"
            onClick={() => {
              if (chosen === '') {
                focus(`${id}-add`);
                return;
              }
              onChange([...names, chosen], `${label}: “${title(chosen)}” added`);
              setChosen('');
              focus(`${id}-add`);
            }}
          >
            Add<span className="govuk-visually-hidden"> to: {label}</span>
          </button>
        </div>
      )}
    </fieldset>
  );
}
