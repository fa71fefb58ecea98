/** One condition: what is asked, how it is compared, with what. Every control has a name of its own. */
import { OPERATORS_OF } from '@homeward/definition';
import type { RuleProps } from 'react-querybuilder';
import { Choice } from '../controls/choice';
import { FieldChoice } from './field-choice';
import { firstOperator, operatorWords, takesNoValue, takesSeveral } from './operator-words';
import { numberOf, partId, useRuleBuilding } from './rule-builder-context';
import { type Draft, isNamedLeaf, leafOf } from './rule-tree';
import { ValueChoice } from './value-choice';

export function ConditionRow({ path, rule }: RuleProps) {
  const { id, locked, fieldOf, setLeaf, remove } = useRuleBuilding();
  const leaf = leafOf(rule);
  const about = `Condition ${numberOf(path)}`;
  const at = (part: string) => partId(id, path, part);
  const draft: Draft = isNamedLeaf(leaf) ? {} : leaf;
  const field = draft.field === undefined ? undefined : fieldOf(draft.field);
  const changeField = (name: string) => {
    const found = fieldOf(name);
    if (found === undefined) return setLeaf(path, { field: name });
    const keeps = found.kind === field?.kind && field.kind !== 'choice' && field.kind !== 'choices';
    if (keeps) return setLeaf(path, { ...draft, field: name });
    const operator = firstOperator(found.kind);
    // "is yes" is what is nearly always meant.
    setLeaf(path, { field: name, operator, ...(found.kind === 'boolean' ? { value: true } : {}) });
  };
  const changeOperator = (wanted: string) => {
    if (field === undefined) return;
    const operator = OPERATORS_OF[field.kind].find((one) => one === wanted);
    if (operator === undefined) return;
    const { value, valueSource, ...rest } = draft;
    const kept = takesNoValue(operator) ? undefined : asMany(value, takesSeveral(operator, field.kind));
    setLeaf(path, {
      ...rest,
      operator,
      ...(kept === undefined ? {} : { value: kept }),
      ...(valueSource === undefined || kept === undefined ? {} : { valueSource }),
    });
  };
  return (
    <fieldset className="hw-condition">
      <legend className="govuk-visually-hidden">{about}</legend>
      <FieldChoice
        id={at('field')}
        about={about}
        leaf={leaf}
        disabled={locked}
        onField={changeField}
        onRule={(name) => setLeaf(path, { rule: name })}
      />
      {draft.field !== undefined && field === undefined && draft.field !== '' && (
        <p className="govuk-error-message">Nothing called {draft.field} can be asked here. Choose something else.</p>
      )}
      {field !== undefined && (
        <Choice
          id={at('operator')}
          label={`${about}: how it is compared`}
          labelHidden
          options={OPERATORS_OF[field.kind].map((operator) => ({
            value: operator,
            title: operatorWords(operator, field.kind),
          }))}
          value={draft.operator ?? ''}
          disabled={locked}
          onChange={changeOperator}
        />
      )}
      {field !== undefined && draft.operator !== undefined && !takesNoValue(draft.operator) && (
        <ValueChoice
          id={at('value')}
          about={about}
          draft={draft}
          field={field}
          disabled={locked}
          onChange={(next) => setLeaf(path, next)}
        />
      )}
      {!locked && (
        <button
          type="button"
          className="govuk-button govuk-button--secondary hw-condition__remove"
          onClick={() => remove(path)}
        >
          Remove<span className="govuk-visually-hidden"> {about.toLowerCase()}</span>
        </button>
      )}
    </fieldset>
  );
}

/** One value becomes a list of one, and a list its first, when the comparison asks for the other. */
const asMany = (value: Draft['value'], several: boolean): Draft['value'] => {
  if (value === undefined) return undefined;
  if (several) return Array.isArray(value) ? value : [value];
  return Array.isArray(value) ? value[0] : value;
};
