/** What an act changed, and where to go from there. */
import type { Accepted, CaseOverview } from '@homeward/contract';
import { paths } from '../paths';
import { ChangesList } from '../record/changes-list';
import { AppLink } from '../ui/app-link';
import { Page } from '../ui/page';

export function ActDonePage({
  record,
  what,
  accepted,
}: {
  readonly record: CaseOverview;
  readonly what: string;
  readonly accepted: Accepted;
}) {
  return (
    <Page key="done" title="What changed" caption={`${record.child.name}, ${record.child.reference}`}>
      <div className="hw-banner hw-banner--calm" role="status">
        <p className="govuk-body">
          <strong>Recorded:</strong> {what}
        </p>
      </div>
      <ChangesList changes={accepted.changes} />
      <p className="govuk-body">
        <AppLink to={paths.child(record.id)}>Go to {record.child.name}</AppLink>
      </p>
      <p className="govuk-body">
        <AppLink to={paths.history(record.id)}>See it in the history</AppLink>
      </p>
    </Page>
  );
}
