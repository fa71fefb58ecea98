/** Narrows the audit trail to a record, a person and days. */
import { isPlainDate } from '@homeward/engine';
import { type FormEvent, useState } from 'react';
import { ErrorSummary, type PageProblem } from '../forms/error-summary';
import { DateBoxes } from '../forms/theme/date-boxes';
import { errorId } from '../forms/theme/question-options';
import { AppLink, useGo } from '../ui/app-link';
import type { AuditSearch } from './audit-search';

const TEXTS = [
  { name: 'reference', label: 'Reference' },
  { name: 'who', label: 'Person' },
] as const;
const DAYS = [
  { name: 'from', label: 'From', day: 'The first day' },
  { name: 'to', label: 'To', day: 'The last day' },
] as const;

export function AuditFilters({
  search,
  linkTo,
}: {
  readonly search: AuditSearch;
  readonly linkTo: (search: AuditSearch) => string;
}) {
  const go = useGo();
  const [wanted, setWanted] = useState<AuditSearch>(search);
  const [problems, setProblems] = useState<readonly PageProblem[]>([]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const found = problemsOf(wanted);
    setProblems(found);
    if (found.length === 0) go(linkTo(wanted));
  };
  return (
    <search aria-label="Filter the audit trail">
      <ErrorSummary problems={problems} />
      <form className="hw-filters" noValidate onSubmit={submit}>
        {TEXTS.map(({ name, label }) => (
          <div className="govuk-form-group" key={name}>
            <label className="govuk-label" htmlFor={`filter-${name}`}>
              {label}
            </label>
            <input
              id={`filter-${name}`}
              type="search"
              className="govuk-input"
              maxLength={120}
              value={wanted[name] ?? ''}
              onChange={(event) => setWanted({ ...wanted, [name]: event.target.value || undefined })}
            />
          </div>
        ))}
        {DAYS.map(({ name, label }) => {
          const id = `filter-${name}`;
          const message = problems.find((problem) => problem.id === id)?.message;
          return (
            <fieldset
              key={name}
              className={`govuk-fieldset govuk-form-group${message === undefined ? '' : ' govuk-form-group--error'}`}
            >
              <legend className="govuk-fieldset__legend">{label}</legend>
              {message !== undefined && (
                <p id={errorId(id)} className="govuk-error-message">
                  <span className="govuk-visually-hidden">Error:</span> {message}
                </p>
              )}
              <DateBoxes
                id={id}
                value={wanted[name]}
                wrong={message !== undefined}
                onChange={(day) => setWanted({ ...wanted, [name]: day })}
              />
            </fieldset>
          );
        })}
        <div className="govuk-button-group">
          <button type="submit" className="govuk-button govuk-button--secondary govuk-!-margin-bottom-0">
            Apply filters
          </button>
          <AppLink
            to={linkTo({})}
            onClick={() => {
              setWanted({});
              setProblems([]);
            }}
          >
            Clear filters
          </AppLink>
        </div>
      </form>
    </search>
  );
}

function problemsOf({ from, to, ...rest }: AuditSearch): readonly PageProblem[] {
  const days = { ...rest, from, to };
  const unreal = DAYS.flatMap(({ name, day }) => {
    const given = days[name];
    return given === undefined || isPlainDate(given)
      ? []
      : [{ id: `filter-${name}`, message: `${day} must be a real date and include a day, month and year` }];
  });
  if (unreal.length > 0 || from === undefined || to === undefined || from <= to) return unreal;
  return [{ id: 'filter-to', message: 'The last day must be the same as or after the first day' }];
}
