/** The process a child goes through, with the states the child is in now lit. */
import type { ProcessPicture } from '@homeward/contract';
import { paths } from '../paths';
import { backToList, ChildHeader } from '../practitioner/child-header';
import { useCase, useProcess } from '../server/queries';
import { Reading } from '../shell/reading';
import { insideSentence } from '../ui/inside-sentence';
import { Loaded, laterCode } from '../ui/loaded';
import { Page } from '../ui/page';
import { Waiting } from '../ui/waiting';

export const processView = laterCode(() => import('./process-view').then((module) => module.ProcessView));

export function ChildProcessPage({ caseId }: { readonly caseId: string }) {
  const overview = useCase(caseId);
  const process = useProcess(caseId);
  return (
    <Reading from={overview} what="the process">
      {(record) => (
        <Page
          title={`Process of ${record.child.name}`}
          caption={`Reference ${record.child.reference}`}
          back={backToList(record)}
        >
          <ChildHeader overview={record} current={paths.childProcess(caseId)} />
          {process.data === undefined ? (
            <Waiting what="the process" />
          ) : (
            <>
              <p className="govuk-body">Now: {whereNow(process.data).join('; ')}.</p>
              <Loaded code={processView} what="the picture">
                {(ProcessView) => <ProcessView picture={process.data} about={`the process of ${record.child.name}`} />}
              </Loaded>
            </>
          )}
        </Page>
      )}
    </Reading>
  );
}

/** "Reviews: second review due", one for each part of the process that goes on at the same time. */
function whereNow({ current, titles }: ProcessPicture): readonly string[] {
  const innermost = current.filter((path) => !current.some((other) => other.startsWith(`${path}.`)));
  return innermost.map((path) => {
    const region = path.split('.').slice(0, -1).join('.');
    const title = titles[path] ?? path;
    return titles[region] === undefined ? title : `${titles[region]}: ${insideSentence(title)}`;
  });
}
