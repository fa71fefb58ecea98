/** What meets a limit: one or more actions, each perhaps only under a condition. */
import { type DeadlineDefinition, extraAnswersOf, formsOf, processFile, toJson } from '@homeward/definition';
import { useId } from 'react';
import { Choice } from '../controls/choice';
import { useEditing } from '../editing';
import { eventsOf, type OwnProcess } from '../processes-of';
import { RuleEditor } from '../rules/rule-editor';

type Met = DeadlineDefinition['metBy'];

export function MetBy({
  own: { id: processId, process },
  name,
  deadline: { title, metBy },
}: {
  readonly own: OwnProcess;
  readonly name: string;
  readonly deadline: DeadlineDefinition;
}) {
  const { pack, locked, change } = useEditing();
  const id = useId();
  const set = (label: string, next: Met) =>
    change(`Deadline “${title}”: ${label}`, [
      { file: processFile(processId, 'deadlines'), at: `/${name}/metBy`, after: toJson(next) },
    ]);
  const events = eventsOf(process);
  const titleOf = (event: string): string => process.events[event]?.title ?? event;
  const numbered = metBy.map((met, index) => ({ met, index, key: `${index + 1}` }));
  return (
    <>
      <h3 className="govuk-heading-m">What meets it</h3>
      {numbered.map(({ met, index, key }) => (
        <div key={key} className="hw-part">
          <Choice
            id={`${id}-${key}`}
            label={`Action ${key}`}
            options={events}
            value={met.event}
            disabled={locked !== undefined}
            onChange={(event) =>
              set(
                `“${titleOf(event)}” meets it`,
                metBy.map((one, at) => (at === index ? { ...one, event } : one)),
              )
            }
          />
          <RuleEditor
            rule={met.when}
            scope={{
              process,
              forms: formsOf(pack, process, met.event),
              extraAnswers: extraAnswersOf(process.events[met.event]),
            }}
            label={`“${titleOf(met.event)}” meets it when`}
            without="Whenever it happens"
            onChange={(when) =>
              set(
                `when “${titleOf(met.event)}” meets it`,
                metBy.map((one, at) =>
                  at === index ? { event: one.event, ...(when === undefined ? {} : { when }) } : one,
                ),
              )
            }
          />
          {metBy.length > 1 && locked === undefined && (
            <button
              type="button"
              className="govuk-button govuk-button--secondary"
              onClick={() =>
                set(
                  `“${titleOf(met.event)}” no longer meets it`,
                  metBy.filter((_, at) => at !== index),
                )
              }
            >
              Remove action {key}
            </button>
          )}
        </div>
      ))}
      {locked === undefined && metBy.length < 10 && events[0] !== undefined && (
        <Choice
          id={`${id}-add`}
          label="Another action that meets it"
          options={events.filter(
            ({ value }) => !metBy.some(({ event, when }) => event === value && when === undefined),
          )}
          value=""
          nothing="Choose an action to add"
          onChange={(event) => {
            if (event !== '') set(`“${titleOf(event)}” meets it too`, [...metBy, { event }]);
          }}
        />
      )}
    </>
  );
}
