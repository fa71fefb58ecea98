/** Tries a limit on made-up days, with the engine's own derivation: which day it falls on, how that was reached, and who hears when. */
import { anchorLeaves, chartGraph, type DeadlineDefinition, type RuleField } from '@homeward/definition';
import { type Derived, deriveDeadline, evaluateRule, inWords, ladder, roleTitle } from '@homeward/engine';
import { useId, useMemo, useState } from 'react';
import { useSignedIn } from '../../shell/session-context';
import { Details } from '../../ui/details';
import { StackingTable } from '../../ui/stacking-table';
import { DayField } from '../controls/day-field';
import { useEditing } from '../editing';
import type { OwnProcess } from '../processes-of';
import { MadeUpValue } from '../rules/made-up-value';
import { askedOf, type MadeUp, madeUpWorld } from '../rules/tried-facts';
import { titleOfState } from '../state-options';
import { calendarOf, dayInWords, skippedInWords } from './skipped';

const MOMENTS = {
  dueSoon: 'Reminder',
  reached: 'The day itself',
  overdue: 'Overdue',
  escalated: 'Still overdue',
} as const;

export function LimitTester({
  own: { process },
  deadline,
}: {
  readonly own: OwnProcess;
  readonly deadline: DeadlineDefinition;
}) {
  const { pack } = useEditing();
  const { today } = useSignedIn();
  const id = useId();
  const [day, setDay] = useState<string | undefined>(today);
  const [madeUp, setMadeUp] = useState<MadeUp>({});
  const [entered, setEntered] = useState<Readonly<Record<string, string>>>({});
  const asked = useMemo(() => {
    const scope = { process, forms: [], extraAnswers: [] };
    const parts = Object.values(deadline.components);
    const leaves = parts.flatMap(({ anchor }) => anchorLeaves(anchor, ''));
    const days = leaves.flatMap(({ fact }): RuleField[] => {
      const known = fact === undefined ? undefined : pack.facts[fact];
      return fact === undefined
        ? []
        : [{ field: `fact.${fact}`, title: known?.label ?? fact, kind: known?.type === 'codes' ? 'list' : 'date' }];
    });
    const decisive = parts.flatMap(({ when }) => (when === undefined ? [] : askedOf(pack, scope, when)));
    const fields = new Map([...days, ...decisive].map((field) => [field.field, field]));
    const standing = askedOf(pack, scope, deadline.while).filter(({ field }) => !fields.has(field));
    return {
      fields: [...fields.values()],
      standing,
      states: [...new Set(leaves.flatMap(({ entered: state }) => state ?? []))],
    };
  }, [pack, process, deadline]);
  const value = (field: RuleField) => (
    <MadeUpValue
      key={field.field}
      id={`${id}-${field.field.replaceAll('.', '-')}`}
      field={field}
      value={madeUp[field.field]}
      onChange={(next) => setMadeUp({ ...madeUp, [field.field]: next })}
    />
  );
  const world = day === undefined ? undefined : madeUpWorld(pack, day, madeUp);
  const derived = world === undefined ? undefined : deriveDeadline(deadline, calendarOf(pack), world, entered);
  const stands = world === undefined ? undefined : evaluateRule(deadline.while, world);
  return (
    <Details summary="Try it: on which day would it be due?">
      <DayField id={`${id}-day`} legend="As seen on" value={day} onChange={setDay} />
      {asked.fields.map(value)}
      {asked.states.map((state) => (
        <DayField
          key={state}
          id={`${id}-entered-${state.replaceAll('.', '-')}`}
          legend={`The day “${titleAt(process, state)}” began`}
          value={entered[state]}
          onChange={(on) => {
            const { [state]: _before, ...others } = entered;
            setEntered(on === undefined ? others : { ...others, [state]: on });
          }}
        />
      ))}
      {asked.standing.length > 0 && <Details summary="Whether it stands">{asked.standing.map(value)}</Details>}
      <div role="status" className="govuk-inset-text">
        {derived === undefined ? (
          <p className="govuk-body">Enter the whole day as seen on.</p>
        ) : (
          <Outcome deadline={deadline} derived={derived} />
        )}
        {stands === false && <p className="govuk-body">With these facts the deadline does not stand.</p>}
        {stands === 'unknown' && (
          <p className="govuk-body">Whether it stands is not known with these facts; then it does not.</p>
        )}
      </div>
    </Details>
  );
}

const titleAt = (process: OwnProcess['process'], path: string): string => {
  const state = chartGraph(process.chart).states.get(path);
  return state === undefined ? path : titleOfState(process, state);
};

function Outcome({ deadline, derived }: { readonly deadline: DeadlineDefinition; readonly derived: Derived }) {
  const { pack } = useEditing();
  if (derived.kind === 'cannot') return <p className="govuk-body">{derived.sentence}</p>;
  if (derived.kind === 'notYet')
    return (
      <p className="govuk-body">
        {derived.missing.length === 0
          ? 'No part of the deadline applies with these facts.'
          : `It has no day yet. Not known: ${[...new Set(derived.missing)].join(', ')}.`}
      </p>
    );
  const counted = deadline.components[derived.decidedBy];
  const from = derived.components.find(({ name }) => name === derived.decidedBy)?.anchorOn;
  const skipped =
    counted?.allow.unit === 'workingDays' && from !== undefined ? skippedInWords(pack, from, derived.due) : [];
  const rungs = ladder(deadline, pack.authority.reminders, calendarOf(pack), derived.due, derived.practicalDue);
  return (
    <>
      <p className="govuk-body govuk-!-font-weight-bold">Due on {dayInWords(derived.due)}.</p>
      {derived.practicalDue !== derived.due && (
        <p className="govuk-body">Nobody works that day, so in practice by {dayInWords(derived.practicalDue)}.</p>
      )}
      <ul className="govuk-list govuk-list--bullet">
        {derived.components.map(({ name, title, anchorOn, due, source }) => (
          <li key={name}>
            {title}, counted from {inWords(anchorOn)}: {inWords(due)} ({source})
            {name === derived.decidedBy && derived.components.length > 1 && ' – this one decides'}
          </li>
        ))}
      </ul>
      {skipped.length > 0 && <p className="govuk-body">Days skipped: {skipped.join('; ')}.</p>}
      <StackingTable
        caption="Who hears of it, if nothing is done"
        captionHidden={false}
        columns={['Day', 'What', 'Who']}
        rows={rungs.map(({ kind, on, step, tell }) => ({
          key: `${step}`,
          cells: [inWords(on), MOMENTS[kind], tell.map((role) => roleTitle(pack, role)).join(', ') || 'Nobody'],
        }))}
      />
    </>
  );
}
