/** Pages of one record: where it stands, its history, its people and its forms. */
import { createRoute } from '@tanstack/react-router';
import { patterns } from '../paths';
import { ChildPage } from '../practitioner/child-page';
import { HistoryPage } from '../practitioner/history-page';
import { TimelinePage } from '../practitioner/timeline-page';
import { ChildProcessPage } from '../process-picture/child-process-page';
import type { RecordPlace } from '../record/record-pages';
import { useAddress } from '../ui/address';
import { Loaded, laterCode } from '../ui/loaded';
import { parent, textOf } from './root';

// Forms bring rjsf and a validator, a third of all there is to load: only for those who open one.
const peoplePage = laterCode(() => import('../acts/people-page').then((module) => module.PeoplePage));
const correctPage = laterCode(() => import('../acts/correct-page').then((module) => module.CorrectPage));
const tickOffPage = laterCode(() => import('../acts/tick-off-page').then((module) => module.TickOffPage));
const recordPages = laterCode(() => import('../record/record-pages').then((module) => module.RecordPages));

const child = createRoute({
  getParentRoute: parent,
  path: patterns.child,
  component: () => <ChildPage key={child.useParams().caseId} caseId={child.useParams().caseId} />,
});
const timeline = createRoute({
  getParentRoute: parent,
  path: patterns.timeline,
  component: () => <TimelinePage caseId={timeline.useParams().caseId} />,
});
const history = createRoute({
  getParentRoute: parent,
  path: patterns.history,
  component: () => <HistoryPage caseId={history.useParams().caseId} />,
});
const childProcess = createRoute({
  getParentRoute: parent,
  path: patterns.childProcess,
  component: () => <ChildProcessPage caseId={childProcess.useParams().caseId} />,
});
const people = createRoute({
  getParentRoute: parent,
  path: patterns.people,
  component: () => {
    const { caseId } = people.useParams();
    return (
      <Loaded code={peoplePage} what="the people">
        {(PeoplePage) => <PeoplePage key={caseId} caseId={caseId} />}
      </Loaded>
    );
  },
});
const correct = createRoute({
  getParentRoute: parent,
  path: patterns.correct,
  validateSearch: (search) => ({ fact: textOf(search, 'fact'), entry: textOf(search, 'entry') }),
  component: () => {
    const { caseId } = correct.useParams();
    const { fact, entry } = correct.useSearch();
    return (
      <Loaded code={correctPage} what="what is known">
        {(CorrectPage) => <CorrectPage key={caseId} caseId={caseId} fact={fact} entry={Number(entry ?? 0)} />}
      </Loaded>
    );
  },
});
const tickOff = createRoute({
  getParentRoute: parent,
  path: patterns.tickOff,
  component: () => {
    const { caseId, task } = tickOff.useParams();
    return (
      <Loaded code={tickOffPage} what="the task">
        {(TickOffPage) => <TickOffPage key={`${caseId} ${task}`} caseId={caseId} task={task} />}
      </Loaded>
    );
  },
});
const form = createRoute({
  getParentRoute: parent,
  path: patterns.form,
  component: () => {
    const { caseId, key } = form.useParams();
    const address = useAddress();
    return (
      <Loaded code={recordPages} what="the form">
        {(RecordPages) => (
          <RecordPages key={`${caseId} ${key}`} caseId={caseId} visitKey={key} place={placeAt(address)} />
        )}
      </Loaded>
    );
  },
});
const formPages = ['/', 'sections/$section', 'check', 'done'].map((path) =>
  createRoute({ getParentRoute: () => form, path, component: () => null }),
);
const placeAt = (address: string): RecordPlace => {
  const [page, section] = address.split('/').slice(5);
  if (page === 'sections' && section !== undefined) return { page: 'section', section };
  if (page === 'check' || page === 'done') return { page };
  return { page: 'start' };
};

export const recordRoutes = [
  child,
  timeline,
  history,
  childProcess,
  people,
  correct,
  tickOff,
  form.addChildren(formPages),
];
