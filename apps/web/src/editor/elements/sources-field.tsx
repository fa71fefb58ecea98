/** The clauses that something rests on, with the procedure's own words; more are found by what they say. */
import { useState } from 'react';
import { Details } from '../../ui/details';
import { ClausesOf } from '../clauses-of';
import type { FieldProps } from './field-context';
import { listOf } from './field-values';
import { NewText } from './text-fields';
import { useFocus } from './use-focus';

const MOST_FOUND = 6;

export function SourcesField({ id, field: { label, hint }, value, context: { pack, isLocked }, onChange }: FieldProps) {
  const [wanted, setWanted] = useState('');
  const focus = useFocus();
  const cited = listOf(value).map(String);
  const { clauses, documents } = pack.sources;
  const words = wanted.trim().toLowerCase();
  const found =
    words.length < 2
      ? []
      : Object.entries(clauses).filter(
          ([clause, { rule, quote = '' }]) =>
            !cited.includes(clause) && `${clause} ${rule} ${quote}`.toLowerCase().includes(words),
        );
  return (
    <fieldset className="govuk-fieldset govuk-form-group">
      <legend className="govuk-fieldset__legend govuk-fieldset__legend--s">{label}</legend>
      {hint !== undefined && <p className="govuk-hint">{hint}</p>}
      <ClausesOf sources={cited} about={label} />
      <Details
        className="hw-clauses"
        summary={isLocked ? `Clauses by number: ${cited.length}` : `Change the clauses: ${cited.length}`}
      >
        <ul className="govuk-list hw-items">
          {cited.map((clause, index) => (
            <li key={clause} className="hw-items__item">
              <span>
                {clause}: {clauses[clause]?.rule ?? 'no clause of this number is known'}
              </span>
              {!isLocked && (
                <button
                  type="button"
                  id={`${id}-remove-${index}`}
                  className="hw-link-button"
                  onClick={() => {
                    onChange(
                      cited.filter((each) => each !== clause),
                      `${label}: ${clause} taken out`,
                    );
                    focus(`${id}-remove-${index}`, `${id}-remove-${index - 1}`, `${id}-find`);
                  }}
                >
                  Remove<span className="govuk-visually-hidden"> {clause}</span>
                </button>
              )}
            </li>
          ))}
        </ul>
        {!isLocked && (
          <>
            <NewText id={`${id}-find`} label="Find a clause by what it says" value={wanted} onChange={setWanted} />
            <div role="status">
              {words.length >= 2 && (
                <p className="govuk-body-s">
                  {found.length === 0
                    ? 'No clause says this.'
                    : found.length > MOST_FOUND
                      ? `${found.length} clauses, the first ${MOST_FOUND} shown. Add a word to find fewer.`
                      : `${found.length} found.`}
                </p>
              )}
            </div>
            <ul className="govuk-list hw-items">
              {found.slice(0, MOST_FOUND).map(([clause, { rule, quote, document }]) => (
                <li key={clause} className="hw-items__item">
                  <span>
                    {quote === undefined || quote === '' ? rule : `“${quote}”`}{' '}
                    <span className="hw-quiet">
                      {documents[document]?.title ?? document}, {clause}.
                    </span>
                  </span>
                  <button
                    type="button"
                    className="hw-link-button"
                    onClick={() => {
                      onChange([...cited, clause], `${label}: ${clause} added`);
                      setWanted('');
                      focus(`${id}-find`);
                    }}
                  >
                    Name this clause<span className="govuk-visually-hidden">: {clause}</span>
                  </button>
                </li>
              ))}
            </ul>
          </>
        )}
      </Details>
    </fieldset>
  );
}
