/** One action: its words, its form, who may, what bars it, and what it makes known. */
import { chartGraph, type EventDefinition, eventUses, processFile, rolesRecording } from '@homeward/definition';
import { roleTitle } from '@homeward/engine';
import { useId, useState } from 'react';
import { BlockMark } from '../block-mark';
import { Choice } from '../controls/choice';
import { CitedClauses } from '../controls/cited-clauses';
import { TextLine } from '../controls/text-line';
import { useEditing } from '../editing';
import type { OwnProcess } from '../processes-of';
import { longTitleOf } from '../state-options';
import { FactEffects } from './fact-effects';
import { Gates } from './gates';
import { GROUPS } from './new-action';
import type { PictureChoice } from './picture-choice';
import { TellsAndOpens } from './tells-and-opens';

export function EventPanel({
  own,
  event,
  onChoose,
}: {
  readonly own: OwnProcess;
  readonly event: string;
  onChoose(choice: PictureChoice | undefined): void;
}) {
  const { pack, locked, change } = useEditing();
  const id = useId();
  const [removing, setRemoving] = useState(false);
  const definition = own.process.events[event];
  if (definition === undefined) return null;
  const file = processFile(own.id, 'events');
  const said = `Action “${definition.title}”`;
  const disabled = locked !== undefined;
  const set = (label: string, part: keyof EventDefinition, after: string | undefined) =>
    change(`${said}: ${label}`, [{ file, at: `/${event}/${part}`, ...(after === undefined ? {} : { after }) }]);
  const forms = Object.values(pack.forms)
    .map(({ key, layout }) => ({ value: key, title: layout.title }))
    .sort((a, b) => a.title.localeCompare(b.title, 'en-GB'));
  const ways = chartGraph(own.process.chart).edges.filter((edge) => edge.event === event);
  const roles = rolesRecording(pack, event).map((role) => roleTitle(pack, role));
  return (
    <>
      <BlockMark file={file} at={`/${event}`} />
      <TextLine
        id={`${id}-title`}
        label="What it is called"
        hint={`In the files it is called ${event}.`}
        value={definition.title}
        required
        disabled={disabled}
        onChange={(title) => set(`is now called “${title}”`, 'title', title)}
      />
      <TextLine
        id={`${id}-done`}
        label="What the history says"
        value={definition.done}
        required
        disabled={disabled}
        onChange={(done) => set('what the history says', 'done', done)}
      />
      {definition.sentBy === 'person' ? (
        <>
          <Choice
            id={`${id}-form`}
            label="Form"
            options={forms}
            value={definition.form ?? ''}
            nothing="No form: only the day is asked"
            disabled={disabled}
            onChange={(form) => set('another form', 'form', form === '' ? undefined : form)}
          />
          <TextLine
            id={`${id}-day`}
            label="How its day is asked"
            hint="Leave it empty for “When did it happen?”"
            value={definition.dayLabel ?? ''}
            disabled={disabled}
            onChange={(text) => set('how its day is asked', 'dayLabel', text.trim() === '' ? undefined : text)}
          />
          <Choice
            id={`${id}-group`}
            label="Among"
            options={GROUPS}
            value={definition.group}
            disabled={disabled}
            onChange={(group) => set('is listed elsewhere', 'group', group)}
          />
          <p className="govuk-body">Who may: {roles.join(', ') || 'nobody yet'}. It is changed under “Permissions”.</p>
        </>
      ) : (
        <p className="govuk-body">
          {definition.sentBy === 'time'
            ? 'Time brings it; nobody records it.'
            : 'A linked case brings it; nobody records it.'}
        </p>
      )}
      <h4 className="govuk-heading-s">Where it can happen</h4>
      {ways.length === 0 ? (
        <p className="govuk-body">Nowhere yet: choose a step and add it there.</p>
      ) : (
        <ul className="govuk-list govuk-list--bullet">
          {[...new Set(ways.map(({ source }) => source))].map((source) => (
            <li key={source.path}>
              {source.path === '' ? (
                'Anywhere in the process'
              ) : (
                <button
                  type="button"
                  className="hw-link-button"
                  onClick={() => onChoose({ kind: 'state', path: source.path })}
                >
                  {longTitleOf(own.process, source)}
                </button>
              )}
            </li>
          ))}
        </ul>
      )}
      <Gates own={own} event={event} definition={definition} />
      <FactEffects own={own} event={event} definition={definition} />
      <TellsAndOpens own={own} event={event} definition={definition} />
      <CitedClauses
        id={`${id}-sources`}
        label="Where this comes from"
        about={definition.title}
        cited={definition.sources}
        onChange={(cited, how) => change(`${said}: ${how}`, [{ file, at: `/${event}/sources`, after: [...cited] }])}
      />
      {!disabled && (
        <button
          type="button"
          className="govuk-button govuk-button--secondary"
          aria-expanded={removing}
          onClick={() => setRemoving(!removing)}
        >
          Removing it
        </button>
      )}
      {removing && (
        <RemoveEvent own={own} event={event} title={definition.title} onRemoved={() => onChoose(undefined)} />
      )}
    </>
  );
}

function RemoveEvent({
  own,
  event,
  title,
  onRemoved,
}: {
  readonly own: OwnProcess;
  readonly event: string;
  readonly title: string;
  onRemoved(): void;
}) {
  const { pack, change } = useEditing();
  const uses = eventUses(pack, own.id, event);
  if (uses.length > 0)
    return (
      <>
        <p className="govuk-body">It cannot be removed while these use it. Change them first.</p>
        <ul className="govuk-list govuk-list--bullet">
          {uses.map((use) => (
            <li key={use.place}>{use.title}</li>
          ))}
        </ul>
      </>
    );
  return (
    <button
      type="button"
      className="govuk-button govuk-button--warning"
      onClick={() => {
        change(`Action “${title}” removed`, [{ file: processFile(own.id, 'events'), at: `/${event}` }]);
        onRemoved();
      }}
    >
      Remove this action
    </button>
  );
}
