/** All pages of one form, inside one visit. */
import { useNewerRevision } from '../server/live';
import { useForm } from '../server/queries';
import { Reading } from '../shell/reading';
import { CheckPage } from './check-page';
import { DonePage } from './done-page';
import { FormVisitProvider, useFormVisit } from './form-visit';
import { SectionPage } from './section-page';
import { ShortFormPage } from './short-form-page';
import { TaskListPage } from './task-list-page';

export type RecordPlace =
  | { readonly page: 'start' }
  | { readonly page: 'section'; readonly section: string }
  | { readonly page: 'check' }
  | { readonly page: 'done' };

export function RecordPages({
  caseId,
  visitKey,
  place,
}: {
  readonly caseId: string;
  readonly visitKey: string;
  readonly place: RecordPlace;
}) {
  const form = useForm(caseId, visitKey);
  return (
    <Reading from={form} what="the form">
      {(filling) => (
        <FormVisitProvider key={`${caseId} ${visitKey}`} filling={filling} visitKey={visitKey}>
          <ChangedMeanwhile />
          <Place place={place} />
        </FormVisitProvider>
      )}
    </Reading>
  );
}

function Place({ place }: { readonly place: RecordPlace }) {
  const { effective, filling } = useFormVisit();
  // A form that grew a second section by an answer keeps the pages it began with.
  const short = filling.form === null || (filling.form.layout.sections.length === 1 && effective.sections.length <= 1);
  switch (place.page) {
    case 'start':
      return short ? <ShortFormPage /> : <TaskListPage />;
    case 'section':
      return <SectionPage key={place.section} sectionKey={place.section} />;
    case 'check':
      return <CheckPage />;
    case 'done':
      return <DonePage />;
  }
}

/** Others recorded something while this form was being filled in: said at once, and nothing typed is touched. */
function ChangedMeanwhile() {
  const { filling, accepted } = useFormVisit();
  const newer = useNewerRevision(filling.caseId, accepted?.revision ?? filling.revision);
  return (
    <div role="status">
      {newer !== undefined && (
        <div className="hw-banner hw-banner--calm">
          <p className="govuk-body">
            Somebody has just recorded something about {filling.childName}. You can go on: what you type is kept, and
            you will be told what changed when you submit.
          </p>
        </div>
      )}
    </div>
  );
}
