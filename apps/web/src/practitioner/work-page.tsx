/** My work: what I have to do, most urgent first; what I wait for; what my team has; what is done. */
import { draftKey, WORK_TABS, type Work, type WorkItem, type WorkTab } from '@homeward/contract';
import { paths } from '../paths';
import { useChangesTo } from '../server/live';
import { useWork } from '../server/queries';
import { Reading } from '../shell/reading';
import { AppLink } from '../ui/app-link';
import { Day } from '../ui/day';
import { Page } from '../ui/page';
import { StackingTable } from '../ui/stacking-table';
import { SubNavigation } from '../ui/sub-navigation';
import { Tag, type TagColour } from '../ui/tag';
import { RestrictedNote, RestrictedTag } from './restricted-record';

const TABS: Readonly<Record<WorkTab, { readonly title: string; readonly empty: string }>> = {
  todo: {
    title: 'To do',
    empty: 'You have nothing to do. Tasks appear here when something is recorded that leaves work for you.',
  },
  waiting: { title: 'Waiting for others', empty: 'You are not waiting for anybody.' },
  team: { title: 'My team', empty: 'Your team has nothing to do, or you are in no team.' },
  done: { title: 'Done this month', empty: 'Nothing has been completed this month.' },
};
const COLOURS: Readonly<Record<WorkItem['urgency'], TagColour>> = {
  criticallyOverdue: 'red',
  overdue: 'orange',
  dueSoon: 'yellow',
  notDueYet: 'blue',
  noDate: 'grey',
};

export const asTab = (text: string | undefined): WorkTab => WORK_TABS.find((tab) => tab === text) ?? 'todo';

export function WorkPage({ tab }: { readonly tab: WorkTab }) {
  const work = useWork(tab);
  return (
    <Reading from={work} what="your work">
      {(found) => (
        <Page title="My work">
          <SubNavigation
            label="Work lists"
            current={linkTo(tab)}
            items={WORK_TABS.map((each) => ({
              to: linkTo(each),
              text: `${TABS[each].title} (${(found.counts[each] ?? 0).toLocaleString('en-GB')})`,
            }))}
          />
          <RestrictedNote titles={found.groups.flatMap(({ items }) => items.map(({ restricted }) => restricted))} />
          <SomethingChanged work={found} onRefresh={() => void work.refetch()} />
          {found.groups.every((group) => group.items.length === 0) && <p className="govuk-body">{TABS[tab].empty}</p>}
          {found.groups
            .filter((group) => group.items.length > 0)
            .map((group) => (
              <WorkTable key={group.urgency} group={group} tab={tab} />
            ))}
          {found.cut && (
            <p className="govuk-body">Only the most urgent are shown. Search for a child to see the rest.</p>
          )}
        </Page>
      )}
    </Reading>
  );
}

const linkTo = (tab: WorkTab): string => paths.work(tab === 'todo' ? undefined : tab);

function WorkTable({ group, tab }: { readonly group: Work['groups'][number]; readonly tab: WorkTab }) {
  const others = tab !== 'todo';
  const dated = group.urgency !== 'noDate';
  return (
    <StackingTable
      caption={group.title}
      rowHeaders={false}
      columns={[
        'Child',
        'What to do',
        ...(dated ? (tab === 'done' ? ['Done', 'In time'] : ['Due', 'How urgent']) : []),
        ...(others ? ['Who'] : []),
      ]}
      rows={group.items.map((item) => ({
        key: item.id,
        cells: [
          <span key="child">
            <AppLink className="govuk-link govuk-link--no-visited-state" to={paths.child(item.caseId)}>
              {item.childName}
            </AppLink>
            <RestrictedTag title={item.restricted} />
          </span>,
          <WhatToDo key="task" item={item} tab={tab} />,
          ...(dated ? [<When key="day" item={item} tab={tab} />, <Urgency key="urgency" item={item} tab={tab} />] : []),
          ...(others ? [item.people.map((person) => person.name).join(', ') || item.owner.title] : []),
        ],
      }))}
    />
  );
}

interface CellProps {
  readonly item: WorkItem;
  readonly tab: WorkTab;
}

function When({ item, tab }: CellProps) {
  const day = tab === 'done' ? item.doneOn : item.due;
  return day === null ? '' : <Day on={day} />;
}

const Urgency = ({ item, tab }: CellProps) => (
  <Tag colour={tab === 'done' ? 'green' : COLOURS[item.urgency]}>{upperFirst(item.words)}</Tag>
);

/** The task, and below it the limit that it stands for: one line for both. */
function WhatToDo({ item, tab }: CellProps) {
  return (
    <>
      {item.opens === null || tab === 'done' ? (
        item.what
      ) : (
        <AppLink to={paths.form(item.caseId, draftKey(item.opens))}>
          {item.what}
          <span className="govuk-visually-hidden"> for {item.childName}</span>
        </AppLink>
      )}
      {item.limit !== null && <span className="hw-under hw-under--wraps">Limit: {item.limit}</span>}
    </>
  );
}

const upperFirst = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

function SomethingChanged({ work, onRefresh }: { readonly work: Work; readonly onRefresh: () => void }) {
  const [count, seen] = useChangesTo(work.groups.flatMap((group) => group.items.map((item) => item.caseId)));
  return (
    <div role="status">
      {count > 0 && (
        <div className="hw-banner hw-banner--calm">
          <p className="govuk-body">Something has changed for a child in this list.</p>
          <button
            type="button"
            className="govuk-button govuk-button--secondary"
            onClick={() => {
              seen();
              onRefresh();
            }}
          >
            Show the list as it is now
          </button>
        </div>
      )}
    </div>
  );
}
