/** Which page stands at which address. Pages get what they need as properties; only this file knows the router. */
import { createRootRoute, createRoute, createRouter } from '@tanstack/react-router';
import { ImportPage } from './admin/import-page';
import { AuditPage, ReadingsPage } from './audit/audit-page';
import { ClausesPage } from './clauses/clauses-page';
import { HelpPage } from './help/help-page';
import { patterns } from './paths';
import { CaseListPage } from './practitioner/case-list-page';
import { ChildPage } from './practitioner/child-page';
import { ChildrenPage } from './practitioner/children-page';
import { HistoryPage } from './practitioner/history-page';
import { TimelinePage } from './practitioner/timeline-page';
import { asTab, WorkPage } from './practitioner/work-page';
import { ChildProcessPage } from './process-picture/child-process-page';
import { ProcessPage } from './process-picture/process-page';
import type { RecordPlace } from './record/record-pages';
import { AccountPage } from './shell/account-page';
import { Layout } from './shell/layout';
import { NotFoundPage } from './shell/not-found-page';
import { SignInPage } from './shell/sign-in-page';
import { useAddress } from './ui/address';
import { Loaded, laterCode } from './ui/loaded';
import { noteNavigation } from './ui/page';

// The editor is for a few people of an authority, and large.
const processesPage = laterCode(() => import('./editor/processes-page').then((module) => module.ProcessesPage));
const exchangePage = laterCode(() => import('./editor/exchange/exchange-page').then((module) => module.ExchangePage));
const movePage = laterCode(() => import('./editor/move/move-page').then((module) => module.MovePage));
const versionDifferencesPage = laterCode(() =>
  import('./editor/differences/version-differences-page').then((module) => module.VersionDifferencesPage),
);
const draftPage = laterCode(() => import('./editor/draft-page').then((module) => module.DraftPage));

// Forms bring rjsf and a validator, a third of all there is to load: only for those who open one.
const newCasePage = laterCode(() => import('./practitioner/new-case-page').then((module) => module.NewCasePage));
const peoplePage = laterCode(() => import('./acts/people-page').then((module) => module.PeoplePage));
const correctPage = laterCode(() => import('./acts/correct-page').then((module) => module.CorrectPage));
const tickOffPage = laterCode(() => import('./acts/tick-off-page').then((module) => module.TickOffPage));
const recordPages = laterCode(() => import('./record/record-pages').then((module) => module.RecordPages));

/** Search parameters are text: the router's own JSON reading would turn a reference such as 0012 into a number. */
const textOf = (search: Record<string, unknown>, name: string): string | undefined => {
  const value = search[name];
  return typeof value === 'string' && value !== '' ? value : undefined;
};

const root = createRootRoute({ component: Layout, notFoundComponent: NotFoundPage });
const parent = () => root;

