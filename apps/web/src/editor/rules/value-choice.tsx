/** What a condition compares with: a value of the field's kind, another field, or a number or choice that the authority has named. */
import type { Condition, RuleField, Scalar } from '@homeward/definition';
import { Choice } from '../controls/choice';
import { DayField } from '../controls/day-field';
import { TextLine } from '../controls/text-line';
import { TickList } from '../controls/tick-list';
import { takesSeveral } from './operator-words';
import { useRuleBuilding } from './rule-builder-context';
import type { Draft } from './rule-tree';

interface Props {
  readonly id: string;
  readonly about: string;
  readonly draft: Draft;
  readonly field: RuleField;
  readonly disabled: boolean;
  onChange(draft: Draft): void;
}

export function ValueChoice(props: Props) {
  const { id, about, draft, field, disabled, onChange } = props;
  const { subjects, parametersFor } = useRuleBuilding();
  const source = draft.valueSource ?? 'value';
  const parameters = parametersFor(field.kind);
  const others = subjects
    .flatMap(({ fields }) => fields)
    .filter((other) => other.kind === field.kind && other.field !== field.field && !other.field.startsWith('rule.'));
  const comparable = field.kind === 'date' || field.kind === 'number';
  const sources = [
    { value: 'value', title: 'this value' },
    ...(parameters.length > 0 ? [{ value: 'parameter', title: 'a setting of the authority' }] : []),
    ...(comparable && others.length > 0 ? [{ value: 'field', title: 'something else that is known' }] : []),
  ];
  const { value: _value, valueSource: _source, ...bare } = draft;
  const text = typeof draft.value === 'string' ? draft.value : '';
  return (
    <>
      {(sources.length > 1 || source !== 'value') && (
        <Choice
          id={`${id}-source`}
          label={`${about}: compared with`}
          labelHidden
          options={sources}
          value={source}
          disabled={disabled}
          onChange={(next) => onChange(next === 'value' ? bare : { ...bare, valueSource: sourceOf(next) })}
        />
      )}
      {source === 'value' && <PlainValue {...props} />}
      {source === 'parameter' && (
        <Choice
          id={id}
          label={`${about}: which setting`}
          labelHidden
          options={parameters.map(({ name, parameter: { question, value, unit } }) => ({
            value: name,
            title: `${question} (now ${[value].flat().join(', ')}${unit === undefined ? '' : ` ${unit}`})`,
          }))}
          value={text}
          nothing="Choose a setting"
          disabled={disabled}
          onChange={(value) => onChange({ ...draft, value })}
        />
      )}
      {source === 'field' && (
        <Choice
          id={id}
          label={`${about}: which other`}
          labelHidden
          options={others.map((other) => ({ value: other.field, title: other.title }))}
          value={text}
          nothing="Choose what it is compared with"
          disabled={disabled}
          onChange={(value) => onChange({ ...draft, value })}
        />
      )}
    </>
  );
}

const sourceOf = (text: string): NonNullable<Condition['valueSource']> =>
  text === 'field' ? 'field' : text === 'parameter' ? 'parameter' : 'value';

function PlainValue({ id, about, draft, field, disabled, onChange }: Props) {
  const { value } = draft;
  const label = `${about}: value`;
  const set = (next: Condition['value']) => {
    const { value: _before, ...rest } = draft;
    onChange(next === undefined ? rest : { ...rest, value: next });
  };
  const options = (field.kind === 'boolean' ? YES_OR_NO : (field.values ?? [])).map((choice) => ({
    value: String(choice.value),
    title: choice.title,
  }));
  const fromText = (text: string): Scalar => {
    const known = (field.kind === 'boolean' ? YES_OR_NO : (field.values ?? [])).find(
      (choice) => String(choice.value) === text,
    );
    return known?.value ?? text;
  };
  const several = takesSeveral(draft.operator, field.kind);
  const held = [value ?? []].flat().map(String);
  if (options.length > 0 && several)
    return (
      <TickList
        id={id}
        legend={label}
        legendHidden
        options={options}
        values={held}
        disabled={disabled}
        onChange={(values) => set(values.map(fromText))}
      />
    );
  if (options.length > 0)
    return (
      <Choice
        id={id}
        label={label}
        labelHidden
        options={options}
        value={held[0] ?? ''}
        nothing="Choose a value"
        disabled={disabled}
        onChange={(text) => set(text === '' ? undefined : fromText(text))}
      />
    );
  if (field.kind === 'date' && !several)
    return (
      <DayField
        id={id}
        legend={label}
        legendHidden
        value={typeof value === 'string' ? value : undefined}
        disabled={disabled}
        onChange={set}
      />
    );
  const toScalar = (text: string): Scalar | undefined => {
    const word = text.trim();
    if (word === '') return undefined;
    if (field.kind !== 'number') return word;
    return /^-?\d+(\.\d+)?$/.test(word) ? Number(word) : undefined;
  };
  return (
    <TextLine
      id={id}
      label={several ? `${label}s, with commas between them` : label}
      labelHidden
      value={held.join(', ')}
      width={field.kind === 'number' ? 'govuk-input--width-5' : ''}
      numeric={field.kind === 'number'}
      disabled={disabled}
      onChange={(text) => set(several ? text.split(',').flatMap((part) => toScalar(part) ?? []) : toScalar(text))}
    />
  );
}

const YES_OR_NO = [
  { value: true, title: 'yes' },
  { value: false, title: 'no' },
] as const;
