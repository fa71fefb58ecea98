/** Who hears of a limit that stays overdue, and after how long. */
import { type DeadlineDefinition, processFile, toJson } from '@homeward/definition';
import { roleTitle } from '@homeward/engine';
import { useId } from 'react';
import { Details } from '../../ui/details';
import { TextLine } from '../controls/text-line';
import { TickList } from '../controls/tick-list';
import { useEditing } from '../editing';
import { type OwnProcess, peopleOf } from '../processes-of';

export function Escalations({
  own,
  name,
  deadline: { title, escalate },
}: {
  readonly own: OwnProcess;
  readonly name: string;
  readonly deadline: DeadlineDefinition;
}) {
  const { pack, locked, change } = useEditing();
  const id = useId();
  const { secondStep, secondStepTell } = pack.authority.reminders;
  const set = (label: string, next: DeadlineDefinition['escalate']) =>
    change(`Deadline “${title}”: ${label}`, [
      {
        file: processFile(own.id, 'deadlines'),
        at: `/${name}/escalate`,
        ...(next === undefined ? {} : { after: toJson(next) }),
      },
    ]);
  const usual = `${secondStep} working days after it was due, to ${secondStepTell.map((role) => roleTitle(pack, role)).join(', ') || 'nobody'}`;
  const steps = (escalate ?? []).map((step, index) => ({ step, index, key: `${index + 1}` }));
  return (
    <Details
      summary={
        escalate === undefined
          ? 'If it stays overdue: as usual'
          : `If it stays overdue: ${escalate.length} steps of its own`
      }
    >
      <p className="govuk-body">The usual step: {usual}.</p>
      {steps.map(({ step, index, key }) => (
        <div key={key} className="hw-part">
          <TextLine
            id={`${id}-${key}-after`}
            label={`Step ${key}: working days after it was due`}
            value={String(step.afterWorkingDays)}
            width="govuk-input--width-4"
            numeric
            required
            disabled={locked !== undefined}
            onChange={(text) => {
              const days = Number(text);
              if (Number.isInteger(days) && days >= 0 && days <= 250)
                set(
                  'when it is passed on',
                  (escalate ?? []).map((one, at) => (at === index ? { ...one, afterWorkingDays: days } : one)),
                );
            }}
          />
          <TickList
            id={`${id}-${key}-tell`}
            legend={`Step ${key}: who is told`}
            options={peopleOf(pack)}
            values={step.tell}
            disabled={locked !== undefined}
            onChange={(tell) => {
              if (tell.length > 0)
                set(
                  'who it is passed on to',
                  (escalate ?? []).map((one, at) => (at === index ? { ...one, tell: [...tell] } : one)),
                );
            }}
          />
          {locked === undefined && (
            <button
              type="button"
              className="govuk-button govuk-button--secondary"
              onClick={() => {
                const rest = (escalate ?? []).filter((_, at) => at !== index);
                set('one step fewer', rest.length === 0 ? undefined : rest);
              }}
            >
              Remove step {key}
            </button>
          )}
        </div>
      ))}
      {locked === undefined && steps.length < 10 && (
        <button
          type="button"
          className="govuk-button govuk-button--secondary"
          onClick={() =>
            set('a step of its own when it stays overdue', [
              ...(escalate ?? []),
              {
                afterWorkingDays: secondStep,
                tell: secondStepTell.length > 0 ? [...secondStepTell] : [own.process.deadlines[name]?.owner ?? ''],
              },
            ])
          }
        >
          Add a step of its own
        </button>
      )}
    </Details>
  );
}
