/** Finding a child: by name, reference or worker, by plan, legal status, team, or with something overdue; 50 a page. */
import type { Children, ShownColumn } from '@homeward/contract';
import { type FormEvent, useState } from 'react';
import { paths } from '../paths';
import { useChildren } from '../server/queries';
import { Reading } from '../shell/reading';
import { useSignedIn } from '../shell/session-context';
import { AppLink, useGo } from '../ui/app-link';
import { Day } from '../ui/day';
import { Page } from '../ui/page';
import { Pages } from '../ui/pages';
import { StackingTable } from '../ui/stacking-table';
import { Tag } from '../ui/tag';
import { RestrictedNote, RestrictedTag } from './restricted-record';

export interface ChildrenSearch {
  readonly q?: string | undefined;
  readonly plan?: string | undefined;
  readonly legalStatus?: string | undefined;
  readonly team?: string | undefined;
  readonly overdue?: string | undefined;
  readonly page?: string | undefined;
}

export function ChildrenPage({ search }: { readonly search: ChildrenSearch }) {
  const { may } = useSignedIn();
  const { q, plan, legalStatus, team, overdue } = search;
  const page = Math.max(1, Number.parseInt(search.page ?? '1', 10) || 1);
  const children = useChildren({ q, plan, legalStatus, team, page, ...(overdue === 'yes' && { overdue: 'yes' }) });
  const filtered = [q, plan, legalStatus, team, overdue].some((value) => value !== undefined && value !== '');
  if (!may.seeCases)
    return (
      <Page title="Children">
        <p className="govuk-body">
          Your roles do not show you any child’s record. Ask your administrator if you need one to.
        </p>
      </Page>
    );
  return (
    <Reading from={children} what="the children">
      {(found) => (
        <Page title="Children">
          {may.opens.some(({ subject }) => subject === 'child') && (
            <p className="govuk-body">
              <AppLink to={paths.newChild()}>Open a record for a child</AppLink>
            </p>
          )}
          <Filters key={JSON.stringify(search)} search={search} filters={found.filters} />
          <p className="govuk-body" role="status">
            {found.total === 1 ? '1 child' : `${found.total.toLocaleString('en-GB')} children`}
            {filtered && ' found'}
          </p>
          {found.rows.length === 0 ? (
            <p className="govuk-body">
              {filtered
                ? 'No child matches. Check the spelling, or take a filter away.'
                : 'There are no children here that you may see.'}
            </p>
          ) : (
            <>
              <RestrictedNote titles={found.rows.map(({ restricted }) => restricted)} />
              <Found rows={found.rows} filters={found.filters} />
            </>
          )}
          <Pages
            page={found.page}
            pages={found.pages}
            linkTo={(wanted) => paths.children({ ...search, page: wanted })}
          />
        </Page>
      )}
    </Reading>
  );
}

function Filters({ search, filters }: { readonly search: ChildrenSearch; readonly filters: Children['filters'] }) {
  const go = useGo();
  const [wanted, setWanted] = useState<ChildrenSearch>(search);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    go(paths.children({ ...wanted, page: undefined }));
  };
  const selects = [
    { name: 'plan', column: filters.plan },
    { name: 'legalStatus', column: filters.legalStatus },
    { name: 'team', column: { title: 'Team', options: filters.team } },
  ] as const;
  return (
    <search aria-label="Filter the children">
      <form className="hw-filters" onSubmit={submit}>
        <div className="govuk-form-group">
          <label className="govuk-label" htmlFor="filter-q">
            Name, reference or worker
          </label>
          <input
            id="filter-q"
            type="search"
            className="govuk-input"
            value={wanted.q ?? ''}
            onChange={(event) => setWanted({ ...wanted, q: event.target.value })}
          />
        </div>
        {selects.map(
          ({ name, column }) =>
            column !== null && (
              <div className="govuk-form-group" key={name}>
                <label className="govuk-label" htmlFor={`filter-${name}`}>
                  {column.title}
                </label>
                <select
                  id={`filter-${name}`}
                  className="govuk-select"
                  value={wanted[name] ?? ''}
                  onChange={(event) => setWanted({ ...wanted, [name]: event.target.value })}
                >
                  <option value="">All</option>
                  {column.options.map((option) => (
                    <option key={option.key} value={option.key}>
                      {option.title}
                    </option>
                  ))}
                </select>
              </div>
            ),
        )}
        <div className="govuk-form-group">
          <div className="govuk-checkboxes govuk-checkboxes--small">
            <div className="govuk-checkboxes__item">
              <input
                id="filter-overdue"
                type="checkbox"
                className="govuk-checkboxes__input"
                checked={wanted.overdue === 'yes'}
                onChange={(event) => setWanted({ ...wanted, overdue: event.target.checked ? 'yes' : undefined })}
              />
              <label className="govuk-label govuk-checkboxes__label" htmlFor="filter-overdue">
                Something overdue
              </label>
            </div>
          </div>
        </div>
        <div className="govuk-button-group">
          <button type="submit" className="govuk-button govuk-button--secondary govuk-!-margin-bottom-0">
            Apply filters
          </button>
          <AppLink to={paths.children()}>Clear filters</AppLink>
        </div>
      </form>
    </search>
  );
}

function Found({ rows, filters: { plan, legalStatus } }: Pick<Children, 'rows' | 'filters'>) {
  /** What the authority does not show is no column. */
  const shown = <T,>(column: ShownColumn | null, content: (title: string) => T): readonly T[] =>
    column === null ? [] : [content(column.title)];
  return (
    <StackingTable
      caption="Children found"
      captionHidden
      columns={[
        'Child',
        'Age',
        ...shown(plan, (title) => title),
        ...shown(legalStatus, (title) => title),
        'Worker',
        'Next due',
      ]}
      rows={rows.map((row) => ({
        key: row.caseId,
        cells: [
          <span key="child">
            <AppLink to={paths.child(row.caseId)}>{row.name}</AppLink>
            <span className="hw-under">{row.reference}</span>
            {row.process !== null && <span className="hw-under">{row.process}</span>}
            <RestrictedTag title={row.restricted} />
          </span>,
          row.ageInWords,
          ...shown(plan, () => row.plan?.title ?? 'None recorded'),
          ...shown(legalStatus, () => row.legalStatus?.title ?? 'None recorded'),
          row.socialWorker === null
            ? (row.team ?? '')
            : `${row.socialWorker}${row.team === null ? '' : `, ${row.team}`}`,
          <span key="due">
            {row.nextDue === null ? 'Nothing due' : <Day on={row.nextDue} />}
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
