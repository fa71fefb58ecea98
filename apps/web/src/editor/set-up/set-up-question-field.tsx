/** A question of the set-up as a person answers it. */
import type { SetUpOption, SetUpQuestion } from '@homeward/definition';
import { Tag } from '../../ui/tag';
import { Choice } from '../controls/choice';
import { PlainLine } from '../controls/plain-line';
import { TickList } from '../controls/tick-list';
import { IntervalField } from './interval-field';
import { ClauseRows, ClosureRows, TeamRows } from './row-fields';
import { sayUsual } from './say-answer';
import { isCadence, isClause, isClosure, isCutOff, isTeam, isWord, type Typed } from './typed-answer';
import { WordField } from './word-field';
import { YesNo } from './yes-no';

export interface QuestionFieldProps {
  readonly id: string;
  readonly question: SetUpQuestion;
  readonly typed: Typed;
  readonly isConfirmed: boolean | undefined;
  readonly error: string | undefined;
  readonly isLocked: boolean;
  onChange(value: Typed): void;
  onConfirm(value: boolean): void;
}

export function SetUpQuestionField(props: QuestionFieldProps) {
  const { id, question, isConfirmed, isLocked, onConfirm } = props;
  return (
    <div className="govuk-!-margin-bottom-4">
      <Answer {...props} />
      {isConfirmed !== undefined && (
        <div className="govuk-checkboxes govuk-checkboxes--small">
          <div className="govuk-checkboxes__item">
            <input
              type="checkbox"
              className="govuk-checkboxes__input"
              id={`${id}-confirmed`}
              checked={isConfirmed}
              disabled={isLocked}
              onChange={(event) => onConfirm(event.target.checked)}
            />
            <label className="govuk-label govuk-checkboxes__label" htmlFor={`${id}-confirmed`}>
              We have confirmed this answer<span className="govuk-visually-hidden">: {question.label}</span>{' '}
              {!isConfirmed && <Tag colour="yellow">Not confirmed</Tag>}
            </label>
          </div>
        </div>
      )}
    </div>
  );
}

function Answer({ id, question, typed, error, isLocked, onChange }: QuestionFieldProps) {
  const label = question.unit === undefined ? question.label : `${question.label} (${question.unit})`;
  const hint = hintOf(question);
  const common = { id, label, hint, error, disabled: isLocked };
  switch (question.kind) {
    case 'text':
      return <PlainLine {...common} value={typeof typed === 'string' ? typed : ''} onChange={onChange} />;
    case 'shown':
      return (
        <div className="govuk-form-group">
          <p className="govuk-body govuk-!-margin-bottom-1">
            {label} <strong>{question.value}</strong>
          </p>
          <p className="govuk-hint">{hint}. It is changed in the editor, under Numbers and choices.</p>
        </div>
      );
    case 'number':
      return (
        <PlainLine
          {...common}
          width="govuk-input--width-4"
          numeric
          value={typeof typed === 'string' ? typed : ''}
          onChange={(text) => onChange(text.trim())}
        />
      );
    case 'yesNo':
      return <YesNo {...common} cannot={question.cannot} value={typed === true} onChange={onChange} />;
    case 'role':
      return (
        <Choice
          {...common}
          options={question.options}
          value={typeof typed === 'string' ? typed : ''}
          onChange={onChange}
        />
      );
    case 'roles':
      return (
        <>
          {error !== undefined && <p className="govuk-error-message">{error}</p>}
          <TickList
            id={id}
            legend={label}
            {...(hint === undefined ? {} : { hint })}
            options={chosenFirst(question.options, question.value)}
            values={Array.isArray(typed) ? typed.flatMap((one: unknown) => (typeof one === 'string' ? [one] : [])) : []}
            disabled={isLocked}
            onChange={onChange}
          />
        </>
      );
    case 'word':
      return <WordField {...common} value={isWord(typed) ? typed : question.value} onChange={onChange} />;
    case 'every':
      return (
        <IntervalField
          {...common}
          units={EVERY}
          unitLabel="Days, weeks or months"
          value={isCadence(typed) ? { n: typed.every, unit: typed.unit } : null}
          onChange={(value) =>
            onChange(value === null || value.unit === 'workingDays' ? null : { every: value.n, unit: value.unit })
          }
        />
      );
    case 'before':
      return (
        <IntervalField
          {...common}
          units={BEFORE}
          unitLabel="Days or working days"
          value={isCutOff(typed) ? typed : null}
          onChange={(value) =>
            onChange(
              value === null || value.unit === 'weeks' || value.unit === 'months'
                ? null
                : { n: value.n, unit: value.unit },
            )
          }
        />
      );
    case 'teams':
      return (
        <TeamRows
          {...common}
          known={question.value.map(({ key }) => key)}
          rows={rowsOf(typed, isTeam)}
          onChange={onChange}
        />
      );
    case 'closures':
      return <ClosureRows {...common} rows={rowsOf(typed, isClosure)} onChange={onChange} />;
    case 'clauses':
      return <ClauseRows {...common} options={question.options} rows={rowsOf(typed, isClause)} onChange={onChange} />;
  }
}

/** Who has been chosen stands on top: the list of roles is long. */
const chosenFirst = (options: readonly SetUpOption[], chosen: readonly string[]): readonly SetUpOption[] => [
  ...options.filter(({ value }) => chosen.includes(value)),
  ...options.filter(({ value }) => !chosen.includes(value)),
];

const EVERY = [
  { value: 'days', title: 'days' },
  { value: 'weeks', title: 'weeks' },
  { value: 'months', title: 'months' },
] as const;
const BEFORE = [
  { value: 'days', title: 'days' },
  { value: 'workingDays', title: 'working days' },
] as const;

const rowsOf = <T,>(typed: Typed, isRow: (row: unknown) => row is T): readonly T[] =>
  Array.isArray(typed) ? typed.flatMap((row: unknown) => (isRow(row) ? [row] : [])) : [];

/** What helps to answer: the hint, the reason, where it comes from, and the usual answer once it is another. */
const hintOf = (question: SetUpQuestion): string | undefined => {
  const { hint, because, sources = [] } = question;
  const usual = sayUsual(question);
  const parts = [
    hint,
    because,
    usual === undefined || usual === '' || usual === question.label ? undefined : `Usual: ${usual}`,
    sources.length === 0 ? undefined : `From: ${sources.join(', ')}`,
  ];
  const said = parts.filter((part) => part !== undefined && part !== '').map((part) => part?.replace(/\.$/, ''));
  return said.length === 0 ? undefined : said.join('. ');
};
