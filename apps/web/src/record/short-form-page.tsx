/** A form of one section, or an action without questions: straight to the questions. */
import { paths } from '../paths';
import { AppLink, useGo } from '../ui/app-link';
import { Sources } from '../ui/source-quote';
import { useFormVisit } from './form-visit';
import { QuestionPage } from './question-page';

export function ShortFormPage() {
  const { filling, key, effective, draft } = useFormVisit();
  const go = useGo();
  const { caseId } = filling;
  return (
    <QuestionPage
      title={filling.title}
      back={
        <AppLink className="govuk-back-link" to={paths.child(caseId)}>
          Back to {filling.childName}
        </AppLink>
      }
      section={effective.sections[0]}
      asksDay
      intro={filling.form?.layout.purpose}
      more={<Sources sources={filling.sources} about={filling.title} />}
      continueLabel="Continue"
      onContinue={() => {
        void draft.flush();
        go(paths.check(caseId, key));
      }}
      onLater={() => {
        void draft.flush();
        go(paths.child(caseId));
      }}
    />
  );
}
