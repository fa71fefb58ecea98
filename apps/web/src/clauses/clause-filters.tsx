/** Narrows the clauses to a class and to how they are covered. */
import { CLAUSE_STANDINGS, type CoveredClause } from '@homeward/contract';
import { type FormEvent, useState } from 'react';
import { paths } from '../paths';
import { AppLink, useGo } from '../ui/app-link';
import type { ClausesSearch } from './clauses-search';
import { classInWords, STANDING } from './standing';

export function ClauseFilters({
  search,
  clauses,
}: {
  readonly search: ClausesSearch;
  readonly clauses: readonly CoveredClause[];
}) {
  const go = useGo();
  const [wanted, setWanted] = useState<ClausesSearch>(search);
  const classes = [...new Set(clauses.flatMap(({ cls }) => (cls === null ? [] : [cls])))].sort();
  const selects = [
    {
      name: 'how',
      label: 'How it is covered',
      options: CLAUSE_STANDINGS.map((key) => ({ key, title: STANDING[key].title })),
    },
    { name: 'cls', label: 'Kind of clause', options: classes.map((key) => ({ key, title: classInWords(key) })) },
  ] as const;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    go(paths.clauses({ ...wanted, page: undefined }));
  };
  return (
    <search aria-label="Filter the clauses">
      <form className="hw-filters" onSubmit={submit}>
        {selects.map(({ name, label, options }) => (
          <div className="govuk-form-group" key={name}>
            <label className="govuk-label" htmlFor={`filter-${name}`}>
              {label}
            </label>
            <select
              id={`filter-${name}`}
              className="govuk-select"
              value={wanted[name] ?? ''}
              onChange={(event) => setWanted({ ...wanted, [name]: event.target.value || undefined })}
            >
              <option value="">All</option>
              {options.map((option) => (
                <option key={option.key} value={option.key}>
                  {option.title}
                </option>
              ))}
            </select>
          </div>
        ))}
        <div className="govuk-button-group">
          <button type="submit" className="govuk-button govuk-button--secondary govuk-!-margin-bottom-0">
            Apply filters
          </button>
          <AppLink to={paths.clauses()}>Clear filters</AppLink>
        </div>
      </form>
    </search>
  );
}
