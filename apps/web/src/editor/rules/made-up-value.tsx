/** One thing that a rule or a limit asks about, to make up; empty is not known. */
import type { Condition, RuleField } from '@homeward/definition';
import { Choice } from '../controls/choice';
import { DayField } from '../controls/day-field';
import { TextLine } from '../controls/text-line';
import { TickList } from '../controls/tick-list';

export function MadeUpValue({
  id,
  field: { title, kind, values },
  value,
  onChange,
}: {
  readonly id: string;
  readonly field: RuleField;
  readonly value: Condition['value'];
  onChange(value: Condition['value']): void;
}) {
  const options = kind === 'boolean' ? YES_OR_NO : (values ?? []);
  const choices = options.map((choice) => ({ value: String(choice.value), title: choice.title }));
  const held = [value ?? []].flat().map(String);
  if (kind === 'choices' && choices.length > 0)
    return (
      <TickList
        id={id}
        legend={title}
        options={choices}
        values={held}
        onChange={(next) => onChange(next.length === 0 ? undefined : [...next])}
      />
    );
  if (choices.length > 0)
    return (
      <Choice
        id={id}
        label={title}
        options={choices}
        value={held[0] ?? ''}
        nothing="Not known"
        onChange={(next) => onChange(options.find((choice) => String(choice.value) === next)?.value)}
      />
    );
  if (kind === 'date')
    return (
      <DayField id={id} legend={title} value={typeof value === 'string' ? value : undefined} onChange={onChange} />
    );
  return (
    <TextLine
      id={id}
      label={kind === 'list' ? `${title} (commas between them)` : title}
      value={held.join(', ')}
      numeric={kind === 'number'}
      onChange={(text) => onChange(fromText(text.trim(), kind))}
    />
  );
}

const fromText = (text: string, kind: RuleField['kind']): Condition['value'] => {
  if (text === '') return undefined;
  if (kind === 'number') return /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : undefined;
  return kind === 'list' ? text.split(',').map((part) => part.trim()) : text;
};

const YES_OR_NO = [
  { value: true, title: 'yes' },
  { value: false, title: 'no' },
] as const;
