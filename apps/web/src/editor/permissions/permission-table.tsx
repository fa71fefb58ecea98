/** The table itself: some roles at a time as columns, actions or documents as rows; on a narrow screen each row becomes a list of roles. */
import {
  type GrantAct,
  type GrantCell,
  type GrantPlace,
  grantObjects,
  grantsOf,
  grantTable,
  loosens,
  type NamedThing,
  withGrantCell,
  withGrants,
} from '@homeward/definition';
import { useMemo, useState } from 'react';
import { StackingTable } from '../../ui/stacking-table';
import { Choice } from '../controls/choice';
import { TextLine } from '../controls/text-line';
import { useEditing } from '../editing';
import { useAct } from '../elements/use-act';
import { useFocus } from '../elements/use-focus';
import { ACT_WORDS, ACTS, SECOND_PERSON, sayPermission } from './act-words';
import { OnePermission } from './one-permission';
import { PermissionCell } from './permission-cell';

/** More columns than this are narrower than their names. */
const ROLES_AT_A_TIME = 5;

export function PermissionTable({ first }: { readonly first: string | undefined }) {
  const { files, pack, locked } = useEditing();
  const act = useAct();
  const focus = useFocus();
  const [may, setMay] = useState<GrantAct>('record');
  const [group, setGroup] = useState(0);
  const [role, setRole] = useState(first ?? '');
  const [from, setFrom] = useState(0);
  const [wanted, setWanted] = useState('');
  const [open, setOpen] = useState<GrantPlace>();
  const [said, setSaid] = useState('');
  const grants = grantsOf(files);
  const table = useMemo(() => grantTable(grants), [grants]);
  const roles = Object.entries(pack.grants.roles).map(([value, { title }]) => ({ value, title }));
  const shownRoles =
    role === '' ? roles.slice(from, from + ROLES_AT_A_TIME) : roles.filter(({ value }) => value === role);
  const groups = grantObjects(pack, may).filter(({ things }) => things.length > 0);
  const things = (groups[group] ?? groups[0])?.things ?? [];
  const rows = things.filter(({ title }) => title.toLowerCase().includes(wanted.trim().toLowerCase()));
  const titleOf = (list: readonly NamedThing[], name: string): string =>
    list.find(({ value }) => value === name)?.title ?? name;
  const sentence = (place: GrantPlace): string =>
    sayPermission(titleOf(roles, place.role), place.may, titleOf(things, place.what));
  const set = (place: GrantPlace, cell: GrantCell) => {
    const before = table(place);
    const now = cell.kind === 'no' ? 'no longer' : cell.kind === 'always' ? 'always' : 'only under conditions';
    act(`${sentence(place)}: ${now}`, withGrants(files, withGrantCell(grants, place, cell)));
    setSaid(`${sentence(place)}: ${now}. ${loosens(before, cell) ? SECOND_PERSON : ''}`);
  };
  return (
    <>
      <div className="hw-filters">
        <Choice
          id="permissions-act"
          label="What"
          options={ACTS.map((value) => ({ value, title: ACT_WORDS[value].title }))}
          value={may}
          onChange={(value) => {
            const next = ACTS.find((each) => each === value);
            if (next === undefined) return;
            setMay(next);
            setGroup(0);
            setOpen(undefined);
          }}
        />
        <Choice
          id="permissions-group"
          label="Of"
          options={groups.map(({ title }, index) => ({ value: String(index), title }))}
          value={String(group)}
          onChange={(value) => {
            setGroup(Number(value));
            setOpen(undefined);
          }}
        />
        <Choice
          id="permissions-role"
          label="Role"
          options={roles}
          value={role}
          nothing="All roles"
          onChange={(value) => {
            setRole(value);
            setOpen(undefined);
          }}
        />
        <TextLine id="permissions-find" label="Find" value={wanted} onChange={setWanted} />
      </div>
      {role === '' && roles.length > ROLES_AT_A_TIME && (
        <div className="govuk-button-group">
          {from > 0 && (
            <button
              type="button"
              className="govuk-button govuk-button--secondary"
              onClick={() => setFrom(Math.max(0, from - ROLES_AT_A_TIME))}
            >
              Earlier roles
            </button>
          )}
          <span className="govuk-body" role="status">
            Roles {from + 1} to {Math.min(from + ROLES_AT_A_TIME, roles.length)} of {roles.length}
          </span>
          {from + ROLES_AT_A_TIME < roles.length && (
            <button
              type="button"
              className="govuk-button govuk-button--secondary"
              onClick={() => setFrom(from + ROLES_AT_A_TIME)}
            >
              Further roles
            </button>
          )}
        </div>
      )}
      <div role="status">{said !== '' && <p className="govuk-inset-text">{said}</p>}</div>
      {open !== undefined && (
        <OnePermission
          key={`${open.role} ${open.may} ${open.what}`}
          title={sentence(open)}
          may={open.may}
          cell={table(open)}
          onChange={(cell) => set(open, cell)}
          onLeave={() => {
            setOpen(undefined);
            focus(cellId(open));
          }}
        />
      )}
      <StackingTable
        caption={`${ACT_WORDS[may].title}: who may`}
        captionHidden
        columns={[may === 'record' ? 'Action' : 'Document or record', ...shownRoles.map(({ title }) => title)]}
        rows={rows.map(({ value: what, title }) => ({
          key: what,
          cells: [
            title,
            ...shownRoles.map(({ value }) => {
              const place = { role: value, may, what };
              return (
                <PermissionCell
                  key={value}
                  id={cellId(place)}
                  sentence={sentence(place)}
                  cell={table(place)}
                  isLocked={locked !== undefined}
                  onTick={(isOn) => set(place, isOn ? { kind: 'always' } : { kind: 'no' })}
                  onOpen={() => setOpen(place)}
                />
              );
            }),
          ],
        }))}
      />
      {rows.length === 0 && <p className="govuk-body">Nothing is called so.</p>}
    </>
  );
}

const cellId = ({ role, may, what }: GrantPlace): string =>
  `cell-${role}-${may}-${what.replaceAll(/[^A-Za-z0-9]/g, '-')}`;
