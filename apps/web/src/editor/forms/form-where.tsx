/** Where a form is filled in, and the way to have it filled in before something else. */
import {
  attachToDocument,
  attachToEvent,
  namedThings,
  type Process,
  processIds,
  usesOfForm,
} from '@homeward/definition';
import { useState } from 'react';
import { Choice } from '../controls/choice';
import { useEditing } from '../editing';
import { FormBeforeAction } from './form-before-action';
import { useForm } from './use-form';

export function FormWhere({ form }: { readonly form: string }) {
  const { pack } = useEditing();
  const { isLocked } = useForm(form);
  const uses = usesOfForm(pack, form);
  const ids = processIds(pack);
  const [id, setId] = useState(uses[0]?.process ?? ids[0] ?? '');
  const process: Process | undefined = pack.processes[id];
  return (
    <>
      {uses.length === 0 ? (
        <p className="govuk-body">Nothing asks this form yet, so nobody can fill it in.</p>
      ) : (
        <ul className="govuk-list govuk-list--bullet">
          {uses.map((use) => (
            <li key={`${use.process} ${use.kind} ${use.key}`}>
              {use.kind === 'event' ? 'The action' : 'The document'} “{use.title}”
            </li>
          ))}
        </ul>
      )}
      {!isLocked && process !== undefined && (
        <>
          {ids.length > 1 && (
            <Choice
              id="where-process"
              label="Process"
              options={ids.map((value) => ({ value, title: pack.processes[value]?.definition.title ?? value }))}
              value={id}
              onChange={setId}
            />
          )}
          <FormBeforeAction key={`${form} ${id}`} form={form} process={id} />
          <Attach form={form} process={id} kind="event" />
          <Attach form={form} process={id} kind="document" />
        </>
      )}
    </>
  );
}

function Attach({
  form,
  process: id,
  kind,
}: {
  readonly form: string;
  readonly process: string;
  readonly kind: 'event' | 'document';
}) {
  const { pack } = useEditing();
  const { files, act } = useForm(form);
  const [chosen, setChosen] = useState('');
  const process = pack.processes[id];
  const things = namedThings(pack, kind, process).filter(({ value }) =>
    kind === 'event'
      ? process?.events[value]?.form === undefined && process?.events[value]?.sentBy === 'person'
      : process?.documents[value]?.form === undefined,
  );
  const what =
    kind === 'event' ? 'An action that asks nothing so far' : 'A document that is not written on a form so far';
  if (things.length === 0) return null;
  return (
    <div className="hw-line-form">
      <Choice
        id={`attach-${kind}`}
        label={what}
        options={things}
        value={chosen}
        nothing="Choose …"
        onChange={setChosen}
      />
      <button
        type="button"
        className="govuk-button govuk-button--secondary"
        onClick={() => {
          const title = things.find(({ value }) => value === chosen)?.title;
          if (title === undefined) return;
          act(
            kind === 'event' ? `asked by “${title}”` : `“${title}” is written on it`,
            kind === 'event' ? attachToEvent(files, id, chosen, form) : attachToDocument(files, id, chosen, form),
          );
          setChosen('');
        }}
      >
        {kind === 'event' ? 'Ask the form there' : 'Write the document on it'}
      </button>
    </div>
  );
}
