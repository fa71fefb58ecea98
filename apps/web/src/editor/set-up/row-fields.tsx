/** Lists that a set-up asks for: teams, closed days, and the lines of the authority's own procedure. */
import { type Authority, deriveKey, type SetUpClause, type SetUpOption } from '@homeward/definition';
import type { ReactNode } from 'react';
import { Choice } from '../controls/choice';
import { DayField } from '../controls/day-field';
import { PlainLine } from '../controls/plain-line';

interface RowsProps<Row> {
  readonly id: string;
  readonly label: string;
  readonly hint: string | undefined;
  readonly error: string | undefined;
  readonly rows: readonly Row[];
  readonly disabled: boolean;
  onChange(rows: readonly Row[]): void;
}

type Team = Authority['teams'][number];

export function TeamRows({ known, ...props }: RowsProps<Team> & { readonly known: readonly string[] }) {
  const { id, rows, disabled, onChange } = props;
  const change = (at: number, next: Team) => {
    const others = rows.filter((_, index) => index !== at).map(({ key }) => key);
    // A team that is there already keeps its key: people belong to it.
    const key = known.includes(next.key) ? next.key : deriveKey(next.title, others);
    onChange(rows.map((row, index) => (index === at ? { ...next, key } : row)));
  };
  return (
    <Rows
      {...props}
      one="team"
      blank={{
        key: deriveKey(
          'team',
          rows.map(({ key }) => key),
        ),
        title: '',
        service: '',
      }}
    >
      {(row, index) => (
        <>
          <PlainLine
            id={index === 0 ? id : `${id}-${index}-title`}
            label={`Name of team ${index + 1}`}
            value={row.title}
            disabled={disabled}
            onChange={(title) => change(index, { ...row, title })}
          />
          <PlainLine
            id={`${id}-${index}-service`}
            label={`Service of team ${index + 1}`}
            value={row.service}
            disabled={disabled}
            onChange={(service) => change(index, { ...row, service })}
          />
        </>
      )}
    </Rows>
  );
}

type Closure = Authority['closures'][number];

export function ClosureRows(props: RowsProps<Closure>) {
  const { id, rows, disabled, onChange } = props;
  const change = (at: number, next: Closure) => onChange(rows.map((row, index) => (index === at ? next : row)));
  return (
    <Rows {...props} one="closed day" blank={{ date: '', name: '' }}>
      {(row, index) => (
        <>
          <DayField
            id={`${id}-${index}-day`}
            legend={`Closed day ${index + 1}`}
            value={row.date === '' ? undefined : row.date}
            disabled={disabled}
            onChange={(day) => change(index, { ...row, date: day ?? '' })}
          />
          <PlainLine
            id={`${id}-${index}-name`}
            label={`Reason of closed day ${index + 1}`}
            value={row.name}
            disabled={disabled}
            onChange={(name) => change(index, { ...row, name })}
          />
        </>
      )}
    </Rows>
  );
}

export function ClauseRows({
  options,
  ...props
}: RowsProps<SetUpClause> & { readonly options: readonly SetUpOption[] }) {
  const { id, rows, disabled, onChange } = props;
  const change = (at: number, next: SetUpClause) => onChange(rows.map((row, index) => (index === at ? next : row)));
  const number = Math.max(0, ...rows.map((row) => row.number)) + 1;
  return (
    <Rows {...props} one="line" blank={{ number, rule: '', about: [] }}>
      {(row, index) => (
        <>
          <PlainLine
            id={`${id}-${index}-rule`}
            label={`What line ${index + 1} says`}
            rows={2}
            value={row.rule}
            disabled={disabled}
            onChange={(rule) => change(index, { ...row, rule })}
          />
          <PlainLine
            id={`${id}-${index}-line`}
            label={`Where line ${index + 1} stands in the document (optional)`}
            hint="The number of the line or paragraph"
            width="govuk-input--width-4"
            numeric
            value={row.line === undefined ? '' : String(row.line)}
            disabled={disabled}
            onChange={(text) => {
              const { line: _before, ...rest } = row;
              const line = Number(text.replace(/\D/g, '').slice(0, 5));
              change(index, line > 0 ? { ...rest, line } : rest);
            }}
          />
          <Choice
            id={`${id}-${index}-about`}
            label={`What rests on line ${index + 1}`}
            options={options}
            nothing="Nothing in particular"
            value={row.about[0] ?? ''}
            disabled={disabled}
            onChange={(about) => change(index, { ...row, about: about === '' ? [] : [about, ...row.about.slice(1)] })}
          />
        </>
      )}
    </Rows>
  );
}

function Rows<Row>({
  id,
  label,
  hint,
  error,
  rows,
  disabled,
  one,
  blank,
  onChange,
  children,
}: RowsProps<Row> & {
  readonly one: string;
  readonly blank: Row;
  readonly children: (row: Row, index: number) => ReactNode;
}) {
  return (
    <fieldset id={`${id}-rows`} className="govuk-fieldset govuk-form-group">
      <legend className="govuk-fieldset__legend govuk-fieldset__legend--s">{label}</legend>
      {hint !== undefined && <div className="govuk-hint">{hint}</div>}
      {error !== undefined && (
        <p className="govuk-error-message" id={`${id}-error`}>
          <span className="govuk-visually-hidden">Error:</span> {error}
        </p>
      )}
      {rows.length === 0 && <p className="govuk-body">None yet.</p>}
      {rows.map((row, index) => (
        // Rows have no name of their own until they are saved.
        <div key={`${id}-${String(index)}`} className="hw-items__inside govuk-!-margin-bottom-4">
          {children(row, index)}
          {!disabled && (
            <button
              type="button"
              className="govuk-button govuk-button--secondary govuk-!-margin-bottom-2"
              onClick={() => onChange(rows.filter((_, at) => at !== index))}
            >
              Remove {one} {index + 1}
            </button>
          )}
        </div>
      ))}
      {!disabled && (
        <button
          type="button"
          className="govuk-button govuk-button--secondary"
          onClick={() => onChange([...rows, blank])}
        >
          Add a {one}
        </button>
      )}
    </fieldset>
  );
}
