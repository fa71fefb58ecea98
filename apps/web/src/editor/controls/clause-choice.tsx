/** A clause of the procedure, found by its words. */
import { useState } from 'react';
import { useEditing } from '../editing';
import { Choice } from './choice';

/** More than a person reads through. */
const MOST = 60;

export function ClauseChoice({
  id,
  label,
  value,
  disabled = false,
  onChange,
}: {
  readonly id: string;
  readonly label: string;
  readonly value: string;
  readonly disabled?: boolean;
  onChange(clause: string): void;
}) {
  const { pack } = useEditing();
  const [wanted, setWanted] = useState('');
  const words = wanted.toLowerCase().split(/\s+/).filter(Boolean);
  const found = Object.entries(pack.sources.clauses)
    .filter(([clause, { rule, quote = '' }]) => {
      const text = `${clause} ${rule} ${quote}`.toLowerCase();
      return clause === value || words.every((word) => text.includes(word));
    })
    .slice(0, MOST);
  return (
    <div className="hw-clause-choice">
      {!disabled && (
        <div className="govuk-form-group">
          <label className="govuk-label" htmlFor={`${id}-find`}>
            Find a clause by its words<span className="govuk-visually-hidden">: {label}</span>
          </label>
          <input
            id={`${id}-find`}
            className="govuk-input"
            value={wanted}
            autoComplete="off"
            onChange={(event) => setWanted(event.target.value)}
          />
        </div>
      )}
      <Choice
        id={id}
        label={label}
        options={found.map(([clause, { rule }]) => ({ value: clause, title: `${clause}: ${short(rule)}` }))}
        value={value}
        disabled={disabled}
        onChange={onChange}
      />
    </div>
  );
}

const short = (text: string): string => {
  const plain = text.replace(/\s*\{[^}]*\}/g, '').trim();
  return plain.length <= 110 ? plain : `${plain.slice(0, 108)} …`;
};
