/** Parts of an element that are chosen from what there is. */
import { type FieldOption, type NamedKind, namedThings } from '@homeward/definition';
import { Choice } from '../controls/choice';
import { TickList } from '../controls/tick-list';
import type { FieldProps } from './field-context';
import { listOf } from './field-values';

/** A name of something in the pack, or one of a closed list. */
export function NameField({
  id,
  field: { label, hint, isRequired },
  value,
  context: { pack, process, isLocked },
  of,
  options,
  onChange,
}: FieldProps & { readonly of?: NamedKind; readonly options?: readonly FieldOption[] }) {
  const offered = options ?? (of === undefined ? [] : namedThings(pack, of, process));
  return (
    <Choice
      id={id}
      label={isRequired ? label : `${label} (optional)`}
      hint={hint}
      options={offered}
      value={typeof value === 'string' ? value : ''}
      {...(isRequired ? {} : { nothing: 'None' })}
      disabled={isLocked}
      onChange={(next) => {
        const title = offered.find((option) => option.value === next)?.title ?? 'none';
        if (next === '' && isRequired) return;
        onChange(next === '' ? undefined : next, `${label}: ${title}`);
      }}
    />
  );
}

export function ChoicesField({
  id,
  field: { label, hint },
  value,
  context: { isLocked },
  options,
  onChange,
}: FieldProps & { readonly options: readonly FieldOption[] }) {
  return (
    <TickList
      id={id}
      legend={label}
      {...(hint === undefined ? {} : { hint })}
      options={options}
      values={listOf(value).map(String)}
      disabled={isLocked}
      onChange={(values) =>
        onChange(
          [...values],
          `${label}: ${options.flatMap((option) => (values.includes(option.value) ? [option.title] : [])).join(' or ')}`,
        )
      }
    />
  );
}

function Tick({
  id,
  label,
  hint,
  isOn,
  isLocked,
  onChange,
}: {
  readonly id: string;
  readonly label: string;
  readonly hint?: string | undefined;
  readonly isOn: boolean;
  readonly isLocked: boolean;
  onChange(isOn: boolean): void;
}) {
  return (
    <div className="govuk-form-group">
      <div className="govuk-checkboxes govuk-checkboxes--small">
        <div className="govuk-checkboxes__item">
          <input
            type="checkbox"
            className="govuk-checkboxes__input"
            id={id}
            checked={isOn}
            disabled={isLocked}
            aria-describedby={hint === undefined ? undefined : `${id}-hint`}
            onChange={(event) => onChange(event.target.checked)}
          />
          <label className="govuk-label govuk-checkboxes__label" htmlFor={id}>
            {label}
          </label>
          {hint !== undefined && (
            <div id={`${id}-hint`} className="govuk-hint govuk-checkboxes__hint">
              {hint}
            </div>
          )}
        </div>
      </div>
    </div>
  );
}

export function YesNoField({ id, field, value, context, onChange }: FieldProps) {
  const isOn = (value ?? field.preset) === true;
  return (
    <Tick
      id={id}
      label={field.label}
      hint={field.hint}
      isOn={isOn}
      isLocked={context.isLocked}
      onChange={(next) => onChange(next, `${field.label}: ${next ? 'yes' : 'no'}`)}
    />
  );
}

export function MarkField({ id, field, value, context, mark, onChange }: FieldProps & { readonly mark: string }) {
  return (
    <Tick
      id={id}
      label={field.label}
      hint={field.hint}
      isOn={value === mark}
      isLocked={context.isLocked}
      onChange={(next) => onChange(next ? mark : undefined, `${field.label}: ${next ? 'yes' : 'no'}`)}
    />
  );
}
