/** Who may do and see what: a table of roles by actions and documents, one permission at a time, and the roles themselves. */
import { place as placeOf } from '@homeward/definition';
import { useState } from 'react';
import { useEditing } from '../editing';
import { SheetTools } from '../sheets/sheet-tools';
import { asPlace, useChosen } from '../use-place';
import { OneRole } from './one-role';
import { PermissionTable } from './permission-table';
import { RoleList } from './role-list';

/** @param at `grants.json#/roles/sw` opens that role; `grants.json#/grants/3` the table at the first role of that grant */
export function PermissionsArea({ at }: { readonly at?: string }) {
  const { pack } = useEditing();
  const [role, openRole] = useChosen(
    at,
    (place) => (place?.file === 'grants.json' && place.steps[0] === 'roles' ? place.steps[1] : undefined),
    (key) => (key === undefined ? undefined : placeOf('grants.json', 'roles', key)),
  );
  const place = asPlace(at);
  const first =
    place?.file === 'grants.json' && place.steps[0] === 'grants'
      ? pack.grants.grants[Number(place.steps[1])]?.roles[0]
      : undefined;
  const [shows, setShows] = useState<'table' | 'roles'>('table');
  const known = role !== undefined && Object.hasOwn(pack.grants.roles, role) ? role : undefined;
  if (known !== undefined) return <OneRole key={known} role={known} onLeave={() => openRole(undefined)} />;
  return (
    <>
      <p className="govuk-body">
        What nobody is allowed here is refused. Whoever may not do something is told who may.
      </p>
      <fieldset className="govuk-fieldset govuk-form-group">
        <legend className="govuk-fieldset__legend">Show</legend>
        <div className="govuk-radios govuk-radios--small govuk-radios--inline">
          {(['table', 'roles'] as const).map((each) => (
            <div key={each} className="govuk-radios__item">
              <input
                type="radio"
                className="govuk-radios__input"
                id={`permissions-${each}`}
                name="permissions-shows"
                checked={shows === each}
                onChange={() => setShows(each)}
              />
              <label className="govuk-label govuk-radios__label" htmlFor={`permissions-${each}`}>
                {each === 'table' ? 'Who may do what' : 'Roles'}
              </label>
            </div>
          ))}
        </div>
      </fieldset>
      <SheetTools which="permissions" what="Permissions" />
      {shows === 'table' ? <PermissionTable key={first} first={first} /> : <RoleList onOpen={openRole} />}
    </>
  );
}
