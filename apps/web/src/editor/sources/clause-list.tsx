/** All clauses, found by what they say, and a form for a new one. */
import { addClause, citedBy, isOwnSource } from '@homeward/definition';
import { useMemo, useState } from 'react';
import { StackingTable } from '../../ui/stacking-table';
import { Choice } from '../controls/choice';
import { PlainLine } from '../controls/plain-line';
import { useEditing } from '../editing';
import { CLAUSE_CLASSES } from './clause-classes';

/** A page of them: more are found by another word. */
const MOST_SHOWN = 60;

export function ClauseList({ onOpen }: { onOpen(id: string): void }) {
  const { files, pack, locked } = useEditing();
  const [wanted, setWanted] = useState('');
  const [from, setFrom] = useState('');
  const [alone, setAlone] = useState(false);
  const cited = useMemo(() => citedBy(pack), [pack]);
  const words = wanted.toLowerCase().split(/\s+/).filter(Boolean);
  // The authority's own come before what all share.
  const all = Object.entries(pack.sources.clauses).sort(
    ([one], [other]) => Number(isOwnSource(files, 'clauses', other)) - Number(isOwnSource(files, 'clauses', one)),
  );
  const found = all.filter(([id, { rule, quote = '', document }]) => {
    const text = `${id} ${rule} ${quote}`.toLowerCase();
    return (
      (from === '' || document === from) && !(alone && cited.has(id)) && words.every((word) => text.includes(word))
    );
  });
  return (
    <>
      <p className="govuk-body">
        Whoever asks why something is due, barred or asked for is shown the clause that it rests on.
      </p>
      {locked === undefined && <NewClause onAdded={onOpen} />}
      <PlainLine id="find-clause" label="Find a clause by what it says" value={wanted} onChange={setWanted} />
      <Choice
        id="clauses-of"
        label="From which document"
        options={Object.entries(pack.sources.documents).map(([value, { title }]) => ({ value, title }))}
        value={from}
        nothing="Every document"
        onChange={setFrom}
      />
      <div className="govuk-checkboxes govuk-checkboxes--small govuk-form-group">
        <div className="govuk-checkboxes__item">
          <input
            id="clauses-alone"
            type="checkbox"
            className="govuk-checkboxes__input"
            checked={alone}
            onChange={(event) => setAlone(event.target.checked)}
          />
          <label className="govuk-label govuk-checkboxes__label" htmlFor="clauses-alone">
            Only those that nothing rests on
          </label>
        </div>
      </div>
      <p className="govuk-body" role="status">
        {found.length} of {all.length} clauses
        {found.length > MOST_SHOWN && `, the first ${MOST_SHOWN} shown: add a word to find fewer`}
      </p>
      <StackingTable
        caption="Clauses"
        captionHidden
        columns={['Clause', 'What it says', 'Rests on it']}
        rows={found.slice(0, MOST_SHOWN).map(([id, { rule, quote = '' }]) => ({
          key: id,
          cells: [
            <button key="open" type="button" className="hw-link-button" onClick={() => onOpen(id)}>
              {id}
            </button>,
            quote === '' ? rule : `“${quote}”`,
            countOf(cited.get(id)?.length ?? 0),
          ],
        }))}
      />
    </>
  );
}

const countOf = (count: number): string => (count === 0 ? 'nothing' : count === 1 ? '1 thing' : `${count} things`);

function NewClause({ onAdded }: { onAdded(id: string): void }) {
  const { files, pack, change } = useEditing();
  const documents = Object.entries(pack.sources.documents);
  const [rule, setRule] = useState('');
  const [quote, setQuote] = useState('');
  const [document, setDocument] = useState('');
  const [cls, setClass] = useState('STEP');
  const [missing, setMissing] = useState<{ readonly rule?: string; readonly document?: string }>({});
  return (
    <form
      className="hw-line-form"
      aria-label="A new clause"
      onSubmit={(event) => {
        event.preventDefault();
        if (rule.trim() === '' || document === '')
          return setMissing({
            ...(rule.trim() === '' ? { rule: 'Enter what the new clause asks for' } : {}),
            ...(document === '' ? { document: 'Choose the document that it stands in' } : {}),
          });
        setMissing({});
        const words = quote.trim();
        const { id, changes } = addClause(files, pack.authority.id, {
          document,
          rule: rule.trim(),
          cls,
          ...(words === '' ? {} : { quote: words }),
        });
        change(`Clause ${id} added`, changes);
        onAdded(id);
      }}
    >
      <PlainLine
        id="new-clause"
        label="What a new clause asks for"
        error={missing.rule}
        value={rule}
        onChange={setRule}
      />
      <PlainLine id="new-clause-quote" label="Its own words (optional)" value={quote} onChange={setQuote} />
      <Choice
        id="new-clause-document"
        label="Where it stands"
        error={missing.document}
        options={documents.map(([value, { title }]) => ({ value, title }))}
        value={document}
        onChange={setDocument}
      />
      <Choice id="new-clause-class" label="What it is" options={CLAUSE_CLASSES} value={cls} onChange={setClass} />
      <button type="submit" className="govuk-button govuk-button--secondary">
        Add a clause
      </button>
    </form>
  );
}
