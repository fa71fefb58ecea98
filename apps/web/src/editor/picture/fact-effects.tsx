/** What an action makes known: facts, each from an answer, a fixed value, the day it happened or another fact. */
import {
  type EventDefinition,
  extraAnswersOf,
  type FactEffect,
  formsOf,
  processFile,
  type RuleScope,
  ruleFields,
  toJson,
  type ValueFrom,
} from '@homeward/definition';
import { useId } from 'react';
import { Choice, type Option } from '../controls/choice';
import { TextLine } from '../controls/text-line';
import { useEditing } from '../editing';
import type { OwnProcess } from '../processes-of';
import { RuleEditor } from '../rules/rule-editor';

const KINDS = [
  { value: 'answer', title: 'an answer of the form' },
  { value: 'constant', title: 'a fixed value' },
  { value: 'day', title: 'the day it happened' },
  { value: 'fact', title: 'something else that is known' },
] as const;

export function FactEffects({
  own,
  event,
  definition,
}: {
  readonly own: OwnProcess;
  readonly event: string;
  readonly definition: EventDefinition;
}) {
  const { pack, locked, change } = useEditing();
  const id = useId();
  const disabled = locked !== undefined;
  const scope: RuleScope = {
    process: own.process,
    forms: formsOf(pack, own.process, event),
    extraAnswers: extraAnswersOf(definition),
  };
  const answers = ruleFields(pack, scope)
    .filter(({ field }) => field.startsWith('answer.'))
    .map(({ field, title }) => ({ value: field.slice('answer.'.length), title }));
  const facts = Object.entries(pack.facts)
    .map(([value, { label }]) => ({ value, title: label }))
    .sort((a, b) => a.title.localeCompare(b.title, 'en-GB'));
  const labelOf = (fact: string): string => pack.facts[fact]?.label ?? fact;
  const set = (label: string, next: readonly FactEffect[]) =>
    change(`Action “${definition.title}”: ${label}`, [
      { file: processFile(own.id, 'events'), at: `/${event}/facts`, after: toJson(next) },
    ]);
  const put = (index: number, label: string, effect: FactEffect | undefined) =>
    set(
      label,
      definition.facts.flatMap((one, at) => (at === index ? (effect === undefined ? [] : [effect]) : [one])),
    );
  const numbered = definition.facts.map((effect, index) => ({ effect, index, key: `${index + 1}` }));
  return (
    <>
      <h4 className="govuk-heading-s">What is known afterwards</h4>
      {numbered.length === 0 && <p className="govuk-body">Nothing new.</p>}
      {numbered.map(({ effect, index, key }) => {
        const label = labelOf(effect.fact);
        return (
          <section key={key} className="hw-part" aria-label={`Fact ${key}: ${label}`}>
            <Choice
              id={`${id}-${key}-fact`}
              label="What"
              options={facts}
              value={effect.fact}
              disabled={disabled}
              onChange={(fact) => put(index, `“${labelOf(fact)}” instead of “${label}”`, { ...effect, fact })}
            />
            <Choice
              id={`${id}-${key}-kind`}
              label="Is"
              options={KINDS}
              value={kindOf(effect.value)}
              disabled={disabled}
              onChange={(kind) =>
                put(index, `where “${label}” comes from`, { ...effect, value: begun(kind, answers, facts) })
              }
            />
            <ValueOf
              id={`${id}-${key}-value`}
              value={effect.value}
              effect={effect}
              answers={answers}
              facts={facts}
              disabled={disabled}
              onChange={(value) => put(index, `where “${label}” comes from`, { ...effect, value })}
            />
            <RuleEditor
              rule={effect.when}
              scope={scope}
              label={`“${label}” becomes known when`}
              without="Always"
              onChange={(when) => {
                const { when: _before, ...rest } = effect;
                put(index, `when “${label}” becomes known`, when === undefined ? rest : { ...rest, when });
              }}
            />
            {!disabled && (
              <button
                type="button"
                className="govuk-button govuk-button--secondary"
                onClick={() => put(index, `“${label}” is no longer made known`, undefined)}
              >
                Remove
                <span className="govuk-visually-hidden">
                  {' '}
                  fact {key}: {label}
                </span>
              </button>
            )}
          </section>
        );
      })}
      {!disabled && numbered.length < 60 && (
        <Choice
          id={`${id}-add`}
          label="Make something else known"
          options={facts}
          value=""
          nothing="Choose what"
          onChange={(fact) => {
            if (fact !== '')
              set(`makes “${labelOf(fact)}” known`, [
                ...definition.facts,
                { fact, value: pack.facts[fact]?.type === 'date' ? { day: true } : begun('answer', answers, facts) },
              ]);
          }}
        />
      )}
    </>
  );
}

const kindOf = (value: ValueFrom): string => KINDS.find((kind) => kind.value in value)?.value ?? 'answer';

/** Where nothing of the wanted kind is there, a fixed value is. */
const begun = (kind: string, answers: readonly Option[], facts: readonly Option[]): ValueFrom => {
  const [answer] = answers;
  const [fact] = facts;
  if (kind === 'day') return { day: true };
  if (kind === 'answer' && answer !== undefined) return { answer: answer.value };
  if (kind === 'fact' && fact !== undefined) return { fact: fact.value };
  return { constant: true };
};

function ValueOf({
  id,
  value,
  effect,
  answers,
  facts,
  disabled,
  onChange,
}: {
  readonly id: string;
  readonly value: ValueFrom;
  readonly effect: FactEffect;
  readonly answers: readonly Option[];
  readonly facts: readonly Option[];
  readonly disabled: boolean;
  onChange(value: ValueFrom): void;
}) {
  const { pack } = useEditing();
  if ('day' in value) return null;
  if ('answer' in value)
    return (
      <Choice
        id={id}
        label="Which answer"
        options={answers}
        value={value.answer}
        disabled={disabled}
        onChange={(answer) => onChange({ answer })}
      />
    );
  if ('fact' in value)
    return (
      <Choice
        id={id}
        label="Which"
        options={facts}
        value={value.fact}
        disabled={disabled}
        onChange={(fact) => onChange({ fact })}
      />
    );
  const fact = pack.facts[effect.fact];
  const codes = fact?.codes === undefined ? undefined : pack.codeLists[fact.codes]?.codes;
  const { constant } = value;
  if (fact?.type === 'boolean')
    return (
      <Choice
        id={id}
        label="Value"
        options={[
          { value: 'true', title: 'yes' },
          { value: 'false', title: 'no' },
        ]}
        value={String(constant)}
        disabled={disabled}
        onChange={(text) => onChange({ constant: text === 'true' })}
      />
    );
  if (fact?.type === 'code' && codes !== undefined)
    return (
      <Choice
        id={id}
        label="Value"
        options={codes.map((one) => ({ value: one.code, title: one.label }))}
        value={String(constant)}
        disabled={disabled}
        onChange={(code) => onChange({ constant: code })}
      />
    );
  const isList = fact?.type === 'codes';
  return (
    <TextLine
      id={id}
      label={isList ? 'Values, with commas between them' : 'Value'}
      value={[constant].flat().join(', ')}
      disabled={disabled}
      numeric={fact?.type === 'number'}
      required
      onChange={(text) =>
        onChange({
          constant: isList
            ? text.split(',').map((part) => part.trim())
            : fact?.type === 'number' && /^-?\d+(\.\d+)?$/.test(text.trim())
              ? Number(text)
              : text,
        })
      }
    />
  );
}