const signIn = createRoute({
  getParentRoute: parent,
  path: patterns.signIn,
  validateSearch: (search) => ({ to: textOf(search, 'to') }),
  component: () => <SignInPage to={signIn.useSearch().to} />,
});
const work = createRoute({
  getParentRoute: parent,
  path: patterns.work,
  validateSearch: (search) => ({ tab: textOf(search, 'tab') }),
  component: () => <WorkPage tab={asTab(work.useSearch().tab)} />,
});
const children = createRoute({
  getParentRoute: parent,
  path: patterns.children,
  validateSearch: (search) => ({
    q: textOf(search, 'q'),
    plan: textOf(search, 'plan'),
    legalStatus: textOf(search, 'legalStatus'),
    team: textOf(search, 'team'),
    overdue: textOf(search, 'overdue'),
    page: textOf(search, 'page'),
  }),
  component: () => <ChildrenPage search={children.useSearch()} />,
});
const caseList = (path: typeof patterns.families | typeof patterns.matches, about: 'household' | 'match') => {
  const route = createRoute({
    getParentRoute: parent,
    path,
    validateSearch: (search) => ({
      q: textOf(search, 'q'),
      stage: textOf(search, 'stage'),
      page: textOf(search, 'page'),
    }),
    component: () => <CaseListPage about={about} search={route.useSearch()} />,
  });
  return route;
};
const families = caseList(patterns.families, 'household');
const matches = caseList(patterns.matches, 'match');
const newChild = createRoute({
  getParentRoute: parent,
  path: patterns.newChild,
  validateSearch: (search) => ({ process: textOf(search, 'process') }),
  component: () => {
    const { process: chosen } = newChild.useSearch();
    return (
      <Loaded code={newCasePage} what="the form">
        {(NewCasePage) => <NewCasePage key={chosen} chosen={chosen} />}
      </Loaded>
    );
  },
});
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
const process = createRoute({
  getParentRoute: parent,
  path: patterns.process,
  validateSearch: (search) => ({ state: textOf(search, 'state') }),
  component: () => <ProcessPage state={process.useSearch().state} />,
});
const clauses = createRoute({
  getParentRoute: parent,
  path: patterns.clauses,
  validateSearch: (search) => ({
    cls: textOf(search, 'cls'),
    how: textOf(search, 'how'),
    page: textOf(search, 'page'),
  }),
  component: () => <ClausesPage search={clauses.useSearch()} />,
});
const importReturn = createRoute({
  getParentRoute: parent,
  path: patterns.importReturn,
  validateSearch: (search) => ({ id: textOf(search, 'id') }),
  component: () => <ImportPage importId={importReturn.useSearch().id} />,
});
const auditSearch = (search: Record<string, unknown>) => ({
  reference: textOf(search, 'reference'),
  who: textOf(search, 'who'),
  from: textOf(search, 'from'),
  to: textOf(search, 'to'),
});
const audit = createRoute({
  getParentRoute: parent,
  path: patterns.audit,
  validateSearch: auditSearch,
  component: () => <AuditPage search={audit.useSearch()} />,
});
const auditReadings = createRoute({
  getParentRoute: parent,
  path: patterns.auditReadings,
  validateSearch: auditSearch,
  component: () => <ReadingsPage search={auditReadings.useSearch()} />,
});
const processes = createRoute({
  getParentRoute: parent,
  path: patterns.processes,
  component: () => (
    <Loaded code={processesPage} what="the versions">
      {(ProcessesPage) => <ProcessesPage />}
    </Loaded>
  ),
});
const exchange = createRoute({
  getParentRoute: parent,
  path: patterns.exchange,
  component: () => (
    <Loaded code={exchangePage} what="the keys">
      {(ExchangePage) => <ExchangePage />}
    </Loaded>
  ),
});
const moveCases = createRoute({
  getParentRoute: parent,
  path: patterns.moveCases,
  validateSearch: (search) => ({ from: textOf(search, 'from') }),
  component: () => {
    const { version } = moveCases.useParams();
    const { from } = moveCases.useSearch();
    return (
      <Loaded code={movePage} what="the move">
        {(MovePage) => <MovePage key={version} version={version} from={from} />}
      </Loaded>
    );
  },
});
const versionDifferences = createRoute({
  getParentRoute: parent,
  path: patterns.versionDifferences,
  validateSearch: (search) => ({ from: textOf(search, 'from') }),
  component: () => {
    const { version } = versionDifferences.useParams();
    const { from } = versionDifferences.useSearch();
    return (
      <Loaded code={versionDifferencesPage} what="the differences">
        {(VersionDifferencesPage) => <VersionDifferencesPage key={version} version={version} from={from} />}
      </Loaded>
    );
  },
});
/** One component for all areas of a draft: it stays while they change, and with it everything that is not saved yet. */
const draft = createRoute({
  getParentRoute: parent,
  path: patterns.draft,
  validateSearch: (search) => ({ at: textOf(search, 'at') }),
  component: () => {
    const { draftId } = draft.useParams();
    const { at } = draft.useSearch();
    const area = useAddress().split('/')[3];
    return (
      <Loaded code={draftPage} what="the draft">
        {(DraftPage) => <DraftPage key={draftId} draftId={draftId} area={area} at={at} />}
      </Loaded>
    );
  },
});
const draftAreas = ['/', '$area'].map((path) =>
  createRoute({ getParentRoute: () => draft, path, component: () => null }),
);
const account = createRoute({ getParentRoute: parent, path: patterns.account, component: AccountPage });
const help = createRoute({ getParentRoute: parent, path: patterns.help, component: HelpPage });

/** One component for all pages of a form: it stays while its pages change, and with it everything typed. */
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

export const makeRouter = () => {
  const router = createRouter({
    routeTree: root.addChildren([
      signIn,
      work,
      newChild,
      children,
      families,
      matches,
      child,
      timeline,
      history,
      childProcess,
      people,
      correct,
      tickOff,
      process,
      clauses,
      importReturn,
      audit,
      auditReadings,
      processes,
      exchange,
      moveCases,
      versionDifferences,
      draft.addChildren(draftAreas),
      account,
      help,
      form.addChildren(formPages),
    ]),
    parseSearch: (search) => Object.fromEntries(new URLSearchParams(search)),
    stringifySearch: (search) => {
      const text = new URLSearchParams(
        Object.entries(search).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
      ).toString();
      return text === '' ? '' : `?${text}`;
    },
    defaultNotFoundComponent: NotFoundPage,
  });
  router.subscribe('onBeforeNavigate', ({ fromLocation, pathChanged }) => {
    if (fromLocation !== undefined && pathChanged) noteNavigation();
  });
  return router;
};
