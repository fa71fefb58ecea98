/** The authority's process as such: the version that is published, which new cases go through. */
import { Suspense } from 'react';
import { ProcessNavigation } from '../clauses/clauses-page';
import { paths } from '../paths';
import { usePublishedProcess } from '../server/queries';
import { Reading } from '../shell/reading';
import { useSignedIn } from '../shell/session-context';
import { Page } from '../ui/page';
import { Waiting } from '../ui/waiting';
import { ProcessView } from './child-process-page';

/** @param state the path of a state: the picture and the table begin at its part of the process */
export function ProcessPage({ state }: { readonly state?: string | undefined }) {
  const { authority } = useSignedIn();
  const process = usePublishedProcess();
  return (
    <Reading from={process} what="the process">
      {(picture) => (
        <Page title={picture.process.title} caption={`${authority.name}, version ${picture.version}`}>
          <ProcessNavigation current={paths.process()} />
          <p className="govuk-body">
            This is the process as your authority has published it. A child’s own page shows where that child is now, in
            the version that the child’s record began under.
          </p>
          <Suspense fallback={<Waiting what="the picture" />}>
            <ProcessView picture={picture} about={picture.process.title} {...(state === undefined ? {} : { state })} />
          </Suspense>
        </Page>
      )}
    </Reading>
  );
}
