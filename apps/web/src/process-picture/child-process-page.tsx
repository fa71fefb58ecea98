/** The process a child goes through, with the states the child is in now lit. */
import { lazy, Suspense } from 'react';
import { paths } from '../paths';
import { backToChildren, ChildHeader } from '../practitioner/child-header';
import { useCase, useProcess } from '../server/queries';
import { Reading } from '../shell/reading';
import { Page } from '../ui/page';
import { Waiting } from '../ui/waiting';

export const ProcessView = lazy(() => import('./process-view').then((module) => ({ default: module.ProcessView })));

export function ChildProcessPage({ caseId }: { readonly caseId: string }) {
  const overview = useCase(caseId);
  const process = useProcess(caseId);
  return (
    <Reading from={overview} what="the process">
      {(record) => (
        <Page
          title={`Process of ${record.child.name}`}
          caption={`Reference ${record.child.reference}`}
          back={backToChildren}
        >
          <ChildHeader overview={record} current={paths.childProcess(caseId)} />
          {process.data === undefined ? (
            <Waiting what="the process" />
          ) : (
            <>
              <p className="govuk-body">
                Now:{' '}
                {process.data.current
                  .filter((path) => !process.data.current.some((other) => other.startsWith(`${path}.`)))
                  .map((path) => process.data.titles[path] ?? path)
                  .join('; ')}
                .
              </p>
              <Suspense fallback={<Waiting what="the picture" />}>
                <ProcessView picture={process.data} about={`the process of ${record.child.name}`} />
              </Suspense>
            </>
          )}
        </Page>
      )}
    </Reading>
  );
}
