/** One permission: not at all, always, or under conditions, any of which is enough. */
import { type GrantAct, type GrantCell, type Json, Rule, type RuleScope, toJson } from '@homeward/definition';
import { useEffect, useRef, useState } from 'react';
import { useEditing } from '../editing';
import { RuleEditor } from '../rules/rule-editor';

const KINDS = [
  { kind: 'no', title: 'No' },
  { kind: 'always', title: 'Yes, always' },
  { kind: 'when', title: 'Yes, but only when …' },
] as const;

export function OnePermission({
  title,
  may,
  cell,
  onChange,
  onLeave,
}: {
  readonly title: string;
  readonly may: GrantAct;
  readonly cell: GrantCell;
  onChange(cell: GrantCell): void;
  onLeave(): void;
}) {
  const { locked } = useEditing();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  /** Conditions are being written; nothing changes until there is one. */
  const [isAdding, setAdding] = useState(false);
  const whens = cell.kind === 'when' ? cell.whens : [];
  const kind = isAdding ? 'when' : cell.kind;
  const choose = (next: (typeof KINDS)[number]['kind']) => {
    setAdding(next === 'when' && whens.length === 0);
    if (next !== 'when') onChange({ kind: next });
  };
  const replace = (index: number, rule: Rule | string | undefined) => {
    const rest = whens.filter((_, at) => at !== index);
    const all = rule === undefined ? rest : [...whens.slice(0, index), toJson(rule), ...whens.slice(index + 1)];
    setAdding(false);
    onChange(all.length === 0 ? { kind: 'always' } : { kind: 'when', whens: all });
  };
  const conditions = whens.map((when, index) => ({ when, index, key: String(index) }));
  return (
    <section className="hw-new" aria-labelledby="permission-title">
      <h2 className="govuk-heading-s" id="permission-title" tabIndex={-1} ref={heading}>
        {title}
      </h2>
      <fieldset className="govuk-fieldset govuk-form-group">
        <legend className="govuk-visually-hidden">{title}?</legend>
        <div className="govuk-radios govuk-radios--small">
          {KINDS.map((option) => (
            <div key={option.kind} className="govuk-radios__item">
              <input
                type="radio"
                className="govuk-radios__input"
                id={`permission-${option.kind}`}
                name="permission-kind"
                checked={kind === option.kind}
                disabled={locked !== undefined}
                onChange={() => choose(option.kind)}
              />
              <label className="govuk-label govuk-radios__label" htmlFor={`permission-${option.kind}`}>
                {option.title}
              </label>
            </div>
          ))}
        </div>
      </fieldset>
      {conditions.map(({ when, index, key }) => (
        <RuleEditor
          key={key}
          rule={read(when)}
          scope={scopeOf(may)}
          label={index === 0 ? 'Only when' : 'Or when'}
          without="Always"
          onChange={(rule) => replace(index, rule)}
        />
      ))}
      {kind === 'when' &&
        (isAdding || locked === undefined) &&
        (isAdding ? (
          <RuleEditor
            rule={undefined}
            scope={scopeOf(may)}
            label={whens.length === 0 ? 'Only when' : 'Or when'}
            without="No condition yet"
            open
            onChange={(rule) => replace(whens.length, rule)}
          />
        ) : (
          <button type="button" className="govuk-button govuk-button--secondary" onClick={() => setAdding(true)}>
            Add another condition that is enough
          </button>
        ))}
      <p className="govuk-body">
        <button type="button" className="govuk-button govuk-button--secondary" onClick={onLeave}>
          Back to the table
        </button>
      </p>
    </section>
  );
}

const read = (when: Json): Rule | string | undefined => (typeof when === 'string' ? when : Rule.safeParse(when).data);

/** Who may is asked before any answer is read; which document it is about is known by then. */
const scopeOf = (may: GrantAct): RuleScope => ({
  process: undefined,
  forms: [],
  extraAnswers: may === 'record' ? ['form', 'document'] : [],
});
