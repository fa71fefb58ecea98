/** Pages of an authority's procedure: its picture and clauses, its versions, and drafts of the next one. */
import { createRoute } from '@tanstack/react-router';
import { ClausesPage } from '../clauses/clauses-page';
import { patterns } from '../paths';
import { ProcessPage } from '../process-picture/process-page';
import { useAddress } from '../ui/address';
import { Loaded, laterCode } from '../ui/loaded';
import { parent, textOf } from './root';

// The editor is for a few people of an authority, and large.
const processesPage = laterCode(() => import('../editor/processes-page').then((module) => module.ProcessesPage));
const exchangePage = laterCode(() => import('../editor/exchange/exchange-page').then((module) => module.ExchangePage));
const movePage = laterCode(() => import('../editor/move/move-page').then((module) => module.MovePage));
const versionDifferencesPage = laterCode(() =>
  import('../editor/differences/version-differences-page').then((module) => module.VersionDifferencesPage),
);
const draftPage = laterCode(() => import('../editor/draft-page').then((module) => module.DraftPage));

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

export const procedureRoutes = [
  process,
  clauses,
  processes,
  exchange,
  moveCases,
  versionDifferences,
  draft.addChildren(draftAreas),
];
