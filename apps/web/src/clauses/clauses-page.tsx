/** Clause by clause beside the procedure's own words: how each is carried out, by what, and which walkthroughs would notice if it were not. */
import { CLAUSE_STANDINGS, type ClauseStanding, type Clauses, type CoveredClause } from '@homeward/contract';
import { paths } from '../paths';
import { useClauses } from '../server/queries';
import { Reading } from '../shell/reading';
import { useSignedIn } from '../shell/session-context';
import { Page } from '../ui/page';
import { Pages } from '../ui/pages';
import { SubNavigation } from '../ui/sub-navigation';
import { ClauseFilters } from './clause-filters';
import { ClauseTable } from './clause-table';
import type { ClausesSearch } from './clauses-search';
import { STANDING } from './standing';

const PER_PAGE = 50;

export const asStanding = (given: string | undefined): ClauseStanding | undefined =>
  CLAUSE_STANDINGS.find((standing) => standing === given);

export function ClausesPage({ search }: { readonly search: ClausesSearch }) {
  const { authority } = useSignedIn();
  const clauses = useClauses();
  return (
    <Reading from={clauses} what="the clauses">
      {(found) => (
        <Page title="Clauses" caption={`${authority.name}, version ${found.version}`}>
          <ProcessNavigation current={paths.clauses()} />
          <p className="govuk-body">
            This is your authority’s procedure, clause by clause, with what carries each clause out here. A clause
            counts as carried out only when a walkthrough would fail without it.
          </p>
          <Counts clauses={found} />
          <ClauseFilters key={JSON.stringify(search)} search={search} clauses={found.clauses} />
          <Found clauses={found.clauses} search={search} />
        </Page>
      )}
    </Reading>
  );
}

export function ProcessNavigation({ current }: { readonly current: string }) {
  return (
    <SubNavigation
      label="Process"
      current={current}
      items={[
        { to: paths.process(), text: 'Process' },
        { to: paths.clauses(), text: 'Clauses' },
      ]}
    />
  );
}

function Counts({ clauses: { counts, clauses, failing } }: { readonly clauses: Clauses }) {
  return (
    <>
      <dl className="govuk-summary-list">
        {CLAUSE_STANDINGS.map((standing) => (
          <div key={standing} className="govuk-summary-list__row">
            <dt className="govuk-summary-list__key">{STANDING[standing].title}</dt>
            <dd className="govuk-summary-list__value">
              {counts[standing] ?? 0} of {clauses.length}
            </dd>
          </div>
        ))}
      </dl>
      {failing.length > 0 && (
        <p className="govuk-body">
          Nothing is counted for {failing.length === 1 ? 'a walkthrough that does' : 'walkthroughs that do'} not hold:{' '}
          {failing.join(', ')}.
        </p>
      )}
    </>
  );
}

function Found({ clauses, search }: { readonly clauses: readonly CoveredClause[]; readonly search: ClausesSearch }) {
  const how = asStanding(search.how);
  const wanted = clauses.filter(
    (clause) => (search.cls === undefined || clause.cls === search.cls) && (how === undefined || clause.how === how),
  );
  const pages = Math.max(1, Math.ceil(wanted.length / PER_PAGE));
  const page = Math.min(pages, Math.max(1, Number.parseInt(search.page ?? '1', 10) || 1));
  return (
    <>
      <p className="govuk-body" role="status">
        {wanted.length === 1 ? '1 clause' : `${wanted.length} clauses`}
        {wanted.length < clauses.length && ' found'}
      </p>
      {wanted.length === 0 ? (
        <p className="govuk-body">No clause matches. Take a filter away.</p>
      ) : (
        <ClauseTable clauses={wanted.slice((page - 1) * PER_PAGE, page * PER_PAGE)} />
      )}
      <Pages page={page} pages={pages} linkTo={(to) => paths.clauses({ ...search, page: to })} />
    </>
  );
}
