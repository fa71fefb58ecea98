/** The child's record at a glance: where things are, what can be done and what not yet, what is due, which routes are open. */
import type { CaseOverview, RouteRow } from '@homeward/contract';
import { paths } from '../paths';
import { useCase, useTimeline } from '../server/queries';
import { Reading } from '../shell/reading';
import { TimelineFigure } from '../timeline/timeline-figure';
import { AppLink } from '../ui/app-link';
import { Day } from '../ui/day';
import { Page } from '../ui/page';
import { StackingTable } from '../ui/stacking-table';
import { Tag, type TagColour } from '../ui/tag';
import { ActionList, NextActions } from './action-list';
import { backToList, ChildHeader } from './child-header';
import { DeadlineList } from './deadline-list';
import { LinkedCases } from './linked-cases';
import { OpenTasks } from './open-tasks';

export function ChildPage({ caseId }: { readonly caseId: string }) {
  const overview = useCase(caseId);
  return (
    <Reading from={overview} what="the record">
      {(record) => (
        <Page title={record.child.name} caption={`Reference ${record.child.reference}`} back={backToList(record)}>
          <ChildHeader overview={record} current={paths.child(caseId)} />
          <div className="govuk-grid-row">
            <div className="govuk-grid-column-two-thirds">
              <h2 className="govuk-heading-m">Where things are now</h2>
              <div className="govuk-inset-text govuk-!-margin-top-0">
                {record.statement.length === 0 ? (
                  <p className="govuk-body">Nothing has been recorded yet.</p>
                ) : (
                  record.statement.map((sentence) => (
                    <p key={sentence} className="govuk-body">
                      {sentence}
                    </p>
                  ))
                )}
              </div>
              <NextActions record={record} />
              <OpenTasks record={record} />
              <ActionList record={record} />
            </div>
            <div className="govuk-grid-column-one-third">
              <DeadlineList deadlines={record.deadlines} />
            </div>
          </div>
          <LinkedCases linked={record.linked} />
          <Routes record={record} />
          <Documents record={record} />
          {record.may.correctFacts && (
            <p className="govuk-body">
              <AppLink to={paths.correct(caseId)}>Correct a date or a fact</AppLink>
            </p>
          )}
          <h2 className="govuk-heading-m">Timeline</h2>
          <TimelineOf caseId={caseId} name={record.child.name} />
          <p className="hw-saved">
            {record.process.title}, process version {record.version}
          </p>
        </Page>
      )}
    </Reading>
  );
}

function TimelineOf({ caseId, name }: { readonly caseId: string; readonly name: string }) {
  const timeline = useTimeline(caseId);
  if (timeline.data === undefined)
    return (
      <p className="govuk-body">{timeline.isError ? 'The timeline could not be shown.' : 'Loading the timeline…'}</p>
    );
  return <TimelineFigure timeline={timeline.data} childName={name} />;
}

const POSITIONS: Readonly<Record<RouteRow['position'], { readonly words: string; readonly colour: TagColour }>> = {
  plan: { words: 'Plan', colour: 'green' },
  secured: { words: 'Secured', colour: 'green' },
  contingency: { words: 'Contingency', colour: 'blue' },
  considered: { words: 'Being considered', colour: 'yellow' },
  ruledOut: { words: 'Ruled out', colour: 'grey' },
  none: { words: 'Not considered', colour: 'grey' },
};

function Routes({ record }: { readonly record: CaseOverview }) {
  if (record.routes.length === 0) return null;
  const open = record.routes.filter((route) => route.position !== 'none');
  const unopened = record.routes.filter((route) => route.position === 'none');
  return (
    <div className="govuk-!-margin-top-6">
      {open.length > 0 && (
        <StackingTable
          caption="Routes being considered"
          columns={['Route', 'Position', 'Now', 'Since']}
          rows={open.map((route) => ({
            key: route.region,
            cells: [
              route.title,
              <Tag key="position" colour={POSITIONS[route.position].colour}>
                {POSITIONS[route.position].words}
              </Tag>,
              route.now,
              route.since === null ? '' : <Day key="since" on={route.since} />,
            ],
          }))}
        />
      )}
      {open.length === 0 && <h2 className="govuk-heading-m govuk-!-margin-top-6">Routes being considered</h2>}
      {unopened.length > 0 && (
        <p className="govuk-body">Not considered so far: {unopened.map((route) => route.title).join(', ')}.</p>
      )}
    </div>
  );
}

function Documents({ record }: { readonly record: CaseOverview }) {
  const begun = record.documents.filter((document) => document.status !== 'none');
  if (begun.length === 0) return null;
  return (
    <StackingTable
      caption="Documents"
      columns={['Document', 'Status', 'By', 'On']}
      rows={begun.map((document) => ({
        key: document.key,
        cells: [
          document.title,
          `${document.status}${document.version > 1 ? `, version ${document.version}` : ''}`,
          document.author ?? '',
          document.on === null ? '' : <Day key="on" on={document.on} />,
        ],
      }))}
    />
  );
}
