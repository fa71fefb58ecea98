/** Who may chair but not record what the meeting decided, with the act that lets them: naming a deputy alone gives no permission. */
import { type BodyDefinition, cellOf, grantsOf, titleOfThing, withGrantCell, withGrants } from '@homeward/definition';
import { useEditing } from '../editing';
import { useAct } from '../elements/use-act';

export function ChairsMayRecord({ body }: { readonly body: BodyDefinition }) {
  const { files, pack, locked } = useEditing();
  const act = useAct();
  const grants = grantsOf(files);
  const roleTitle = (role: string): string => titleOfThing(pack, 'role', role);
  /** Only what a chair already records is a chair's to record: booking a meeting is not. */
  const chairsRecord = body.events.filter((what) =>
    body.chair.some((role) => cellOf(grants, { role, may: 'record', what }).kind !== 'no'),
  );
  const lacking = body.deputies
    .map((role) => ({
      role,
      events: chairsRecord.filter((what) => cellOf(grants, { role, may: 'record', what }).kind === 'no'),
    }))
    .filter(({ events }) => events.length > 0);
  if (lacking.length === 0) return null;
  return (
    <div className="govuk-inset-text">
      {lacking.map(({ role, events }) => {
        const titles = events.map((event) => `“${titleOfThing(pack, 'event', event)}”`).join(' and ');
        return (
          <div key={role}>
            <p className="govuk-body">
              {roleTitle(role)} may deputise but not do what the chair records: {titles}.
            </p>
            {locked === undefined && (
              <button
                type="button"
                className="govuk-button govuk-button--secondary"
                onClick={() => {
                  const after = events.reduce((list, what) => {
                    const chair = body.chair.find(
                      (each) => cellOf(grants, { role: each, may: 'record', what }).kind !== 'no',
                    );
                    return withGrantCell(
                      list,
                      { role, may: 'record', what },
                      cellOf(grants, { role: chair ?? '', may: 'record', what }),
                      body.sources,
                    );
                  }, grants);
                  act(`${roleTitle(role)} may record ${titles}, as the chair does`, withGrants(files, after));
                }}
              >
                Let them, as the chair does<span className="govuk-visually-hidden">: {roleTitle(role)}</span>
              </button>
            )}
          </div>
        );
      })}
      <p className="govuk-body-s hw-quiet">
        This lets somebody do more. A second person has to agree when it is published.
      </p>
    </div>
  );
}
