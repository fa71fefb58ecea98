/** The authority's process as such: the one that children on its newest records go through. */
import { Suspense } from 'react';
import { useChildren, useProcess } from '../server/queries';
import { Reading } from '../shell/reading';
import { useSignedIn } from '../shell/session-context';
import { Page } from '../ui/page';
import { Waiting } from '../ui/waiting';
import { ProcessView } from './child-process-page';

export function ProcessPage() {
  const { authority } = useSignedIn();
  const children = useChildren({ page: 1 });
  return (
    <Reading from={children} what="the process">
      {(found) => {
        const first = found.rows[0];
        if (first === undefined)
          return (
            <Page title="Process">
              <p className="govuk-body">
                The process is shown from the record of a child, and there is no child whose record you may see.
              </p>
            </Page>
          );
        return <Shown caseId={first.caseId} authority={authority.name} />;
      }}
    </Reading>
  );
}

function Shown({ caseId, authority }: { readonly caseId: string; readonly authority: string }) {
  const process = useProcess(caseId);
  return (
    <Reading from={process} what="the process">
      {(picture) => (
        <Page title={picture.process.title} caption={`${authority}, version ${picture.version}`}>
          <p className="govuk-body">
            This is the process as your authority runs it. The page of a child shows the same picture with where that
            child is now.
          </p>
          <Suspense fallback={<Waiting what="the picture" />}>
            <ProcessView
              picture={{ ...picture, current: [], rows: picture.rows.map((row) => ({ ...row, current: false })) }}
              about={picture.process.title}
            />
          </Suspense>
        </Page>
      )}
    </Reading>
  );
}
