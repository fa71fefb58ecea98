/** Signing in, one's work, lists of records, and what is about oneself or the whole authority. */
import { createRoute } from '@tanstack/react-router';
import { ImportPage } from '../admin/import-page';
import { AuditPage, ReadingsPage } from '../audit/audit-page';
import { HelpPage } from '../help/help-page';
import { patterns } from '../paths';
import { CaseListPage } from '../practitioner/case-list-page';
import { ChildrenPage } from '../practitioner/children-page';
import { asTab, WorkPage } from '../practitioner/work-page';
import { AccountPage } from '../shell/account-page';
import { SignInPage } from '../shell/sign-in-page';
import { Loaded, laterCode } from '../ui/loaded';
import { parent, textOf } from './root';

// Forms bring rjsf and a validator, a third of all there is to load: only for those who open one.
const newCasePage = laterCode(() => import('../practitioner/new-case-page').then((module) => module.NewCasePage));

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
const account = createRoute({ getParentRoute: parent, path: patterns.account, component: AccountPage });
const help = createRoute({ getParentRoute: parent, path: patterns.help, component: HelpPage });

export const listRoutes = [
  signIn,
  work,
  newChild,
  children,
  families,
  matches,
  importReturn,
  audit,
  auditReadings,
  account,
  help,
];
