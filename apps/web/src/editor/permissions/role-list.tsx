/** The roles, and the way to add one. */
import { deriveKey, type ElementField, elementFields, isJsonObject, type Json, pointerOf } from '@homeward/definition';
import { useState } from 'react';
import { useEditing } from '../editing';
import { FieldEditor } from '../elements/field-editor';
import { sayValue } from '../elements/field-values';
import { NewValue } from '../elements/new-value';
import { useFocus } from '../elements/use-focus';

const field: ElementField = {
  key: 'role',
  label: 'Role',
  isRequired: true,
  shape: { kind: 'group', fields: elementFields('role').filter(({ isRequired }) => isRequired) },
};
const scopeField = elementFields('role').find(({ key }) => key === 'scope');

export function RoleList({ onOpen }: { onOpen(role: string): void }) {
  const { pack, locked, change } = useEditing();
  const [isAdding, setAdding] = useState(false);
  const focus = useFocus();
  const leave = () => {
    setAdding(false);
    focus('add-role');
  };
  const add = (value: Json) => {
    const title = String(isJsonObject(value) ? value.title : '');
    const key = deriveKey(title, Object.keys(pack.grants.roles));
    change(`Role “${title}” added`, [{ file: 'grants.json', at: pointerOf(['roles', key]), after: value }]);
    onOpen(key);
  };
  return (
    <>
      {locked === undefined &&
        (isAdding ? (
          <NewValue
            id="new-role"
            field={field}
            context={{ pack, process: undefined, isLocked: false, beside: {}, isNew: true }}
            ask={FieldEditor}
            onAdd={add}
            onLeave={leave}
          />
        ) : (
          <button
            type="button"
            id="add-role"
            className="govuk-button govuk-button--secondary"
            onClick={() => setAdding(true)}
          >
            Add a role
          </button>
        ))}
      <ul className="govuk-list hw-items">
        {Object.entries(pack.grants.roles).map(([key, role]) => (
          <li key={key} className="hw-items__item">
            <button type="button" className="hw-link-button" onClick={() => onOpen(key)}>
              {role.title}
            </button>
            <span className="hw-quiet">{scopeField === undefined ? '' : sayValue(scopeField, role.scope, pack)}</span>
          </li>
        ))}
      </ul>
    </>
  );
}
