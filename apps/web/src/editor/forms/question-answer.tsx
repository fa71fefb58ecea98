/** What may be answered besides: "not known", what the record offers already, who may see the answer, and the bounds of text and numbers. */
import { jsonAt, namedThings, textAt } from '@homeward/definition';
import { Choice } from '../controls/choice';
import { useEditing } from '../editing';
import { YesNoField } from '../elements/choice-fields';
import { NumberField } from '../elements/text-fields';
import type { FormBeingEdited } from './use-form';

const SENSITIVITIES = [
  { value: 'ordinary', title: 'Ordinary' },
  { value: 'restricted', title: 'Restricted: only those who may see the restricted record' },
  { value: 'sealed', title: 'Sealed, as adoption records are' },
] as const;

/** The bounds that each type of answer has, by the keyword of JSON Schema. */
const BOUNDS = {
  string: [['maxLength', 'Characters at most', 1]],
  number: [
    ['minimum', 'Least', undefined],
    ['maximum', 'Most', undefined],
  ],
  array: [
    ['minItems', 'At least this many', 0],
    ['maxItems', 'At most this many', 1],
  ],
} as const;

export function QuestionAnswer({
  edited: { parts, isLocked, set },
  name,
  title,
}: {
  readonly edited: FormBeingEdited;
  readonly name: string;
  readonly title: string;
}) {
  const { pack } = useEditing();
  const schema = jsonAt(parts.schema, 'properties', name);
  const layout = jsonAt(parts.layout, 'questions', name);
  const context = { pack, process: undefined, isLocked, beside: {}, isNew: false };
  const says = (how: string) => `question “${title}”: ${how}`;
  const type = textAt(schema, 'type');
  const isText = type === 'string' && jsonAt(schema, 'maxLength') !== undefined;
  const bounds = isText
    ? BOUNDS.string
    : type === 'number' || type === 'integer'
      ? BOUNDS.number
      : type === 'array'
        ? BOUNDS.array
        : [];
  return (
    <>
      {bounds.map(([keyword, label, least]) => (
        <NumberField
          key={keyword}
          id={`question-${keyword}`}
          field={{ key: keyword, label, isRequired: false, shape: { kind: 'number' } }}
          value={jsonAt(schema, keyword)}
          context={context}
          least={least}
          most={undefined}
          onChange={(value, how) => set(says(how ?? label), 'schema', ['properties', name, keyword], value)}
        />
      ))}
      <YesNoField
        id="question-not-known"
        field={{
          key: 'notKnown',
          label: '“Not known”, with the reason, is an answer',
          isRequired: false,
          shape: { kind: 'yesNo' },
        }}
        value={jsonAt(layout, 'notKnown')}
        context={context}
        onChange={(value) =>
          set(
            says(value === true ? 'may be not known' : 'must be known'),
            'layout',
            ['questions', name, 'notKnown'],
            value === true ? true : undefined,
          )
        }
      />
      <Choice
        id="question-prefill"
        label="Offered from what is known (optional)"
        hint="The record’s value is offered with where it comes from. It counts only when a person takes it."
        options={namedThings(pack, 'fact')}
        value={textAt(layout, 'prefill', 'fact') ?? ''}
        nothing="Nothing is offered"
        disabled={isLocked}
        onChange={(fact) =>
          set(
            says(fact === '' ? 'nothing is offered' : `offered from “${pack.facts[fact]?.label ?? fact}”`),
            'layout',
            ['questions', name, 'prefill'],
            fact === '' ? undefined : { fact },
          )
        }
      />
      <Choice
        id="question-sensitivity"
        label="Who may see the answer"
        options={SENSITIVITIES}
        value={textAt(layout, 'sensitivity') ?? 'ordinary'}
        disabled={isLocked}
        onChange={(value) =>
          set(
            says(`its answers are ${value}`),
            'layout',
            ['questions', name, 'sensitivity'],
            value === 'ordinary' ? undefined : value,
          )
        }
      />
    </>
  );
}
