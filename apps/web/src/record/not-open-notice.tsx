/** The action is not open to this person now: why, and who may do it. The form can still be looked at and drafted. */
import type { FormToFill } from '@homeward/contract';

export function NotOpenNotice({ filling }: { readonly filling: FormToFill }) {
  if (filling.standing === 'open') return null;
  return (
    <div className="hw-banner">
      <p className="govuk-body">
        <strong>
          {filling.standing === 'others'
            ? 'You can prepare this, but somebody else must submit it.'
            : 'This cannot be submitted yet.'}
        </strong>
        {filling.standing === 'others' &&
          filling.roles.length > 0 &&
          ` It is for: ${filling.roles.map((role) => role.title).join(', ')}.`}
      </p>
      {filling.unlocks.length > 0 && (
        <ul className="govuk-list govuk-list--bullet govuk-!-margin-bottom-0">
          {filling.unlocks.map((unlock) => (
            <li key={unlock.sentence}>{unlock.sentence}</li>
          ))}
        </ul>
      )}
    </div>
  );
}
