/** One role: its name, how people come to hold it, and everything that it may do, in words. */
import { cellOf, grantObjects, grantsOf, pointerOf } from '@homeward/definition';
import { useEffect, useMemo, useRef } from 'react';
import { useEditing } from '../editing';
import { ElementEditor } from '../elements/element-editor';
import { NamedBy } from '../elements/element-page';
import { ACT_WORDS, ACTS } from './act-words';

const FILE = 'grants.json';

export function OneRole({ role, onLeave }: { readonly role: string; onLeave(): void }) {
  const { files, pack, locked, change } = useEditing();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const title = pack.grants.roles[role]?.title ?? role;
  const steps = ['roles', role];
  const held = useMemo(() => {
    const grants = grantsOf(files);
    return ACTS.map((may) => ({
      may,
      things: grantObjects(pack, may)
        .flatMap(({ things }) => things)
        .flatMap(({ value, title: what }) => {
          const { kind } = cellOf(grants, { role, may, what: value });
          return kind === 'no' ? [] : [kind === 'always' ? what : `${what} (only when something holds)`];
        }),
    }));
  }, [files, pack, role]);
  return (
    <>
      <h2 className="govuk-heading-m" tabIndex={-1} ref={heading}>
        {title}
      </h2>
      <p className="govuk-body">
        <button type="button" className="hw-link-button" onClick={onLeave}>
          All permissions
        </button>
      </p>
      <ElementEditor kind="role" file={FILE} steps={steps} named={`Role “${title}”`} />
      <h3 className="govuk-heading-s">What it may do</h3>
      {held.every(({ things }) => things.length === 0) && (
        <p className="govuk-body">Nothing yet. Give it permissions in “Who may do what”.</p>
      )}
      {held.map(
        ({ may, things }) =>
          things.length > 0 && (
            <details key={may} className="govuk-details">
              <summary className="govuk-details__summary">
                <span className="govuk-details__summary-text">
                  {ACT_WORDS[may].title}: {things.length}
                </span>
              </summary>
              <ul className="govuk-list govuk-list--bullet govuk-details__text">
                {things.map((thing) => (
                  <li key={thing}>{thing}</li>
                ))}
              </ul>
            </details>
          ),
      )}
      <h3 className="govuk-heading-s">Named by</h3>
      <NamedBy names={[role]} place={`${FILE}#${pointerOf(steps)}`} />
      {locked === undefined && (
        <button
          type="button"
          className="govuk-button govuk-button--warning"
          onClick={() => {
            change(`Role “${title}” removed`, [{ file: FILE, at: pointerOf(steps) }]);
            onLeave();
          }}
        >
          Remove this role
        </button>
      )}
    </>
  );
}
