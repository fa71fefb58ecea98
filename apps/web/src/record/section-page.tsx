/** One section of a long form: its questions, then on to the next. */
import { paths } from '../paths';
import { AppLink, useGo } from '../ui/app-link';
import { longDate } from '../ui/dates';
import { Page } from '../ui/page';
import { useFormVisit } from './form-visit';
import { QuestionPage } from './question-page';
import { DAY_SECTION } from './task-list-page';

export function SectionPage({ sectionKey }: { readonly sectionKey: string }) {
  const { filling, key, effective, draft } = useFormVisit();
  const go = useGo();
  const { caseId } = filling;
  const asksDay = sectionKey === DAY_SECTION;
  const place = asksDay ? -1 : effective.sections.findIndex((each) => each.key === sectionKey);
  const section = effective.sections[place];
  const next = effective.sections[place + 1];
  const back = (
    <AppLink className="govuk-back-link" to={paths.form(caseId, key)}>
      Back to all sections
    </AppLink>
  );
  if (!asksDay && section === undefined)
    return (
      <Page title="This section is not asked" back={back}>
        <p className="govuk-body">With the answers so far there is nothing to fill in here.</p>
      </Page>
    );
  const later = () => {
    void draft.flush();
    go(paths.form(caseId, key));
  };
  return (
    <QuestionPage
      title={section?.title ?? filling.dayLabel}
      back={back}
      section={section}
      asksDay={asksDay}
      intro={filling.form?.layout.sections.find((each) => each.key === sectionKey)?.intro}
      aside={
        <aside className="hw-aside" aria-label="About this form">
          <p className="govuk-body-s govuk-!-margin-bottom-1">
            <strong>
              Section {place + 2} of {effective.sections.length + 1}
            </strong>
          </p>
          <p className="govuk-body-s">
            {filling.form?.layout.title}
            {filling.due !== null && (
              <>
                <br />
                Due {longDate(filling.due)}
              </>
            )}
          </p>
        </aside>
      }
      continueLabel="Save and continue"
      onContinue={() => {
        void draft.flush();
        go(next === undefined ? paths.check(caseId, key) : paths.section(caseId, key, next.key));
      }}
      onLater={later}
    />
  );
}
