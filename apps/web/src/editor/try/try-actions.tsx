/** What a role can do now in a try-out, what others can, and what cannot be done yet with everything that would help. */
import { type OpenAction, openActions, roleTitle } from '@homeward/engine';
import { useMemo, useState } from 'react';
import { Choice } from '../controls/choice';
import { RecordAct } from './record-act';
import type { Playing, TryOutNow } from './use-try-out';

export function TryActions({ playing, act }: { readonly playing: Playing } & Pick<TryOutNow, 'act'>) {
  const { compiled, tried } = playing;
  const { pack } = compiled;
  const roles = useMemo(
    () =>
      Object.entries(pack.grants.roles)
        .filter(([role]) => pack.grants.grants.some((grant) => grant.may === 'record' && grant.roles.includes(role)))
        .map(([value, { title }]) => ({ value, title })),
    [pack],
  );
  const [chosenRole, setRole] = useState(roles[0]?.value ?? '');
  const role = roles.some(({ value }) => value === chosenRole) ? chosenRole : (roles[0]?.value ?? '');
  const [doing, setDoing] = useState<string>();
  const actions = useMemo(
    () => openActions(compiled, tried.record, { today: tried.day, actor: { id: role, roles: [role] } }),
    [compiled, tried, role],
  );
  const of = (standing: OpenAction['standing']) => actions.filter((action) => action.standing === standing);
  const current = of('open').find((action) => keyOf(action) === doing);
  if (tried.stopped !== undefined)
    return <p className="govuk-body">Take back what could not be played; then something else can be done.</p>;
  return (
    <section aria-labelledby="try-actions-title">
      <h2 className="govuk-heading-m" id="try-actions-title">
        What can be done
      </h2>
      <Choice
        id="try-role"
        label="Act as"
        options={roles}
        value={role}
        onChange={(next) => {
          setRole(next);
          setDoing(undefined);
        }}
      />
      {current !== undefined ? (
        <RecordAct
          key={`${doing} ${tried.record.revision}`}
          playing={playing}
          role={role}
          action={current}
          onCancel={() => setDoing(undefined)}
          onRecord={(done) => {
            setDoing(undefined);
            act(done);
          }}
        />
      ) : (
        <>
          {of('open').length === 0 && <p className="govuk-body">This role can do nothing now.</p>}
          <ul className="govuk-list hw-tryout__actions">
            {of('open').map((action) => (
              <li key={keyOf(action)}>
                <button type="button" className="govuk-link hw-link-button" onClick={() => setDoing(keyOf(action))}>
                  {action.title}
                </button>
              </li>
            ))}
          </ul>
          <Reasons
            title={`Open for others (${of('others').length})`}
            actions={of('others')}
            reasonsOf={(action) => [
              `For: ${action.roles.map((key) => roleTitle(pack, key)).join(', ') || 'nobody: no grant allows it'}`,
            ]}
          />
          <Reasons
            title={`Not yet, and why (${of('notYet').length})`}
            actions={of('notYet')}
            reasonsOf={({ unlocks }) => unlocks.map(({ sentence }) => sentence)}
          />
        </>
      )}
    </section>
  );
}

const keyOf = ({ event, document }: OpenAction): string => `${event} ${document ?? ''}`;

function Reasons({
  title,
  actions,
  reasonsOf,
}: {
  readonly title: string;
  readonly actions: readonly OpenAction[];
  reasonsOf(action: OpenAction): readonly string[];
}) {
  if (actions.length === 0) return null;
  return (
    <details className="govuk-details">
      <summary className="govuk-details__summary">
        <span className="govuk-details__summary-text">{title}</span>
      </summary>
      <div className="govuk-details__text">
        <ul className="govuk-list">
          {actions.map((action) => (
            <li key={keyOf(action)}>
              <strong>{action.title}</strong>
              <ul className="govuk-list govuk-list--bullet">
                {[...new Set(reasonsOf(action))].map((reason) => (
                  <li key={reason}>{reason}</li>
                ))}
              </ul>
            </li>
          ))}
        </ul>
      </div>
    </details>
  );
}
