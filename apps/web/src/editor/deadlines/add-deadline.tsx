/** A new limit: what, how long after which day, who is to do it and what meets it. The rest is written in its own panel. */
import { ALLOWANCE_UNITS, type Allowance, addDeadline } from '@homeward/definition';
import { sayDue } from '@homeward/engine';
import { useState } from 'react';
import { Details } from '../../ui/details';
import { Choice } from '../controls/choice';
import { ClauseChoice } from '../controls/clause-choice';
import { useEditing } from '../editing';
import { eventsOf, type OwnProcess, peopleOf } from '../processes-of';

const UNITS: Readonly<Record<Allowance['unit'], string>> = {
  days: 'days',
  workingDays: 'working days',
  weeks: 'weeks',
  months: 'months',
  weeksBeginningWith: 'weeks, the first beginning with that day',
};

export function AddDeadline({ own, onAdded }: { readonly own: OwnProcess; onAdded(limit: string): void }) {
  const { pack, locked, change } = useEditing();
  const [given, setGiven] = useState({ title: '', n: '', unit: 'weeks', fact: '', owner: '', event: '', source: '' });
  const [problem, setProblem] = useState<string>();
  if (locked !== undefined) return null;
  const put = (part: Partial<typeof given>) => setGiven({ ...given, ...part });
  const days = Object.entries(pack.facts)
    .flatMap(([value, { type, label }]) => (type === 'date' ? [{ value, title: label }] : []))
    .sort((a, b) => a.title.localeCompare(b.title, 'en-GB'));
  const text = (id: string, label: string, value: string, set: (text: string) => void, width = '') => (
    <div className="govuk-form-group">
      <label className="govuk-label" htmlFor={id}>
        {label}
      </label>
      <input
        id={id}
        className={`govuk-input ${width}`}
        value={value}
        autoComplete="off"
        onChange={(event) => set(event.target.value)}
      />
    </div>
  );
  const add = () => {
    const n = Number(given.n);
    const unit = ALLOWANCE_UNITS.find((one) => one === given.unit);
    const missing = Object.entries({
      'what is to be done': given.title.trim(),
      'how long': /^\d+$/.test(given.n) ? given.n : '',
      'the day it is counted from': given.fact,
      'who is to do it': given.owner,
      'what meets it': given.event,
      'the clause that says so': given.source,
    }).flatMap(([what, value]) => (value === '' ? [what] : []));
    if (missing.length > 0 || unit === undefined) return setProblem(`Still to be said: ${missing.join(', ')}.`);
    const due = { anchor: { fact: given.fact }, allow: { n, unit, direction: 'forward' as const } };
    const said = sayDue(pack, own.process, due);
    const { key, changes } = addDeadline(pack, own.id, {
      title: given.title.trim(),
      part: { title: said.charAt(0).toUpperCase() + said.slice(1), ...due, source: given.source, verified: true },
      while: { field: `fact.${given.fact}`, operator: 'notNull' },
      metBy: given.event,
      owner: given.owner,
    });
    change(`New deadline “${given.title.trim()}”: ${said}`, changes);
    onAdded(key);
  };
  return (
    <Details summary="Add a deadline">
      {text('new-limit-title', 'What is to be done', given.title, (title) => put({ title }))}
      <div className="hw-in-a-row">
        {text('new-limit-n', 'Within', given.n, (n) => put({ n }), 'govuk-input--width-4')}
        <Choice
          id="new-limit-unit"
          label="Of"
          options={ALLOWANCE_UNITS.map((value) => ({ value, title: UNITS[value] }))}
          value={given.unit}
          onChange={(unit) => put({ unit })}
        />
        <Choice
          id="new-limit-fact"
          label="After"
          options={days}
          value={given.fact}
          nothing="Choose a day"
          onChange={(fact) => put({ fact })}
        />
      </div>
      <Choice
        id="new-limit-owner"
        label="Who is to do it"
        options={peopleOf(pack)}
        value={given.owner}
        nothing="Choose who"
        onChange={(owner) => put({ owner })}
      />
      <Choice
        id="new-limit-event"
        label="What meets it"
        options={eventsOf(own.process)}
        value={given.event}
        nothing="Choose an action"
        onChange={(event) => put({ event })}
      />
      <ClauseChoice
        id="new-limit-source"
        label="The clause that says so"
        value={given.source}
        onChange={(source) => put({ source })}
      />
      {problem !== undefined && (
        <p className="govuk-error-message" role="alert">
          <span className="govuk-visually-hidden">Error:</span> {problem}
        </p>
      )}
      <button type="button" className="govuk-button" onClick={add}>
        Add the deadline
      </button>
    </Details>
  );
}
