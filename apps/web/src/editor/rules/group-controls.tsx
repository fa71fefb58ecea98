/** The head of a group of conditions: how they are joined, and what can be added. Own controls, for react-querybuilder names its selects by `title` alone. */
import type { ActionProps, CombinatorSelectorProps } from 'react-querybuilder';
import { Choice } from '../controls/choice';
import { numberOf, partId, useRuleBuilding } from './rule-builder-context';

const JOINED = [
  { value: 'and', title: 'All of these are true' },
  { value: 'or', title: 'At least one of these is true' },
  { value: 'not and', title: 'Not all of these are true' },
  { value: 'not or', title: 'None of these is true' },
] as const;

const whose = (path: readonly number[]): string =>
  path.length === 0 ? 'of the whole rule' : `of group ${numberOf([...path])}`;

export function JoinedHow({ path, ruleGroup }: CombinatorSelectorProps) {
  const { id, locked, setGroup } = useRuleBuilding();
  const combinator = 'combinator' in ruleGroup && ruleGroup.combinator === 'or' ? 'or' : 'and';
  return (
    <Choice
      id={partId(id, path, 'joined')}
      label={<span className="govuk-visually-hidden">How the conditions {whose(path)} are joined</span>}
      labelHidden
      options={JOINED}
      value={ruleGroup.not === true ? `not ${combinator}` : combinator}
      disabled={locked}
      onChange={(next) => setGroup(path, next.endsWith('or') ? 'or' : 'and', next.startsWith('not'))}
    />
  );
}

export function AddCondition({ path }: ActionProps) {
  const { id, locked, addCondition } = useRuleBuilding();
  if (locked) return null;
  return (
    <button
      type="button"
      id={partId(id, path, 'add')}
      className="govuk-button govuk-button--secondary"
      onClick={() => addCondition(path)}
    >
      Add a condition<span className="govuk-visually-hidden"> {whose(path)}</span>
    </button>
  );
}

export function AddGroup({ path }: ActionProps) {
  const { locked, addGroup } = useRuleBuilding();
  if (locked) return null;
  return (
    <button type="button" className="govuk-button govuk-button--secondary" onClick={() => addGroup(path)}>
      Add a group<span className="govuk-visually-hidden"> {whose(path)}</span>
    </button>
  );
}

export function RemoveGroup({ path }: ActionProps) {
  const { locked, remove } = useRuleBuilding();
  if (locked) return null;
  return (
    <button type="button" className="govuk-button govuk-button--secondary" onClick={() => remove(path)}>
      Remove this group<span className="govuk-visually-hidden"> ({numberOf(path)})</span>
    </button>
  );
}
