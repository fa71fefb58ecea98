/** The families or the matches that somebody may see, by the stage they are at. */
import type { CaseList } from '@homeward/contract';
import { type FormEvent, useState } from 'react';
import { paths } from '../paths';
import { useCaseList } from '../server/queries';
import { Reading } from '../shell/reading';
import { useSignedIn } from '../shell/session-context';
import { AppLink, useGo } from '../ui/app-link';
import { longDate } from '../ui/dates';
import { Page } from '../ui/page';
import { Pages } from '../ui/pages';
import { StackingTable } from '../ui/stacking-table';
import { Tag } from '../ui/tag';

export interface CaseListSearch {
  readonly q?: string | undefined;
  readonly stage?: string | undefined;
  readonly page?: string | undefined;
}

const WORDS = {
  household: { title: 'Families', one: 'family', many: 'families', to: paths.families },
  match: { title: 'Matches', one: 'match', many: 'matches', to: paths.matches },
} as const;
type About = keyof typeof WORDS;

export function CaseListPage({ about, search }: { readonly about: About; readonly search: CaseListSearch }) {
  const { may } = useSignedIn();
  const words = WORDS[about];
  const page = Math.max(1, Number.parseInt(search.page ?? '1', 10) || 1);
  const list = useCaseList({ about, q: search.q, stage: search.stage, page });
  const opens = may.opens.find(({ subject }) => subject === about);
  if (!may.lists.includes(about))
    return (
      <Page title={words.title}>
        <p className="govuk-body">
          Your roles do not show you the records of {words.many}. Ask your administrator if you need to see them.
        </p>
      </Page>
    );
  return (
    <Reading from={list} what={`the ${words.many}`}>
      {(found) => (
        <Page title={words.title} caption={found.title}>
          {opens !== undefined && (
            <p className="govuk-body">
              <AppLink to={paths.newChild(opens.process)}>Open a record for a {words.one}</AppLink>
            </p>
          )}
          <Filters key={JSON.stringify(search)} about={about} search={search} stages={found.stages} />
          <p className="govuk-body" role="status">
            {found.total === 1 ? `1 ${words.one}` : `${found.total.toLocaleString('en-GB')} ${words.many}`}
            {(search.q ?? search.stage) !== undefined && ' found'}
          </p>
          {found.rows.length > 0 && <Found about={about} rows={found.rows} />}
          <Pages page={found.page} pages={found.pages} linkTo={(wanted) => words.to({ ...search, page: wanted })} />
        </Page>
      )}
    </Reading>
  );
}

function Filters({
  about,
  search,
  stages,
}: {
  readonly about: About;
  readonly search: CaseListSearch;
  readonly stages: CaseList['stages'];
}) {
  const go = useGo();
  const { many, to } = WORDS[about];
  const [wanted, setWanted] = useState<CaseListSearch>(search);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    go(to({ ...wanted, page: undefined }));
  };
  return (
    <search aria-label={`Filter the ${many}`}>
      <form className="hw-filters" onSubmit={submit}>
        <div className="govuk-form-group">
          <label className="govuk-label" htmlFor="filter-q">
            {about === 'household' ? 'Name, reference or worker' : 'Reference or worker'}
          </label>
          <input
            id="filter-q"
            type="search"
            className="govuk-input"
            value={wanted.q ?? ''}
            onChange={(event) => setWanted({ ...wanted, q: event.target.value })}
          />
        </div>
        <div className="govuk-form-group">
          <label className="govuk-label" htmlFor="filter-stage">
            Stage
          </label>
          <select
            id="filter-stage"
            className="govuk-select"
            value={wanted.stage ?? ''}
            onChange={(event) => setWanted({ ...wanted, stage: event.target.value || undefined })}
          >
            <option value="">All</option>
            {stages.map(({ key, title, count }) => (
              <option key={key} value={key}>
                {title} ({count})
              </option>
            ))}
          </select>
        </div>
        <div className="govuk-button-group">
          <button type="submit" className="govuk-button govuk-button--secondary govuk-!-margin-bottom-0">
            Apply filters
          </button>
          <AppLink to={to()}>Clear filters</AppLink>
        </div>
      </form>
    </search>
  );
}

function Found({ about, rows }: { readonly about: About; readonly rows: CaseList['rows'] }) {
  return (
    <StackingTable
      caption={`${WORDS[about].title} found`}
      captionHidden
      columns={[about === 'household' ? 'Family' : 'Match', 'Stage', 'Since', 'Worker', 'Next due']}
      rows={rows.map((row) => ({
        key: row.caseId,
        cells: [
          <span key="case">
            <AppLink to={paths.child(row.caseId)}>{about === 'household' ? row.name : row.reference}</AppLink>
            {about === 'household' && <span className="hw-under">{row.reference}</span>}
          </span>,
          row.stage,
          row.since === null ? '' : longDate(row.since),
          [row.worker, row.team].filter((one) => one !== null).join(', '),
          <span key="due">
            {row.nextDue === null ? 'Nothing due' : longDate(row.nextDue)}
            {row.overdue > 0 && (
              <span className="hw-under">
                <Tag colour="red">{row.overdue === 1 ? '1 overdue' : `${row.overdue} overdue`}</Tag>
              </span>
            )}
          </span>,
        ],
      }))}
    />
  );
}
