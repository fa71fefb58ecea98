/** One part of a limit: so long after such a day, when it applies, and the clause that says so. */
import {
  ALLOWANCE_UNITS,
  type Allowance,
  type Component,
  type Process,
  processFile,
  toJson,
} from '@homeward/definition';
import { sayDue } from '@homeward/engine';
import { useId } from 'react';
import { BlockMark } from '../block-mark';
import { ClausesOf } from '../clauses-of';
import { Choice } from '../controls/choice';
import { ClauseChoice } from '../controls/clause-choice';
import { TextLine } from '../controls/text-line';
import type { Change } from '../editing';
import { useEditing } from '../editing';
import { RuleEditor } from '../rules/rule-editor';
import { AnchorEditor } from './anchor-editor';

const UNITS: Readonly<Record<Allowance['unit'], string>> = {
  days: 'days',
  workingDays: 'working days',
  weeks: 'weeks',
  months: 'months',
  weeksBeginningWith: 'weeks, the first beginning with that day',
};
/** "4 months after …" as a title of its own. */
export const partTitle = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

export function PartEditor({
  process: { id: processId, process },
  limit,
  limitTitle,
  name,
  number,
  part,
  only,
}: {
  readonly process: { readonly id: string; readonly process: Process };
  readonly limit: string;
  readonly limitTitle: string;
  readonly name: string;
  readonly number: number;
  readonly part: Component;
  /** The limit has no other part. */
  readonly only: boolean;
}) {
  const { pack, locked, change } = useEditing();
  const id = useId();
  const file = processFile(processId, 'deadlines');
  const at = `/${limit}/components/${name}`;
  const disabled = locked !== undefined;
  const { allow, anchor, when, source } = part;
  const says = sayDue(pack, process, part);
  const back = allow.direction === 'back';

  /** What a part is called follows what it says, unless somebody has called it otherwise. */
  const set = (next: Partial<Component>, changes: readonly Change[]) => {
    const now = sayDue(pack, process, { ...part, ...next });
    const called = part.title === partTitle(says) || part.title === says;
    change(`Deadline “${limitTitle}”: ${now}`, [
      ...changes,
      ...(called ? [{ file, at: `${at}/title`, after: partTitle(now) }] : []),
    ]);
  };
  const setAllow = (next: Allowance) => set({ allow: next }, [{ file, at: `${at}/allow`, after: toJson(next) }]);
  const parameters = Object.entries(pack.authority.parameters).filter(([, { value }]) => typeof value === 'number');
  const n = typeof allow.n === 'number' ? String(allow.n) : '';
  return (
    <section className="hw-part" aria-label={`Part ${number}: ${part.title}`}>
      <h4 className="govuk-heading-s">{partTitle(says)}</h4>
      <BlockMark file={file} at={at} />
      <div className="hw-in-a-row">
        <Choice
          id={`${id}-how`}
          label="How long"
          options={parameters.map(([key, { question, value, unit }]) => ({
            value: key,
            title: `${question} (now ${String(value)}${unit === undefined ? '' : ` ${unit}`})`,
          }))}
          value={typeof allow.n === 'number' ? '' : allow.n.parameter}
          nothing="A number of its own"
          disabled={disabled}
          onChange={(parameter) => {
            const held = typeof allow.n === 'number' ? undefined : pack.authority.parameters[allow.n.parameter]?.value;
            setAllow({ ...allow, n: parameter === '' ? (typeof held === 'number' ? held : 1) : { parameter } });
          }}
        />
        {typeof allow.n === 'number' && (
          <TextLine
            id={`${id}-n`}
            label="Number"
            value={n}
            width="govuk-input--width-4"
            numeric
            required
            disabled={disabled}
            onChange={(text) => {
              const number = Number(text);
              if (Number.isInteger(number) && Math.abs(number) <= 2000) setAllow({ ...allow, n: number });
            }}
          />
        )}
        <Choice
          id={`${id}-unit`}
          label="Of"
          options={ALLOWANCE_UNITS.map((unit) => ({ value: unit, title: UNITS[unit] }))}
          value={allow.unit}
          disabled={disabled}
          onChange={(wanted) => {
            const unit = ALLOWANCE_UNITS.find((one) => one === wanted);
            if (unit !== undefined) setAllow({ ...allow, unit });
          }}
        />
        <Choice
          id={`${id}-direction`}
          label="Counted"
          options={[
            { value: 'forward', title: 'after' },
            { value: 'back', title: 'before' },
          ]}
          value={back ? 'back' : 'forward'}
          disabled={disabled}
          onChange={(direction) => setAllow({ ...allow, direction: direction === 'back' ? 'back' : 'forward' })}
        />
        <AnchorEditor
          id={`${id}-anchor`}
          label="Counted from"
          anchor={anchor}
          process={process}
          onChange={(next) => set({ anchor: next }, [{ file, at: `${at}/anchor`, after: toJson(next) }])}
        />
      </div>
      <RuleEditor
        rule={when}
        scope={{ process, forms: [], extraAnswers: [] }}
        label={`When this part applies: ${says}`}
        without="Always"
        onChange={(rule) =>
          change(`Deadline “${limitTitle}”: when “${says}” applies`, [
            { file, at: `${at}/when`, ...(rule === undefined ? {} : { after: toJson(rule) }) },
          ])
        }
      />
      <TextLine
        id={`${id}-title`}
        label="What people read of this part"
        value={part.title}
        required
        disabled={disabled}
        onChange={(title) =>
          change(`Deadline “${limitTitle}”: “${part.title}” is now called “${title}”`, [
            { file, at: `${at}/title`, after: title },
          ])
        }
      />
      <details className="govuk-details">
        <summary className="govuk-details__summary">
          <span className="govuk-details__summary-text">
            The clause that says so: {source}
            <span className="govuk-visually-hidden"> ({says})</span>
          </span>
        </summary>
        <div className="govuk-details__text">
          <ClauseChoice
            id={`${id}-source`}
            label="Clause"
            value={source}
            disabled={disabled}
            onChange={(clause) =>
              change(`Deadline “${limitTitle}”: “${part.title}” rests on ${clause}`, [
                { file, at: `${at}/source`, after: clause },
              ])
            }
          />
          <ClausesOf sources={[source]} about={part.title} />
        </div>
      </details>
      {!disabled &&
        (only ? (
          <p className="govuk-body-s">A deadline has at least one part, so this one cannot be removed.</p>
        ) : (
          <button
            type="button"
            className="govuk-button govuk-button--warning"
            onClick={() => change(`Deadline “${limitTitle}”: no longer ${says}`, [{ file, at }])}
          >
            Remove this part<span className="govuk-visually-hidden">: {says}</span>
          </button>
        ))}
    </section>
  );
}
