/** The clauses that something rests on, with the procedure's own words; more are found by what they say. */
import { useState } from 'react';
import { Details } from '../../ui/details';
import { ClausesOf } from '../clauses-of';
import { PlainLine } from '../controls/plain-line';
import { useEditing } from '../editing';
import { useFocus } from '../elements/use-focus';

const MOST_FOUND = 6;

export function CitedClauses({
  id,
  label,
  about,
  hint,
  cited,
  onChange,
}: {
  readonly id: string;
  readonly label: string;
  /** What rests on them, where several on a page do. */
  readonly about?: string;
  readonly hint?: string | undefined;
  readonly cited: readonly string[];
  /** @param how in words: "R-herts-12 added" */
  onChange(cited: readonly string[], how: string): void;
}) {
  const { pack, locked } = useEditing();
  const [wanted, setWanted] = useState('');
  const focus = useFocus();
  const isLocked = locked !== undefined;
  const spoken = about ?? label;
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
      <legend className="govuk-fieldset__legend govuk-fieldset__legend--s">
        {label}
        {about !== undefined && <span className="govuk-visually-hidden">: {about}</span>}
      </legend>
      {hint !== undefined && <p className="govuk-hint">{hint}</p>}
      <ClausesOf sources={cited} about={spoken} />
      <Details
        className="hw-clauses"
        summary={
          <>
            {isLocked ? `Clauses by number: ${cited.length}` : `Change the clauses: ${cited.length}`}
            {about !== undefined && <span className="govuk-visually-hidden"> ({about})</span>}
          </>
        }
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
                      `${clause} taken out`,
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
            <PlainLine id={`${id}-find`} label="Find a clause by what it says" value={wanted} onChange={setWanted} />
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
                      onChange([...cited, clause], `${clause} added`);
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
