/** The answer of a parameter: a number, yes or no, a word, or several of them. */
import { type Json, type Pack, type Parameter, textsAt } from '@homeward/definition';
import { TextLine } from '../controls/text-line';
import { TickList } from '../controls/tick-list';
import { useEditing } from '../editing';
import { NumberField } from '../elements/text-fields';

/** "12 years", "yes", "Service manager and Team manager". */
export const sayParameter = ({ value, unit }: Pick<Parameter, 'value' | 'unit'>): string => {
  const said =
    typeof value === 'boolean'
      ? value
        ? 'yes'
        : 'no'
      : Array.isArray(value)
        ? value.join(', ') || 'none'
        : String(value);
  return unit === undefined ? said : `${said} ${unit}`;
};

export function ParameterValue({
  id,
  parameter,
  isLocked,
  onChange,
}: {
  readonly id: string;
  readonly parameter: Parameter;
  readonly isLocked: boolean;
  onChange(value: Parameter['value']): void;
}) {
  const { pack } = useEditing();
  const { value, unit } = parameter;
  const label = unit === undefined ? 'Answer' : `Answer, in ${unit}`;
  if (typeof value === 'number')
    return (
      <NumberField
        id={id}
        field={{ key: 'value', label, isRequired: true, shape: { kind: 'number' } }}
        value={value}
        context={{ pack, process: undefined, isLocked, beside: {}, isNew: false }}
        least={undefined}
        most={undefined}
        onChange={(next) => typeof next === 'number' && onChange(next)}
      />
    );
  if (typeof value === 'boolean') return <YesOrNo id={id} value={value} isLocked={isLocked} onChange={onChange} />;
  const roles = Array.isArray(value) ? rolesAmong(pack, value) : undefined;
  if (Array.isArray(value) && roles !== undefined)
    return (
      <TickList
        id={id}
        legend={label}
        options={roles}
        values={value}
        disabled={isLocked}
        onChange={(next) => onChange([...next])}
      />
    );
  return (
    <TextLine
      id={id}
      label={Array.isArray(value) ? `${label} (several, with commas between them)` : label}
      value={Array.isArray(value) ? value.join(', ') : value}
      required={!Array.isArray(value)}
      disabled={isLocked}
      onChange={(text) => onChange(Array.isArray(value) ? listed(text) : text.trim())}
    />
  );
}

const listed = (text: string): string[] =>
  text
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one !== '');

/** A list of roles is chosen from the roles; any other list of words nobody can know. */
const rolesAmong = (pack: Pack, values: Json) => {
  const names = textsAt(values);
  const roles = Object.entries(pack.grants.roles).map(([value, { title }]) => ({ value, title }));
  return names.length > 0 && names.every((name) => Object.hasOwn(pack.grants.roles, name)) ? roles : undefined;
};

function YesOrNo({
  id,
  value,
  isLocked,
  onChange,
}: {
  readonly id: string;
  readonly value: boolean;
  readonly isLocked: boolean;
  onChange(value: boolean): void;
}) {
  return (
    <fieldset className="govuk-fieldset govuk-form-group">
      <legend className="govuk-fieldset__legend">Answer</legend>
      <div className="govuk-radios govuk-radios--small govuk-radios--inline">
        {[true, false].map((answer, index) => (
          <div key={String(answer)} className="govuk-radios__item">
            <input
              type="radio"
              className="govuk-radios__input"
              id={`${id}-${index}`}
              name={id}
              checked={value === answer}
              disabled={isLocked}
              onChange={() => onChange(answer)}
            />
            <label className="govuk-label govuk-radios__label" htmlFor={`${id}-${index}`}>
              {answer ? 'Yes' : 'No'}
            </label>
          </div>
        ))}
      </div>
    </fieldset>
  );
}
