/** What changed: the states that moved, the limits that started, moved or were met, and who was told. */
import { paths } from '../paths';
import { AppLink } from '../ui/app-link';
import { Page } from '../ui/page';
import { ChangesList } from './changes-list';
import { useFormVisit } from './form-visit';

export function DonePage() {
  const { filling, key, accepted } = useFormVisit();
  if (accepted === undefined)
    return (
      <Page title="Nothing has been submitted on this page">
        <p className="govuk-body">
          <AppLink to={paths.form(filling.caseId, key)}>Go to the form</AppLink>, or{' '}
          <AppLink to={paths.history(filling.caseId)}>see what has been recorded</AppLink>.
        </p>
      </Page>
    );
  return (
    <Page title="What changed" caption={`${filling.childName}, ${filling.reference}`}>
      <div className="hw-banner hw-banner--calm" role="status">
        <p className="govuk-body">
          <strong>Recorded:</strong> {filling.title}
        </p>
      </div>
      <ChangesList changes={accepted.changes} />
      {(accepted.overview?.statement.length ?? 0) > 0 && (
        <>
          <h2 className="govuk-heading-m">Where things are now</h2>
          <div className="govuk-inset-text govuk-!-margin-top-0">
            {accepted.overview?.statement.map((sentence) => (
              <p key={sentence} className="govuk-body">
                {sentence}
              </p>
            ))}
          </div>
        </>
      )}
      <p className="govuk-body">
        <AppLink to={paths.child(filling.caseId)}>Go to {filling.childName}</AppLink>
      </p>
      <p className="govuk-body">
        <AppLink to={paths.work()}>Go to my work</AppLink>
      </p>
    </Page>
  );
}
