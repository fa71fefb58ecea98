/** The authority's process as such: the version that is published, which new cases go through. */
import { ProcessNavigation } from '../clauses/clauses-page';
import { paths } from '../paths';
import { usePublishedProcess } from '../server/queries';
import { Reading } from '../shell/reading';
import { useSignedIn } from '../shell/session-context';
import { Loaded } from '../ui/loaded';
import { Page } from '../ui/page';
import { processView } from './child-process-page';

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
          <Loaded code={processView} what="the picture">
            {(ProcessView) => (
              <ProcessView
                picture={picture}
                about={picture.process.title}
                {...(state === undefined ? {} : { state })}
              />
            )}
          </Loaded>
        </Page>
      )}
    </Reading>
  );
}
