/** The whole story of a child's time in care, as a picture and as a table equal to it. */
import { paths } from '../paths';
import { useCase, useTimeline } from '../server/queries';
import { Reading } from '../shell/reading';
import { TimelineFigure } from '../timeline/timeline-figure';
import { Page } from '../ui/page';
import { Waiting } from '../ui/waiting';
import { backToList, ChildHeader } from './child-header';

export function TimelinePage({ caseId }: { readonly caseId: string }) {
  const overview = useCase(caseId);
  const timeline = useTimeline(caseId);
  return (
    <Reading from={overview} what="the timeline">
      {(record) => (
        <Page
          title={`Timeline of ${record.child.name}`}
          caption={`Reference ${record.child.reference}`}
          back={backToList(record)}
        >
          <ChildHeader overview={record} current={paths.timeline(caseId)} />
          {timeline.data === undefined ? (
            <Waiting what="the timeline" />
          ) : (
            <TimelineFigure timeline={timeline.data} childName={record.child.name} tableOpen />
          )}
        </Page>
      )}
    </Reading>
  );
}
