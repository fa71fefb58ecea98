/** What a condition asks about: the kind of thing, and then which one. */
import { useState } from 'react';
import { Choice } from '../controls/choice';
import { useRuleBuilding } from './rule-builder-context';
import { isNamedLeaf, type Leaf } from './rule-tree';
import { subjectKey } from './subjects';

export function FieldChoice({
  id,
  about,
  leaf,
  disabled,
  onField,
  onRule,
}: {
  readonly id: string;
  readonly about: string;
  readonly leaf: Leaf;
  readonly disabled: boolean;
  onField(field: string): void;
  onRule(name: string): void;
}) {
  const { subjects } = useRuleBuilding();
  const chosen = isNamedLeaf(leaf) ? 'rule' : leaf.field === undefined ? '' : subjectKey(leaf.field);
  // A kind alone says nothing yet: it waits here until something of that kind is chosen.
  const [kind, setKind] = useState(chosen);
  const [shownFor, setShownFor] = useState(chosen);
  if (shownFor !== chosen) {
    setShownFor(chosen);
    setKind(chosen);
  }
  const subject = subjects.find(({ key }) => key === kind);
  const which = kind !== chosen ? '' : isNamedLeaf(leaf) ? leaf.rule : (leaf.field ?? '');
  return (
    <>
      <Choice
        id={id}
        label={`${about}: what it is about`}
        labelHidden
        options={subjects.map(({ key, title }) => ({ value: key, title }))}
        value={kind}
        nothing="Choose what it is about"
        disabled={disabled}
        onChange={(next) => {
          setKind(next);
          const found = subjects.find(({ key }) => key === next);
          if (found !== undefined && found.fields.length === 0) onField(next);
        }}
      />
      {subject !== undefined && subject.fields.length > 0 && (
        <Choice
          id={`${id}-which`}
          label={`${about}: which one`}
          labelHidden
          options={subject.fields.map(({ field, title }) => ({
            value: kind === 'rule' ? field.slice('rule.'.length) : field,
            title,
          }))}
          value={which}
          nothing="Choose which one"
          disabled={disabled}
          onChange={(next) => (kind === 'rule' ? onRule(next) : onField(next))}
        />
      )}
    </>
  );
}
